import type { Facts } from "./fact";

/** Several instances or places that read one session. */
export const instances = {
  "instances.session-callback":
    "An instance without the session callback of another gives the session without the fields that this callback adds, and leaves the token as it is",
  "instances.lost-and-renewed":
    "After next-auth has dropped a renewed cookie in a Server Component, the old one is still read, and renewed by the proxy",
  "instances.cookie-passed-on":
    "A route of an app that passes on the Set-Cookie headers of Auth.js renews the session, and one that drops them does not",
  "instances.no-cookie": "A request without a cookie has no session, with either strategy",
} as const satisfies Facts;
