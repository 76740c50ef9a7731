import type { Facts } from "./fact";

/** What Auth.js leaves to the app, and what becomes of a session that the app does not end. */
export const securityModel = {
  "security-model.authorize-decides":
    "A Credentials provider calls authorize for each attempt and signs in whom it returns, whatever was typed and however often it failed before",
  "security-model.no-end-session":
    "Core's routes and the framework packages never use a provider's end_session_endpoint",
  "security-model.express-async-error":
    "An asynchronous handler that throws is answered with 500 by Express 5, and ends the process with Express 4",
  "session-strategies.version-query":
    "With the version check of the guide, each read of a JWT session is one query of the table of users; without it, with an adapter, too, it is none",
  "session-strategies.stale-row":
    "With JWT sessions, a changed row of the user does not show at a read, until the jwt callback puts the new values into the token",
  "session-strategies.always-expires":
    "The session cookie has Expires with both strategies, whatever the cookie's options say",
  "session-strategies.everywhere-else":
    "Neither deleting a user's session rows nor a jwt callback that returns null asks anything of the provider, which signs the user in again without a question",
  "session-strategies.stolen-unread":
    "A cookie that is copied to another browser gives the session there, without the secret",
  "session-strategies.next-named-fields":
    "With the session callback of the guide, auth() of next-auth returns what that names, in each of its forms and with both strategies",
  "session-strategies.clear-cookie":
    "Signing out of a JWT session sends a cookie that is to be deleted, and calls nothing that could remember the token",
} as const satisfies Facts;
