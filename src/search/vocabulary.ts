/*
 * What the search has to be told about words. It is short on purpose: a page that misses a word that
 * readers use is better mended on the page. Nothing here names a page; each line is true of any text
 * about signing in.
 */

import type { Kind } from "./pages";

/** Words that tell nothing: they are neither indexed nor looked for. */
export const STOP_WORDS =
  "a about after also am an and any are as at be been being before but by can could do does doing for from had has have having he her here him his how i if in into is it its just me my no not of on or our out over own please she should so some such than that the their them then there these they this those to too under up very was we were what when where which while who why will with would you your";

/** What pages of a kind are about, and do not all say in their own words. */
export const KIND_WORDS: Readonly<Partial<Record<Kind, string>>> = {
  provider: "sign in with login provider setup",
  adapter: "database adapter",
  error: "error message log",
};

/** Words that are written in two or as one, with a sign between them or without, in any form. */
export const COMPOUNDS: readonly (readonly [string, string])[] = [
  ["sign", "in"],
  ["sign", "out"],
  ["sign", "up"],
  ["log", "in"],
  ["log", "out"],
  ["set", "up"],
  ["pass", "key"],
];

/**
 * What readers ask for, and other words for it that the site uses. One word, or two in a row; either
 * may come in any form.
 */
export const SYNONYMS: readonly (readonly [asked: string, means: string])[] = [
  // The site says "sign in" and "sign out", as the library does; most people say "log".
  ["login", "signin"],
  ["signin", "login"],
  ["logout", "signout"],
  ["signout", "logout"],
  ["signup", "signin"],
  ["register", "signup"],
  // Long-lived sessions, as the boxes on sign-in pages call them.
  ["remember", "lifetime"],
  ["remember", "maxAge"],
  ["expire", "lifetime"],
  ["timeout", "lifetime"],
  ["duration", "lifetime"],
  ["device", "everywhere"],
  ["device", "browser"],
  // The usual name of a sign-in link that is mailed.
  ["magic link", "email"],
  ["password", "credentials"],
  ["username", "credentials"],
  // Next.js 16 calls its middleware "proxy".
  ["middleware", "proxy"],
  ["subdomain", "domain"],
  ["subdomain", "host"],
  ["nginx", "proxy"],
  ["docker", "container"],
  ["role", "authorization"],
  ["permission", "authorization"],
  ["protect", "authorization"],
  ["protect", "protected"],
  ["authenticated", "signin"],
  ["2fa", "factor"],
  ["mfa", "factor"],
  ["sso", "signin"],
  ["social", "provider"],
  ["env", "environment"],
  ["db", "database"],
  ["ts", "typescript"],
  ["js", "javascript"],
  ["config", "configuration"],
  ["auth", "authentication"],
  ["extra", "custom"],
  ["custom", "own"],
  ["add", "extend"],
  ["field", "property"],
  ["backend", "service"],
  ["microservice", "service"],
  ["api route", "handler"],
  ["endpoint", "route"],
  ["big", "large"],
  ["big", "size"],
  ["huge", "large"],
  ["renew", "refresh"],
  ["stale", "update"],
  ["maintained", "maintainer"],
  ["dead", "maintained"],
  ["deprecated", "maintained"],
  ["alternative", "better auth"],
  ["postgresql", "postgres"],
  ["uuid", "id"],
  ["merge", "link"],
  ["hacked", "attack"],
  ["secure", "security"],
  ["nobody", "null"],
  ["mismatch", "differ"],
  ["switch", "move"],
  ["switch", "start"],
  ["migrate", "move"],
  ["upgrade", "version"],
  ["session null", "signout"],
  ["ad", "directory"],
  ["deploy", "production"],
  ["lost", "disappear"],
  ["vanish", "disappear"],
];
