import type { Browser } from "../../world/browser/browser";
import type { SessionState } from "../messages";
import { cookieNames, type SessionConfig } from "./auth-cookies";
import { judgeToken } from "./judge-token";

/**
 * Reads a browser's session cookie with the example's own secret, as only the app can. The salt of the
 * key derivation is the cookie's name (`@auth/core/jwt`, `getDerivedEncryptionKey`).
 */
export async function readSession(browser: Browser, config: SessionConfig): Promise<SessionState> {
  const { name, value } = findToken(browser, cookieNames("sessionToken", config));
  if (!value) return { kind: "none" };
  if (!isJwtSession(config)) return { kind: "opaque", cookie: name, value };
  const verdict = await judgeToken(value, name, config);
  const { header, claims } = verdict;
  if (verdict.outcome === "accepted") {
    return { kind: "jwt", cookie: name, value, header: verdict.header, claims: verdict.claims };
  }
  const { refusal } = verdict;
  return {
    kind: "unreadable",
    cookie: name,
    value,
    refusal,
    ...(header && { header }),
    ...(claims && { claims }),
  };
}

/** Whether sessions are JWTs. */
export function isJwtSession({ session, adapter }: SessionConfig): boolean {
  return (session?.strategy ?? (adapter ? "database" : "jwt")) === "jwt";
}

/** The session token's cookie; a large token comes in chunks named `.0`, `.1`, … */
export function findToken({ jar }: Pick<Browser, "jar">, names: readonly string[]) {
  const cookies = jar.list();
  for (const name of names) {
    const chunks = cookies
      .filter((cookie) => cookie.name === name || cookie.name.startsWith(`${name}.`))
      .sort((a, b) => Number(a.name.split(".").at(-1)) - Number(b.name.split(".").at(-1)));
    if (chunks.length > 0) {
      return { name, value: chunks.map(({ value }) => value).join(""), chunks };
    }
  }
  return { name: "", value: "", chunks: [] };
}
