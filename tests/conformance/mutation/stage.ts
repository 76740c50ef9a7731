import type { AuthConfig } from "@auth/core";

import { ScenarioRun } from "../../../src/scenario/run";
import type { Step } from "../../../src/scenario/types";
import type { WorldApp } from "../../../src/world/app/app-host";
import { openIdProvider } from "../../../src/world/idp/openid-provider";
import { alice, type Persona } from "../../../src/world/idp/personas";
import { type Auth, smallApp } from "../small-app";
import { Attacker } from "./attacker";

/** The app under attack. */
export const APP = "https://app.example";
/** The honest identity provider. */
const ACME = "https://id.acme.example";
/** A site of the attacker's. */
export const EVIL = "https://evil.example";

/** The attacker's own account at the honest provider. */
const mallory: Persona = {
  id: "mallory",
  name: "Mallory Example",
  username: "mallory-example",
  email: "mallory@mail.example",
  emailVerified: true,
};

/** What an attack's steps can use besides Alice and her browser. */
export interface Stage {
  mallory: Attacker;
  gateway: Gateway;
  /** Lets pages answer at an origin, by path. They may be changed while the scenario runs. */
  site: (origin: string) => Map<string, Page>;
}

/** What a site of the attacker's answers. */
export type Page = (request: Request) => Response;

/**
 * An attack as a scenario. Its last step asserts what the attacker must not get; the steps before
 * are how he tries, and pass whether the attack succeeds or not.
 */
export interface Attack {
  name: string;
  /** Set if the attack cannot share the library's modules with others: a name for its own. */
  modules?: string;
  config: () => Pick<AuthConfig, "providers"> & Partial<AuthConfig>;
  steps: (stage: Stage) => Step<"alice">[];
}

/** How a scenario ended. */
export interface Outcome {
  /** Whether only the last step was left when something did not hold, or nothing was left. */
  reachedEnd: boolean;
  /** What did not hold. */
  error?: unknown;
}

/** Plays an attack, or other steps with its app, on the library that is given. */
export async function play(
  attack: Pick<Attack, "name" | "config" | "steps">,
  auth: Auth,
): Promise<Outcome> {
  const app = smallApp(auth, attack.config());
  const gateway = new Gateway(app);
  const scenario = {
    title: attack.name,
    summary: attack.name,
    world: {
      app: APP,
      browsers: { alice: "Alice's laptop" },
      identityProviders: [
        openIdProvider({
          name: "Acme ID",
          issuer: ACME,
          personas: [alice, mallory],
          clients: [
            {
              id: "acme-client-id",
              secret: "fake-acme-secret",
              redirectUris: [`${APP}/auth/callback/acme`],
            },
          ],
        }),
      ],
    },
    steps: [] as Step<string>[],
  };
  const run = new ScenarioRun(scenario, gateway);
  const { network } = run.world;
  scenario.steps = attack.steps({
    mallory: new Attacker(network, APP),
    gateway,
    site(origin) {
      const pages = new Map<string, Page>();
      network.register(origin, {
        actor: { role: "asset-host", name: new URL(origin).host },
        async fetch(request) {
          const page = pages.get(new URL(request.url).pathname);
          return page?.(request) ?? new Response("Not found", { status: 404 });
        },
      });
      return pages;
    },
  });
  try {
    while (run.done < scenario.steps.length) await run.next();
    return { reachedEnd: true };
  } catch (error) {
    return { reachedEnd: run.done === scenario.steps.length - 1, error };
  } finally {
    run.world.dispose();
  }
}

/** The proxy in front of the app. It can fail, and its log names what it lost. */
class Gateway implements WorldApp {
  readonly config: WorldApp["config"];
  /** Address of the callback that never reached the app. */
  lost: string | undefined;
  #fails = false;
  readonly #app: WorldApp;

  constructor(app: WorldApp) {
    this.#app = app;
    this.config = app.config;
  }

  /** The next callback is answered with 504 and does not reach the app. */
  losesNextCallback(): void {
    this.#fails = true;
  }

  async fetch(...[request, serving]: Parameters<WorldApp["fetch"]>): Promise<Response> {
    if (this.#fails && new URL(request.url).pathname.startsWith("/auth/callback/")) {
      this.#fails = false;
      this.lost = request.url;
      return new Response("504 Gateway Timeout", { status: 504 });
    }
    return this.#app.fetch(request, serving);
  }
}

/** A page of HTML. */
export function html(body: string): Response {
  return new Response(`<!doctype html><title>Win a prize</title>${body}`, {
    headers: { "content-type": "text/html" },
  });
}

/** The honest provider in an app's config. */
export function acme(checks: ("pkce" | "state" | "nonce")[]) {
  return {
    id: "acme",
    name: "Acme ID",
    type: "oidc" as const,
    issuer: ACME,
    clientId: "acme-client-id",
    clientSecret: "fake-acme-secret",
    checks,
  };
}
