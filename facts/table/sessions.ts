import type { Facts } from "./fact";

/** Sessions: their life, their end, what they show, and who can change them. */
export const sessions = {
  "V11.renewed-by-each-read":
    "Each read of a JWT session is one decryption and one encryption, and makes a new token with a new jti, iat and exp",
  "V11.update-age-is-ignored": "updateAge does not hold back the renewal of a JWT session",
  "V11.replay-after-sign-out":
    "A copied JWT cookie works after the owner has signed out, until session.maxAge is over, and longer if it is used",
  "V11.one-clock": "Replacing Date moves core and jose: a token from the past is expired for both",
  "V11.token-version": {
    statement: "A version number in the JWT, checked by the jwt callback, signs out everywhere",
    file: "snippets/session-strategies/session-strategies.test.ts",
    test: "ends every session of the user, and lets the user sign in again",
  },
  "V12.update-age":
    "A read writes a database session's row once in updateAge (24 h), and not before",
  "V12.sign-out-deletes-the-row":
    "Signing out deletes the row of that session only; a copied cookie is dead",
  "V12.sign-out-everywhere":
    "Deleting a user's Session rows signs out every browser: its next read is null and removes the cookie",
  "V12.no-second-row":
    "Signing in again at the same provider while signed in adds no Session row and keeps the Account, with database sessions",
  "sessions.e-mail-link-adds-a-row":
    "An e-mail link followed while signed in as the same user adds a Session row and replaces the cookie, and the old key stays valid",
  "sessions.other-user-at-a-link":
    "An e-mail link followed while signed in as somebody else deletes the Session row of before if the address has a user, and leaves it if the link makes one",
  "VC-g.deleted-user": "A JWT session goes on when its user is deleted",
  "V17.null-at-sign-in": "A jwt callback that returns null at sign-in leaves no session",
  "V17.null-at-a-read": "A jwt callback that returns null at a read signs out",
  "V17.throw-at-a-read":
    "A jwt callback that throws at a read logs JWTSessionError and removes the session cookie",
  "V17.session-callback-throws":
    "A session callback that throws at a read of a JWT session logs JWTSessionError and removes the session cookie",
  "V16.update":
    'POST /session with the CSRF token and data calls jwt with trigger "update" and the data as session, and answers with the resulting session',
  "V16.read-has-no-trigger":
    "GET /session calls jwt without a trigger, so that it cannot be an update",
  "V16.naive-copy":
    "A jwt callback that copies what the client sends lets anybody make themselves an admin",
  "V16.role-from-the-database": {
    statement:
      "A jwt callback that looks up the role again at an update ignores what the client sends",
    file: "snippets/session-strategies/session-strategies.test.ts",
    test: "reads the role from the table at an update, whatever the browser sends",
  },
  "V15.session-survives":
    'With secret ["new", "old"] a session goes on, and its next read encrypts it with the new secret',
  "V15.sign-in-survives":
    "A sign-in at a provider that has begun before a secret is put in front goes through, with pkce, with pkce and state, and with all three checks",
  "V15.csrf-does-not":
    "A form that was loaded before a secret is put in front is refused as MissingCSRF",
  "V15.magic-link-does-not": "A magic link that was sent before a secret is put in front is dead",
  "V15.hash-over-all-secrets": "The CSRF token's hash is made with all secrets, joined by commas",
  "VC-c.bare-instance":
    "An instance without session.maxAge turns a session of two hours into one of 30 days by reading it",
  "VC-h.jwt-instance":
    'An instance with JWT sessions, or without an adapter, deletes the cookie of a database session: JWTSessionError, "Invalid Compact JWE"',
  "VC-f.documented-snippet":
    "session.user.id = user.id; return session sends the session token, the user's id and every column of the user's row to the browser",
  "V1.wrong-salt":
    "The cookie's name is the salt: a renamed cookie, or the same cookie on http, cannot be opened",
  "V17.session-callback-throws-with-rows":
    "A session callback that throws at a read of a database session logs SessionTokenError, gives null and leaves cookie and row, and the next read works",
  "sessions.default-strategy":
    "Sessions are JWTs without an adapter and rows with one, unless session.strategy is set",
  "sessions.thirty-days":
    "A session of either strategy ends 30 days after its last read, and no number of reads ends it",
  "sessions.cookie-expires":
    "The session cookie's Expires is session.maxAge from the sign-in, and from each read that passes the cookie on, with both strategies",
  "sessions.dropped-cookie":
    "If every read drops the cookie, the browser's ends session.maxAge after the sign-in with both strategies, although reads go on prolonging a database session's row",
  "sessions.one-query":
    "A read of a database session is one call of the adapter, getSessionAndUser, and one more of updateSession once in updateAge",
  "sessions.default-fields":
    "Without a session callback the session endpoint returns name, address, picture and expiry, and nothing else, with both strategies",
  "sessions.not-at-the-provider":
    "Signing out asks nothing of the provider, which signs the person in again without a question",
  "sessions.absolute-end":
    "A jwt callback that keeps the time of the sign-in and returns null later gives a JWT session an end that no read moves",
  "sessions.changed-row": "With database sessions a changed row of the user shows at the next read",
  "sessions.deleted-user-with-rows":
    "With Drizzle's adapter, deleting a user's row signs out at the next read of the database session",
  "sessions.update-age-zero": "With updateAge: 0 each read of a database session writes its row",
  "sessions.expired-row":
    "An expired Session row is deleted when its cookie is presented, and not before",
  "sessions.other-requests":
    "A request that does not read the session renews neither its cookie nor its token, with both strategies",
  "sessions.callback-per-instance":
    "An instance without the app's jwt callback lets in, and renews, a session that this callback would end",
  "sessions.throw-at-an-update":
    "A jwt callback that throws at an update removes the session cookie",
  "sessions.callback-parameter":
    "The session callback gets token with JWT sessions and user with database sessions",
  "sessions.callback-session":
    "The session callback gets name, address, picture and expiry as session with JWT sessions, and the session row with the user row inside with database sessions",
  "sessions.database-key":
    "The cookie of a database session is a random UUID, or what session.generateSessionToken returns, and the key of the row with the user's id and the expiry",
  "sessions.stays-at-the-provider":
    "Signing out sends nothing to the provider, and the next sign-in there goes through without a question",
  "sessions.opened-elsewhere":
    "Secret and cookie name together open a session and forge one; with another of either it stays closed",
  "sessions.other-cookies":
    "decode() with the name of a check cookie as salt opens that cookie: with a salt from the request it takes other values for a token",
  "sessions.cookie-size":
    "The cookie of a JWT session has about 500 characters, and four more for each three that are added",
  "sessions.database-cookie-size":
    "The cookie of a database session has 36 characters, also with 10,000 in the session",
  "sessions.replaced-secret": "A secret that is replaced at once signs everybody out",
  "sessions.cookie-only": "A sign-in ends with an HttpOnly cookie and gives the client no token",
} as const satisfies Facts;
