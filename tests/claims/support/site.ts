import type { AuthConfig } from "@auth/core";

import { Browser } from "./browser";
import { loadCore, type Core } from "../../support/world/core";
import type { IdentityProvider, Persona } from "./identity-provider";
import { locationOf } from "./redirect";

/** A site that runs the real `@auth/core`, and what it logged. */
export interface Site {
  core: Core;
  /** Types of the errors that the library logged, in order. */
  logged: string[];
  /** A new browser without cookies. */
  browser: () => Browser;
}

/** Address of every site under test. */
export const ORIGIN = "https://app.example";

/**
 * Starts a site.
 *
 * @param configure Called for each request, because the library writes into the object it gets.
 */
export async function startSite(configure: (core: Core) => AuthConfig): Promise<Site> {
  const core = await loadCore();
  const logged: string[] = [];
  const handler = (request: Request) =>
    core.Auth(request, {
      secret: "a-secret-for-tests-only",
      trustHost: true,
      logger: {
        error: (error) => {
          logged.push(error.name);
          if (process.env.DEBUG_CLAIMS) console.log(error, error.cause);
        },
        warn() {},
        debug() {},
      },
      ...configure(core),
    });
  return { core, logged, browser: () => new Browser(ORIGIN, handler) };
}

/**
 * Signs in at an identity provider as a persona.
 *
 * @returns The address to which the site sends the browser at the end.
 */
export async function signIn(
  browser: Browser,
  provider: IdentityProvider,
  persona: Persona,
): Promise<string> {
  const started = await browser.post(`/auth/signin/${provider.id}`, { callbackUrl: "/home" });
  const back = provider.consent(locationOf(started), persona);
  return locationOf(await browser.get(back));
}
