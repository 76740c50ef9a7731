import type { Facts } from "./fact";

/** Sessions: their life, their end, what they show, and who can change them (facts 2.5, 2.6). */
export const sessions = {
  "V11.renewed-by-each-read": {
    sections: ["2.5"],
    statement: "Each read of a JWT session makes a new token with a new jti, iat and exp",
    verdict: "shown",
  },
  "V11.update-age-is-ignored": {
    sections: ["2.5"],
    alsoTagged: ["V12"],
    statement: "updateAge does not hold back the renewal of a JWT session",
    verdict: "shown",
  },
  "V11.replay-after-sign-out": {
    sections: ["1a", "2.5", "4.18"],
    statement:
      "A copied JWT cookie works after the owner has signed out, until it expires, and longer if it is used",
    verdict: "shown",
  },
  "V11.one-clock": {
    sections: ["6.0"],
    alsoTagged: ["V12", "V13", "V14"],
    statement: "Replacing Date moves core and jose: a token from the past is expired for both",
    verdict: "shown",
  },
  "V11.token-version": {
    sections: ["4.18"],
    statement: "A version number in the JWT, checked by the jwt callback, signs out everywhere",
    verdict: "shown elsewhere",
    file: "snippets/session-strategies/session-strategies.test.ts",
    test: "ends every session of the user, and lets the user sign in again",
  },
  "V12.update-age": {
    sections: ["2.5"],
    alsoTagged: ["V11"],
    statement: "A read writes a database session's row once in updateAge (24 h), and not before",
    verdict: "shown",
  },
  "V12.sign-out-deletes-the-row": {
    sections: ["2.5"],
    statement: "Signing out deletes the row of that session only; a copied cookie is dead",
    verdict: "shown",
  },
  "V12.sign-out-everywhere": {
    sections: ["2.5"],
    statement:
      "Deleting a user's Session rows signs out every browser: its next read is null and removes the cookie",
    verdict: "shown",
  },
  "V12.no-second-row": {
    sections: ["2.5"],
    statement:
      "Signing in again while signed in adds no Session row and keeps the Account, with database sessions",
    verdict: "shown",
  },
  "VC-g.deleted-user": {
    sections: ["2.5"],
    statement: "A JWT session goes on when its user is deleted",
    verdict: "shown",
  },
  "V17.null-at-sign-in": {
    sections: ["2.5"],
    statement: "A jwt callback that returns null at sign-in leaves no session",
    verdict: "shown",
  },
  "V17.null-at-a-read": {
    sections: ["2.5"],
    statement: "A jwt callback that returns null at a read signs out",
    verdict: "shown",
  },
  "V17.throw-at-a-read": {
    sections: ["2.5"],
    statement:
      "A jwt callback that throws at a read logs JWTSessionError and removes the session cookie",
    verdict: "shown",
  },
  "V17.session-callback-throws": {
    sections: ["2.5"],
    statement:
      "A session callback that throws at a read of a JWT session logs JWTSessionError and removes the session cookie",
    verdict: "shown",
  },
  "V16.update": {
    sections: ["2.5", "4.15"],
    statement:
      'POST /session with the CSRF token and data calls jwt with trigger "update" and the data as session',
    verdict: "shown",
  },
  "V16.read-has-no-trigger": {
    sections: ["2.5", "4.15"],
    statement: "GET /session calls jwt without a trigger, so that it cannot be an update",
    verdict: "shown",
  },
  "V16.naive-copy": {
    sections: ["4.15"],
    statement:
      "A jwt callback that copies what the client sends lets anybody make themselves an admin",
    verdict: "shown",
  },
  "V16.role-from-the-database": {
    sections: ["4.15"],
    statement: "A jwt callback that reads the role anew at an update ignores what the client sends",
    verdict: "shown elsewhere",
    file: "snippets/session-strategies/session-strategies.test.ts",
    test: "reads the role from the table at an update, whatever the browser sends",
  },
  "V15.session-survives": {
    sections: ["2.5"],
    alsoTagged: ["VB", "VE"],
    statement:
      'With secret ["new", "old"] a session goes on, and its next read encrypts it with the new secret',
    verdict: "shown",
  },
  "V15.csrf-does-not": {
    sections: ["2.5"],
    alsoTagged: ["VB", "VE"],
    statement: "A form that was loaded before a secret is put in front is refused as MissingCSRF",
    verdict: "shown",
  },
  "V15.magic-link-does-not": {
    sections: ["2.5"],
    alsoTagged: ["VB", "VE"],
    statement: "A magic link that was sent before a secret is put in front is dead",
    verdict: "shown",
  },
  "V15.hash-over-all-secrets": {
    sections: ["2.5"],
    alsoTagged: ["VB", "VE"],
    statement: "The CSRF token's hash is made with all secrets, joined by commas",
    verdict: "shown",
  },
  "VC-c.bare-instance": {
    sections: ["1a", "4.17"],
    statement:
      "An instance without session.maxAge turns a session of two hours into one of 30 days by reading it",
    verdict: "shown",
  },
  "VC-h.jwt-instance": {
    sections: ["1a", "4.6"],
    statement:
      'An instance with JWT sessions deletes the cookie of a database session: JWTSessionError, "Invalid Compact JWE"',
    verdict: "shown",
  },
  "VC-f.documented-snippet": {
    sections: ["0.2"],
    statement:
      "session.user.id = user.id; return session sends the session token, the user's id and every column of the user's row to the browser",
    verdict: "shown",
  },
  "V1.wrong-salt": {
    sections: ["2.6"],
    statement:
      "The cookie's name is the salt: a renamed cookie, or the same cookie on http, cannot be opened",
    verdict: "shown",
  },
} as const satisfies Facts;
