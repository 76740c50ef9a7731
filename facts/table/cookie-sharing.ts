import type { Facts } from "./fact";

/** Who else gets a cookie of Auth.js, and what a browser or a server does with it. */
export const cookieSharing = {
  "cookies.held-values":
    "The cookies for PKCE, state and nonce open with the secret to the code verifier, the state and the nonce of the authorization request",
  "cookies.csrf-value":
    "The CSRF cookie is 32 random bytes in hexadecimal, a bar, and the SHA-256 hash of them and the secret",
  "cookies.callback-url-kept":
    "The callback-url cookie has the address to which the person goes after signing in and after signing out",
  "cookies.form-of-another-host":
    "A form of a subdomain, with a CSRF token that it got from Auth.js there, is refused by Auth.js at the app's host as MissingCSRF",
  "cookies.host-prefix":
    "A CSRF cookie that the config gives a Domain is refused by the browser, because its name begins with __Host-, and a sign-in form is refused with it",
  "cookies.two-ports":
    "Two apps on two ports of one host get each other's session cookie, and with another secret one deletes the other's",
  "cookies.sign-out-refused":
    "Where cookies outgrow the limit of Node's HTTP server, signing out is answered with 431, too, and reaches no code of the app",
  "cookies.https-renames":
    "A move from http to https renames the session cookie and signs everybody out",
} as const satisfies Facts;
