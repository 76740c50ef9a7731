import { decode, encode, type JWTDecodeParams, type JWTEncodeParams } from "@auth/core/jwt";

type Secret = string | string[];
type Decode = (params: JWTDecodeParams) => unknown;
type Encode = (params: JWTEncodeParams) => unknown;

/** The parts of an `AuthConfig` that decide how its cookies are named, encrypted and hashed. */
export interface SessionConfig {
  secret?: Secret;
  cookies?: Partial<Record<CookieUse, { name?: string }>>;
  jwt?: { secret?: Secret; maxAge?: number; decode?: Decode; encode?: Encode };
  adapter?: unknown;
  session?: { strategy?: string; maxAge?: number };
}

/** What `@auth/core` calls the cookies whose content is encrypted, or hashed. */
export type CookieUse = keyof typeof NAMES;

/** The names by default (`@auth/core/lib/utils/cookie`, `defaultCookies`), and over HTTPS. */
const NAMES = {
  sessionToken: ["authjs.session-token", "__Secure-authjs.session-token"],
  csrfToken: ["authjs.csrf-token", "__Host-authjs.csrf-token"],
  pkceCodeVerifier: ["authjs.pkce.code_verifier", "__Secure-authjs.pkce.code_verifier"],
  state: ["authjs.state", "__Secure-authjs.state"],
  nonce: ["authjs.nonce", "__Secure-authjs.nonce"],
  webauthnChallenge: ["authjs.challenge", "__Secure-authjs.challenge"],
} as const;

export const COOKIE_USES = Object.keys(NAMES) as CookieUse[];

/** The names that a cookie may have: the one that the config gives it, or those by default. */
export function cookieNames(use: CookieUse, { cookies }: SessionConfig): readonly string[] {
  const configured = cookies?.[use]?.name;
  // Over HTTPS, the name with the prefix is the one that counts.
  return configured === undefined ? [...NAMES[use]].reverse() : [configured];
}

/** How core encrypts and decrypts: `jwt` of the config, over its own functions (`lib/init`). */
export function jwtOptions({ secret = "", jwt }: SessionConfig) {
  return { secret, decode: decode as Decode, encode: encode as Encode, ...jwt };
}

/** SHA-256 in hexadecimal, as core hashes a value with the app's secret (`lib/utils/web`). */
export async function hashWithSecret(value: string, secret: Secret): Promise<string> {
  const data = new TextEncoder().encode(`${value}${String(secret)}`);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return [...hash].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
