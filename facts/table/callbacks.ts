import type { Facts } from "./fact";

/** When callbacks and events run, and what their results change. */
export const callbacks = {
  "callbacks.sign-in-false":
    "A signIn callback that returns false ends a sign-in of each type of provider as AccessDenied, before a user, an account or a session is written",
  "callbacks.sign-in-throws":
    "A signIn callback that throws ends a sign-in of each type of provider as AccessDenied, with the exception in the log",
  "callbacks.sign-in-address":
    "A signIn callback that returns an address sends the browser there and makes no session, with OAuth, e-mail and credentials providers",
  "callbacks.sign-in-address-passkeys":
    "With passkeys, a signIn callback that returns an address changes nothing: registering and signing in both end with a session",
  "callbacks.sign-in-foreign-address":
    "An address that signIn returns goes through the redirect callback, which by default turns a foreign one into the app's origin",
  "callbacks.sign-in-uses-the-link-up":
    "The signIn callback runs when a link is asked for, before it is sent, and when it is followed; then the link's row is gone, also if the callback refuses",
  "callbacks.jwt-runs":
    "The jwt callback runs at sign-in, at each read and at each update of a JWT session, and with database sessions only at a sign-in with credentials",
  "callbacks.session-runs":
    "The session callback runs at each read and at each update, with both strategies, and not at sign-in",
  "callbacks.redirect-runs":
    "The redirect callback runs once for a request with a callbackUrl parameter or the callback-url cookie, and not for one without both",
  "callbacks.redirect-throws":
    "A redirect callback that throws makes a request end as Configuration; with the callback-url cookie, the session, the sign-in page and the error page redirect in a circle",
  "events.sign-in":
    "The signIn event gets user and account, isNewUser with an adapter but not with credentials, and profile with OAuth and OpenID providers only",
  "events.not-when-it-fails": "No event fires for a sign-in that the signIn callback refuses",
  "events.sign-out":
    "The signOut event gets the token of a JWT session, or what the adapter's deleteSession returns: nothing with Drizzle's",
  "events.not-when-it-expires": "No signOut event fires when a session expires",
  "events.rows":
    "createUser and linkAccount fire when their row is written, never without an adapter; updateUser fires at an e-mail link of a user that was there before",
  "events.row-messages":
    "createUser and updateUser get the user, linkAccount gets user, account and profile",
  "events.session":
    "The session event fires at each read and at each update of a session, with the session, and with JWT sessions the token; it does not fire for a browser that is signed out",
  "events.awaited": "Core answers after each event has ended, and ignores what it returns",
  "events.throw":
    "An event that throws is logged as EventError, and sign-in, read and sign-out go on",
} as const satisfies Facts;
