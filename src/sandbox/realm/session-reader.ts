import { decode } from "@auth/core/jwt";
import { decodeProtectedHeader } from "jose";

import type { Browser } from "../../world/browser/browser";
import type { SessionState } from "../messages";

/** The parts of an `AuthConfig` that decide how the session cookie is named and encrypted. */
export interface SessionConfig {
  secret?: string | string[];
  cookies?: { sessionToken?: { name?: string } };
  adapter?: unknown;
  session?: { strategy?: string };
}

/**
 * Decrypts a browser's session cookie with the example's own secret, as only the app can.
 * The salt of the key derivation is the cookie's name (`@auth/core/jwt`, `getDerivedEncryptionKey`).
 */
export async function readSession(browser: Browser, config: SessionConfig): Promise<SessionState> {
  const { name, value } = findToken(browser, config.cookies?.sessionToken?.name);
  if (!value) return { kind: "none" };
  const strategy = config.session?.strategy ?? (config.adapter ? "database" : "jwt");
  if (strategy === "database") return { kind: "opaque", cookie: name, value };
  try {
    const header = decodeProtectedHeader(value);
    const claims = await decode({ token: value, secret: config.secret ?? "", salt: name });
    return { kind: "jwt", cookie: name, header, claims: claims ?? {} };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: "unreadable", cookie: name, reason };
  }
}

/** The session token's cookie; a large token comes in chunks named `.0`, `.1`, … */
function findToken(browser: Browser, configured: string | undefined) {
  const names = configured
    ? [configured]
    : ["__Secure-authjs.session-token", "authjs.session-token"];
  const cookies = browser.jar.list();
  for (const name of names) {
    const chunks = cookies
      .filter((cookie) => cookie.name === name || cookie.name.startsWith(`${name}.`))
      .sort((a, b) => Number(a.name.split(".").at(-1)) - Number(b.name.split(".").at(-1)));
    if (chunks.length > 0) return { name, value: chunks.map((cookie) => cookie.value).join("") };
  }
  return { name: "", value: "" };
}
