import { Auth, type AuthConfig } from "@auth/core";

import { runScenario, ScenarioRun } from "../../../src/scenario/run";
import type { Scenario } from "../../../src/scenario/types";
import type { WorldApp } from "../../../src/world/app/app-host";
import { openIdProvider } from "../../../src/world/idp/openid-provider";
import { alice, bob } from "../../../src/world/idp/personas";

const APP = "https://app.example";
const ISSUER = "https://id.acme.example";
const CLIENT = { id: "acme-client-id", secret: "fake-acme-secret" };

/** An app that signs in with an OpenID provider; a new one each time, because core changes configs. */
function createApp(): WorldApp {
  const config: AuthConfig = {
    providers: [
      {
        id: "acme",
        name: "Acme ID",
        type: "oidc",
        issuer: ISSUER,
        clientId: CLIENT.id,
        clientSecret: CLIENT.secret,
      },
    ],
    secret: "a fake secret for measurements",
    trustHost: true,
  };
  return {
    config,
    async fetch(request) {
      if (new URL(request.url).pathname.startsWith("/auth/")) return Auth(request, config);
      return new Response("<h1>Home</h1>", { headers: { "content-type": "text/html" } });
    },
  };
}

/** From the first visit to the session: what a reader of a tutorial plays through. */
const signInScenario: Scenario = {
  title: "Sign in",
  summary: "Alice signs in with an OpenID provider.",
  world: {
    app: APP,
    browsers: { visitor: "Alice's laptop" },
    identityProviders: [
      openIdProvider({
        name: "Acme ID",
        issuer: ISSUER,
        personas: [alice, bob],
        clients: [{ ...CLIENT, redirectUris: [`${APP}/auth/callback/acme`] }],
      }),
    ],
  },
  steps: [
    {
      caption: "Alice signs in",
      why: "This is what is measured.",
      async act({ visitor }) {
        await visitor?.opens("/auth/signin?callbackUrl=/");
        await visitor?.clicks("Sign in with Acme ID");
        await visitor?.clicks("Continue as Alice Example");
      },
      async expect({ visitor }) {
        visitor?.isAt("/");
        visitor?.sees("Home");
        visitor?.hasCookie("__Secure-authjs.session-token", { httpOnly: true });
        await visitor?.isSignedInAs("Alice Example");
      },
    },
  ],
};

/** Signs in once, in a world of its own. */
export async function signInOnce(): Promise<void> {
  await runScenario(signInScenario, createApp());
}

/** A world in which the same person signs in again and again. */
export function createLongRun(): { run: ScenarioRun; signIn: () => Promise<void> } {
  const run = new ScenarioRun(signInScenario, createApp());
  const { tab } = run.world.browser("visitor");
  const click = async (name: string) => {
    const target = tab.page?.document.clickables.find((candidate) => candidate.name === name);
    if (target?.kind !== "submit") throw new Error(`There is no button "${name}" on ${tab.url}.`);
    await tab.submit(target.submission);
  };
  return {
    run,
    async signIn() {
      await tab.open(`${APP}/auth/signin?callbackUrl=/`);
      await click("Sign in with Acme ID");
      // The provider may still know her, and send her back at once.
      if (tab.url.startsWith(ISSUER)) await click("Continue as Alice Example");
      if (tab.url !== `${APP}/`) throw new Error(`The sign-in ended at ${tab.url}.`);
    },
  };
}
