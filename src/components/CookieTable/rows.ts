/** Name and attributes of a cookie, as core sets them (plugins/cookies). */
interface DefaultCookie {
  name: string;
  options: { httpOnly: boolean; sameSite: string; path: string; secure: boolean; maxAge?: number };
}

/** Core's default cookies without and with `useSecureCookies`, by their name in the option. */
export interface CookieData {
  plain: Record<string, DefaultCookie>;
  secure: Record<string, DefaultCookie>;
}

/** What the reader chose. */
export interface CookieChoices {
  protocol: "http" | "https";
  useSecureCookies: "unset" | "true" | "false";
  strategy: "jwt" | "database";
  /** `Domain` of the session cookie; empty: none. */
  domain: string;
}

/** A row of the table. */
export interface CookieRow {
  key: string;
  name: string;
  attributes: string;
  holds: string;
}

/** What is in each cookie. A cookie that is not told of here shows an empty cell. */
const HOLDS: Record<string, string> = {
  callbackUrl: "where the user goes after signing in or out",
  csrfToken: "a random token, and a hash of it with the secret",
  pkceCodeVerifier: "the secret half of PKCE, encrypted",
  state: "the state, encrypted",
  nonce: "the nonce, encrypted",
  webauthnChallenge: "the challenge that a passkey has to sign, encrypted",
};

/** The cookies that the options lead to. */
export function cookieRows(data: CookieData, choices: CookieChoices): CookieRow[] {
  const { protocol, useSecureCookies, strategy, domain } = choices;
  // As in core: `useSecureCookies ?? url.protocol === "https:"`.
  const isSecure =
    useSecureCookies === "unset" ? protocol === "https" : useSecureCookies === "true";
  return Object.entries(isSecure ? data.secure : data.plain).map(([key, { name, options }]) => {
    const isSession = key === "sessionToken";
    const session =
      strategy === "jwt" ? "the session, encrypted" : "the key of a row of the session table";
    return {
      key,
      name,
      attributes: attributesOf(options, isSession ? domain.trim() : ""),
      holds: isSession ? session : (HOLDS[key] ?? ""),
    };
  });
}

function attributesOf(
  { httpOnly, sameSite, path, secure, maxAge }: DefaultCookie["options"],
  domain: string,
): string {
  return [
    httpOnly && "HttpOnly",
    secure && "Secure",
    `SameSite=${sameSite.charAt(0).toUpperCase()}${sameSite.slice(1)}`,
    `Path=${path}`,
    domain !== "" && `Domain=${domain}`,
    maxAge !== undefined && `Max-Age=${maxAge}`,
  ]
    .filter(Boolean)
    .join("; ");
}
