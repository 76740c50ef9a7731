import type { Facts } from "./fact";

/** Cookies, CSRF tokens, and reading the session from a cookie. */
export const cookies = {
  "V10.one-cookie":
    "2,500 characters of payload beside name and address fit into one session cookie, of 3,849 characters",
  "V10.two-cookies": "2,600 characters of payload make two cookies, .0 of 3,936 characters and .1",
  "cookies.split-above":
    "A session token of up to 3,936 characters is one cookie, and a longer one two, of which .0 has 3,936",
  "V10.three-cookies": "6 kB of payload make three cookies and a Cookie header of about 8.8 kB",
  "VB.common-prefix":
    "A cookie whose name begins with the session cookie's name spoils the session: null, and both are removed",
  "cookies.default-attributes":
    "The cookies for session, CSRF token, callback URL, PKCE, state and nonce are HttpOnly, SameSite=Lax and Path=/, without Domain; on https they are Secure with a prefix, on http neither",
  "cookies.without-lifetime":
    "The cookies for the callback URL and the CSRF token have neither Expires nor Max-Age",
  "cookies.renamed": "A new name for the session cookie signs everybody out, with both strategies",
  "cookies.options-merge":
    "Options of a cookie are merged into the default ones: with domain alone, the cookies for session, callback URL, PKCE, state and nonce keep Path=/, HttpOnly, Secure and SameSite=Lax",
  "VB.shared-by-subdomains":
    "A session cookie with a Domain is a session at every subdomain with the same secret and cookie name; the CSRF cookie stays with its host",
  "VB.http-behind-tls":
    "Behind a proxy that ends TLS and is not accounted for, cookies lose their prefix and redirect_uri begins with http://",
  "VB.get-token": "getToken() finds the session of an https site only with secureCookie: true",
  "VB.get-token-custom-name":
    "getToken() finds a renamed session cookie by cookieName, from which the salt follows",
  "run.malformed-bearer":
    "getToken() is null for an Authorization: Bearer header that cannot be decoded",
  "V5.csrf-for-credentials":
    "A POST to the callback of credentials without the CSRF token ends as MissingCSRF",
  "V5.csrf-for-sign-in-and-out":
    "A POST to signin or signout without the CSRF token ends at /signin?error=MissingCSRF and changes nothing",
  "V5.no-csrf-for-oauth-callback":
    "A POST to the callback of an OAuth provider needs no CSRF token",
  "V16.csrf-for-session": "A POST to /session without the CSRF token is answered with 400 and null",
  "cookies.csrf-by-package":
    "A sign-out without the CSRF token is refused as MissingCSRF by next-auth, @auth/express and @auth/solid-start, and done by @auth/sveltekit and @auth/qwik",
  "cookies.node-431":
    "The HTTP server of Node.js answers a request with more than 16 KB of headers with 431",
  "V8.get-starts-nothing":
    "GET /signin/<provider> starts no sign-in: UnknownAction, shown as error=Configuration",
} as const satisfies Facts;
