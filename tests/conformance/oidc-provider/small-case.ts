import type { AuthConfig } from "@auth/core";
import { vi } from "vitest";

import { alice, bob, openIdProvider, type Step } from "#scenario";

import type { Scenario } from "../../../src/scenario/types";
import type { WorldApp } from "../../../src/world/app/app-host";
import type { Client, ProviderFactory } from "../../../src/world/idp/identity-provider";
import type { OpenIdProviderOptions } from "../../../src/world/idp/openid-provider";
import { type Auth, smallApp } from "../small-app";

/** A scenario that is run twice: with the simulated provider and with the certified one. */
export interface Case {
  name: string;
  /** The issuer identifier of the provider that is exchanged. */
  issuer: string;
  /** The scenario and its app, with modules of their own: core keeps state in them. */
  load: () => Promise<{ scenario: Scenario; app: WorldApp }>;
}

/** Where the small app is. */
export const APP = "https://app.example";
/** Where its provider is. */
export const ISSUER = "https://id.acme.example";
/** The small app at its provider. */
export const CLIENT = { id: "acme-client-id", secret: "fake-acme-secret" };

/** A step of a small case. */
export type SmallStep = Step<"alice", ProviderFactory[]>;

/** What differs from an app with one provider and the library's defaults. */
export interface SmallCase {
  /** Members of the provider in the app's config. */
  provider?: object;
  config?: Partial<AuthConfig>;
  /** Members of the app's registration at the provider. */
  client?: Partial<Client>;
  /** Settings of the simulated provider, which the certified one takes over. */
  idp?: Partial<OpenIdProviderOptions>;
  steps: SmallStep[];
}

/** A case with a small app, its one provider, and Alice's laptop. */
export function small(name: string, { provider, config, client, idp, steps }: SmallCase): Case {
  return {
    name,
    issuer: ISSUER,
    async load() {
      vi.resetModules();
      const { Auth }: { Auth: Auth } = await import("@auth/core");
      const app = smallApp(Auth, {
        ...config,
        providers: [
          {
            id: "acme",
            name: "Acme ID",
            type: "oidc",
            issuer: ISSUER,
            clientId: CLIENT.id,
            clientSecret: CLIENT.secret,
            ...provider,
          },
        ],
      });
      const acme = openIdProvider({
        name: "Acme ID",
        issuer: ISSUER,
        personas: [alice, bob],
        clients: [{ ...CLIENT, redirectUris: [`${APP}/auth/callback/acme`], ...client }],
        ...idp,
      });
      const scenario: Scenario<"alice", ProviderFactory[]> = {
        title: name,
        summary: name,
        world: { app: APP, browsers: { alice: "Alice's laptop" }, identityProviders: [acme] },
        steps,
      };
      return { scenario: scenario as unknown as Scenario, app };
    },
  };
}

/** Alice goes to the provider: by the sign-in page, which takes her home afterwards. */
export async function goesToAcme(alice: Parameters<SmallStep["act"]>[0]["alice"]): Promise<void> {
  await alice.opens("/auth/signin?callbackUrl=/");
  await alice.clicks("Sign in with Acme ID");
}

/** Alice signs in as herself. */
export const signsIn: SmallStep = {
  caption: "Alice signs in",
  why: "She is asked who she is, and comes back with a session.",
  async act({ alice }) {
    await goesToAcme(alice);
    await alice.clicks("Continue as Alice Example");
  },
  expect({ alice }) {
    alice.isAt("/");
    alice.sees("Hello, Alice Example.");
  },
};

/** Alice signs out of the app, and stays signed in at the provider. */
export const signsOut: SmallStep = {
  caption: "She signs out of the app",
  why: "The provider hears nothing of it.",
  async act({ alice }) {
    await alice.opens("/auth/signout");
    await alice.clicks("Sign out");
    await alice.opens("/");
  },
  expect: ({ alice }) => alice.sees("You are not signed in."),
};
