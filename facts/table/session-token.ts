import type { Facts } from "./fact";

/** What is in the token of a JWT session, and with which key it is encrypted. */
export const sessionToken = {
  "session-token.format":
    "The session token is a JWE in compact form: everybody can read its header of alg dir, enc A256CBC-HS512 and kid, and nothing of the claims",
  "session-token.kid": "kid is the thumbprint of the key, by SHA-512",
  "session-token.key":
    "The key is 64 bytes of HKDF with SHA-256, of the secret, with the cookie's name as salt",
  "session-token.claims":
    "name, email and picture in the token come from profile() without an adapter, and from the user's row with one",
  "session-token.own-claims":
    "What the jwt callback adds is in the token; without it there are name, email, picture, sub, iat, exp and jti, and nothing else",
  "session-token.rotation":
    "With the new secret in front of the old one, a session that is read within maxAge has the new key, and one that is not read has ended after it",
  "session-token.asked-of-the-app":
    "A request to the session endpoint with the cookie alone, made outside of the browser, is answered with the session",
  "session-token.link-hash":
    "The hash of a sign-in link, like that of the CSRF token, is made with all secrets, joined by commas",
} as const satisfies Facts;
