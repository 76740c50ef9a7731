import type { Facts } from "./fact";

/** Users and their accounts: ids, rows, linking, takeover. */
export const accounts = {
  "V2.random-user-id":
    "Without an adapter, user.id and token.sub are a new random UUID at each sign-in, while providerAccountId stays",
  "V2.database-user-id": "With an adapter and JWT sessions, token.sub is the id of the user's row",
  "accounts.id-before-the-row":
    "At a first sign-in the signIn callback gets the provider's user with a random id, before anything is written; the row has the id that the adapter gives it",
  "run.event-awaited":
    "The answer to a sign-in waits for the signIn event, whose return value changes nothing",
  "V3.profile-without-id":
    "profile() that spreads the claims of an OpenID provider returns no id: providerAccountId is random, and the second sign-in ends as OAuthAccountNotLinked",
  "V3.claims-in-the-row":
    "profile() that spreads the claims hands all of them to the adapter's createUser",
  "V3.claims-with-drizzle":
    "Drizzle's adapter leaves out what has no column: with its table of users, profile() that spreads the claims writes none of the others, and the sign-in succeeds",
  // That error needs an equal e-mail address (handle-login.ts), and {} has none: two sign-ins leave two users and two accounts.
  "V3.empty-profile":
    "profile() that returns {} makes the account's id random, and each sign-in makes another user",
  "V4.linking-while-signed-in":
    "A person who is signed in links a further account, with database and with JWT sessions, even if the addresses differ",
  "V4.same-address-while-signed-out":
    "While signed out, an equal address at another provider is refused as OAuthAccountNotLinked",
  "V4.automatic-linking":
    "allowDangerousEmailAccountLinking links on an equal address while signed out",
  "V4.created-user-event": "Automatic linking fires events.createUser although no user is created",
  "V4.account-of-somebody-else":
    "An account that belongs to another user is refused as OAuthAccountNotLinked",
  "VC-i.takeover":
    "With automatic linking, an attacker who claims a victim's address at a provider that does not verify it becomes the victim",
  "VC-i2.guard":
    "A signIn callback that demands email_verified stops the takeover and lets the owner link",
  "VC-a.orphan-user":
    "linkAccount that fails after createUser leaves a user without account, and every later sign-in with that provider ends as OAuthAccountNotLinked",
  "accounts.drizzle-missing-column":
    "Where the database lacks a column of Drizzle's table of accounts, a first sign-in fails as AdapterError at getUserByAccount, before anything is written",
  "VE.rows-stay-as-they-were":
    "Later sign-ins update neither the Account's tokens nor the User's name and picture",
  "accounts.tokens-at-sign-in":
    "The jwt callback gets user, account with the provider's tokens, and profile at sign-in only, and the session has no token",
  "accounts.tokens-passed-on":
    "The tokens of a sign-in, expires_at, provider and providerAccountId go to the Account row with the user's id, or, without an adapter, to the jwt callback without one",
  "accounts.tokens-never-refreshed":
    "When the access token has expired the session goes on, and neither core nor a framework package exchanges a refresh token",
  "accounts.never-deleted":
    "Neither core nor a framework package calls unlinkAccount or deleteUser of an adapter",
  "accounts.e-mail-link": "A sign-in by e-mail link signs in the user who has that address",
  "accounts.no-account-by-link": "A sign-in by e-mail link adds a Session row and no Account row",
  "accounts.unverified-address":
    "A user with an unverified address signs in, and emailVerified stays empty, for a verified one, too",
  "accounts.verified-by-link":
    "A sign-in by e-mail link sets emailVerified to its time, and a later one to a later time",
} as const satisfies Facts;
