import type { Facts } from "./fact";

/** What core asks of an adapter, and what stands in its rows. */
export const databases = {
  "databases.no-own-code":
    "@auth/core depends on no package for a database, and all that a sign-in writes goes through methods of the adapter",
  "databases.no-linking-without":
    "Without an adapter a sign-in with a second provider makes another user of the person, and with one the same",
  "databases.proposed-id":
    "createUser of the adapter gets a random UUID as id, and the id that it returns is the user's",
  "databases.no-address":
    "A provider that sends no name, address and picture leaves them empty in the user's row",
  "databases.unique-account":
    "Drizzle's default tables refuse a second account with the same provider and providerAccountId",
  "databases.jwt-rows":
    "With JWT sessions a sign-in, by a provider or by an e-mail link, writes the same rows as with database sessions but the Session",
  "databases.needed-methods":
    "A sign-in with a provider needs none of the adapter's methods for e-mail links, passkeys and deleting, and with JWT sessions none for sessions",
  "databases.memory-adapter":
    "The guide's adapter has every method of the interface but those for passkeys, unlinkAccount and deleteUser",
  "databases.never-written":
    "Reading a session and signing out change neither User nor Account, with either strategy",
} as const satisfies Facts;
