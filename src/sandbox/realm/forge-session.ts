import { UnsecuredJWT } from "jose";

import type { Browser } from "../../world/browser/browser";
import type { TokenMaking } from "../messages";
import { cookieNames, jwtOptions, type SessionConfig } from "./auth-cookies";
import { findToken, isJwtSession } from "./session-reader";

/** Characters of a cookie's value: what is longer, core cuts into several cookies (`SessionStore`). */
const CHUNK = 3_936;

/** Seconds that a session lives where the config does not say (`lib/init`). */
const MAX_AGE = 30 * 24 * 60 * 60;

const OTHER_SECRET = "another secret than the app has";

/**
 * Makes a session token of any claims, with the config's own `encode` or in a way that the app must
 * refuse.
 *
 * @param text the claims, as JSON
 * @returns puts the token into the browser's session cookie, for the event that is its cause
 * @throws Error saying why there is no such token
 */
export async function forgeSession(
  browser: Browser,
  text: string,
  making: TokenMaking,
  config: SessionConfig,
): Promise<(cause: number) => void> {
  if (!isJwtSession(config)) {
    throw new Error("Sessions of this app are rows of its database: there is no token to make.");
  }
  const { name, chunks } = findToken(browser, cookieNames("sessionToken", config));
  const [model] = chunks;
  if (!model) throw new Error(`${browser.actor.name} has no session cookie to put a token into.`);
  const token = await make(readClaims(text), name, making, config);
  return (cause) => {
    const pieces = cut(token, CHUNK);
    const names = pieces.length === 1 ? [name] : pieces.map((_, index) => `${name}.${index}`);
    for (const old of chunks) {
      if (!names.includes(old.name)) browser.jar.delete({ ...keyOf(old), name: old.name }, cause);
    }
    pieces.forEach((value, index) =>
      browser.jar.put({ ...model, name: names[index] ?? name, value }, cause),
    );
  };
}

function keyOf({ domain, path, hostOnly }: { domain: string; path: string; hostOnly: boolean }) {
  return { domain, path, hostOnly };
}

async function make(
  claims: Record<string, unknown>,
  salt: string,
  making: TokenMaking,
  config: SessionConfig,
): Promise<string> {
  if (making === "unsigned") return new UnsecuredJWT(claims).encode();
  const options = jwtOptions(config);
  const token = await options.encode({
    maxAge: config.session?.maxAge ?? MAX_AGE,
    ...options,
    // `encode` sets the end anew, by the world's clock: this one has passed.
    ...(making === "expired" && { maxAge: -60 }),
    ...(making === "other-secret" && { secret: OTHER_SECRET }),
    token: claims,
    salt: making === "other-salt" ? otherSalt(salt) : salt,
  });
  if (typeof token === "string") return token;
  throw new Error("encode() of the config returns no text.");
}

/** The name that the session cookie has by default, over HTTPS or without: the one that is not meant. */
function otherSalt(salt: string): string {
  return cookieNames("sessionToken", {}).find((name) => name !== salt) ?? "";
}

function readClaims(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw new Error("Claims are a JSON object.");
}

function cut(text: string, size: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at < text.length; at += size) pieces.push(text.slice(at, at + size));
  return pieces;
}
