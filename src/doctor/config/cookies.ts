import { mergeLikeCore } from "./merge";
import { asRecord, asText, isRecord } from "./values";

/** A cookie of Auth.js as it is set: the defaults with the config's `cookies` merged into them. */
export interface EvaluatedCookie {
  /** Its name in the config's `cookies`. */
  option: CookieOption;
  name: string;
  /** The name that it has unless the config gives another. */
  defaultName: string;
  /** Attributes, in the words of the config: `httpOnly`, `sameSite`, `path`, `secure`, `domain`. */
  attributes: Record<string, unknown>;
  /** What the config itself says about its attributes. */
  written: Record<string, unknown>;
}

/** The cookies of Auth.js (`lib/utils/cookie.ts`): the name without a prefix, and the prefix on https. */
const COOKIES = {
  sessionToken: ["authjs.session-token", "__Secure-"],
  callbackUrl: ["authjs.callback-url", "__Secure-"],
  csrfToken: ["authjs.csrf-token", "__Host-"],
  pkceCodeVerifier: ["authjs.pkce.code_verifier", "__Secure-"],
  state: ["authjs.state", "__Secure-"],
  nonce: ["authjs.nonce", "__Secure-"],
  webauthnChallenge: ["authjs.challenge", "__Secure-"],
} as const;

export type CookieOption = keyof typeof COOKIES;

/** The names of the cookies in the config's `cookies`. */
const COOKIE_OPTIONS = Object.keys(COOKIES) as CookieOption[];

/** What core sets, by the config's `cookies` and whether cookies are secure. */
export function evaluateCookies(cookies: unknown, isSecure: boolean): EvaluatedCookie[] {
  return COOKIE_OPTIONS.map((option) => {
    const [bare, prefix] = COOKIES[option];
    const defaultName = isSecure ? prefix + bare : bare;
    const defaults = { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure };
    const written = asRecord(asRecord(cookies)[option]);
    const merged = mergeLikeCore({ name: defaultName, options: defaults }, written);
    return {
      option,
      name: asText(merged.name) ?? defaultName,
      defaultName,
      attributes: asRecord(merged.options),
      written: isRecord(written.options) ? written.options : {},
    };
  });
}
