import type { Facts } from "./fact";

/** What single options of a config do. */
export const options = {
  "options.providers":
    "Each provider of the config is listed by the providers endpoint, and has its button on the built-in sign-in page",
  "options.theme":
    "The logo and the colors of theme are on the built-in pages for signing in, signing out, errors and verification",
  "options.jwt":
    "jwt.encode and jwt.decode of the config make and read the session token, and jwt.maxAge sets the token's end",
  "options.adapter": "An adapter gets the user, the account and the session of a sign-in to store",
  "options.cookies": "cookies changes the name and the attributes of each of six cookies",
  "options.secure-cookies":
    "useSecureCookies: true gives cookies prefix and Secure on http, and false gives them neither on https",
  "options.logger":
    "logger.error gets the errors and logger.warn the warnings, and nothing is printed",
  "options.base-path":
    "With basePath every endpoint answers below that path, and none below /auth; the redirect URI is the app's origin, basePath, /callback/ and the provider's id",
  "options.secret":
    "A cookie of the session, of PKCE, state and nonce opens with the secret and with no other, and of a list of secrets the first one writes",
  "options.state-and-nonce":
    "state is a random value in the authorization request that comes back in the address; nonce is one that comes back in the ID token",
} as const satisfies Facts;
