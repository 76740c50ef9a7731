import { alice, bob } from "../../world/idp/personas";
import type { Scenario } from "../types";
import { type ConfigAtHand, type ProviderAtHand, readProviders } from "./config-at-hand";
import { standUpAll } from "./identity-providers";
import { mailServices } from "./mail-services";
import { beforeSignIn, looksAtSession, signsOut } from "./tour/around";
import { credentialsSteps } from "./tour/credentials";
import { emailSteps } from "./tour/email";
import { oauthSteps } from "./tour/oauth";
import { passkeySteps } from "./tour/passkey";
import { explained, type Names, type Tour, type TourStep } from "./tour/tour";

const APP = "https://app.example";

/** Who signs in. Every persona of that name has an e-mail address. */
const ALICE = { ...alice, email: alice.email ?? "" };

/** How somebody signs in, by the type of the provider. */
const SIGN_IN: Record<string, (tour: Tour) => TourStep[]> = {
  oauth: oauthSteps,
  oidc: oauthSteps,
  email: emailSteps,
  credentials: credentialsSteps,
  webauthn: passkeySteps,
};

/**
 * The scenario of a configuration, derived from the evaluated config at hand: an identity provider
 * for each OAuth or OpenID Connect provider in it, the services that its e-mail providers send
 * through, and steps in which Alice signs in with the first provider, looks at her session, and
 * signs out. Whatever the reader changes in the config changes the world with it.
 *
 * What cannot be had (a provider without an issuer) is a warning in the log of the run.
 *
 * @param config the default export of `auth.ts`, whatever it is
 */
export function signInScenario(config: unknown): Scenario<Names> {
  const at = isObject(config) ? (config as ConfigAtHand) : {};
  const { providers, warnings } = readProviders(at);
  const idps = standUpAll(providers, at, APP);
  const [first] = providers;
  const name = first?.name ?? "nobody";
  return {
    title: `Sign in with ${name}`,
    summary: `Alice signs in with ${name}, looks at her session, and signs out.`,
    world: {
      app: APP,
      browsers: { alice: "Alice's laptop", bob: "Bob's laptop" },
      identityProviders: idps.factories,
      mail: {
        addresses: { alice: ALICE.email, bob: bob.email ?? "" },
        services: mailServices(providers, new URL(APP).hostname),
      },
    },
    steps: first ? stepsOf(first, at).map(explained) : [nothingToDo],
    warnings: [...warnings, ...idps.warnings],
  };
}

function stepsOf(provider: ProviderAtHand, config: ConfigAtHand): TourStep[] {
  const tour: Tour = { config, provider, person: ALICE };
  const signIn = SIGN_IN[provider.type]?.(tour) ?? [];
  return [...beforeSignIn(tour), ...signIn, looksAtSession(tour), signsOut(tour)];
}

/** Without a provider there is only the app to look at. */
const nothingToDo: TourStep = {
  caption: "Alice opens the app, and nobody can sign in",
  why: "The config has no provider. Add one to the list, and the tour signs in with it.",
  act: ({ alice }) => alice.opens("/"),
  expect: () => undefined,
};

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
