import type { AuthConfig } from "@auth/core";
import Passkey from "@auth/core/providers/passkey";
import type { WebAuthnConfig } from "@auth/core/providers/webauthn";

import type { RequestEvent } from "../../../src/world/trace/events";
import type { WorldSetup } from "../../../src/world/world";
import { simpleWebAuthnScript } from "../../../plugins/catalog/direct/assets";
import { ALICE } from "../../../plugins/catalog/direct/mail";
import { APP, openSite, SESSION_COOKIE, type Site } from "../../../plugins/catalog/direct/site";

/** Where core sends somebody whose credential it does not accept. */
export const VERIFICATION_FAILED = "/auth/error?error=WebAuthnVerificationError";

/** A site whose only provider is this one. */
export function openPasskeySite(
  provider: WebAuthnConfig = Passkey({}),
  setup: Partial<WorldSetup> = {},
  config: Partial<AuthConfig> = {},
): Site {
  const assets = simpleWebAuthnScript();
  return openSite({ providers: [provider], ...config }, { assets, ...setup });
}

/** Alice registers a credential with her address. */
export async function register({ alice }: Site, provider = "passkey"): Promise<void> {
  await alice.opens("/auth/signin");
  await alice.registersPasskey({ email: ALICE, provider });
}

/** Alice signs out. */
export async function signOut({ alice }: Site): Promise<void> {
  await alice.opens("/auth/signout");
  await alice.clicks("Sign out");
  alice.hasNoCookie(SESSION_COOKIE);
}

/** What is behind `navigator.credentials` in a browser. */
export function credentials({ world }: Site, browser = "alice") {
  return world.browser(browser).credentials;
}

/** What core and the page's script wrote as errors. */
export function errors({ world }: Site): string {
  const found = world.trace.events.flatMap((event) =>
    event.kind === "log" && event.level === "error" ? [event.message] : [],
  );
  return found.join("\n");
}

/** The last registration or assertion that a page has posted. */
export function lastCallback({ world }: Site): RequestEvent {
  const found = world.trace.events.findLast(
    (event) => event.kind === "request" && event.url === `${APP}/auth/callback/passkey`,
  );
  if (found?.kind !== "request") throw new Error("no callback yet");
  return found;
}
