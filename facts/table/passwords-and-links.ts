import type { Facts } from "./fact";

/** Credentials and e-mail links. */
export const passwordsAndLinks = {
  "V5.silent-failure":
    "Credentials with an adapter and the default strategy: the sign-in redirects and sets a cookie, the next read asks the adapter for a session, is null and removes the cookie, and nothing is logged",
  "V5.only-when-explicit":
    'UnsupportedStrategy is raised only for an explicit strategy "database" with no other type of provider',
  "V5.plain-error": "A plain Error in authorize() is shown as Configuration",
  "V5.null": "authorize() that returns null is shown as CredentialsSignin with code=credentials",
  "V5.own-code": "A subclass of CredentialsSignin puts its code into the address",
  "V5.adapter-untouched": "A sign-in with credentials calls no method of the adapter",
  "V13.consumed-by-get":
    "The first GET of a magic link uses it up, and signs in the sender of that GET: the scanner, not the person",
  "passwords-and-links.refused-link":
    "A signIn callback that refuses when a magic link is followed uses the link up: its token is deleted before",
  "V13.hashed":
    "The database holds sha256(token + secret) of a magic link, whose token is 32 random bytes; a link with the hash in place of the token signs nobody in",
  "V13.identifier":
    "An address is NFKC-normalized before it is used; quotes and a second @ are refused",
  "V13.rows":
    "The row of a magic link is deleted when the link is followed, expired or not, and stays as long as nobody follows it",
  "V13.head": "A HEAD request does not use a magic link up, which no longer helps",
  "V13.lifetime":
    "A magic link lives as long as the provider's maxAge, by default 24 hours, on the clock that everything shares",
  "passwords-and-links.no-rate-limit":
    "Each of 50 attempts reaches authorize(), and each of 50 requests sends a magic link",
} as const satisfies Facts;
