import type { Facts } from "./fact";

/** What the types say, and what an app's own declarations change of it. */
export const types = {
  "types.extended":
    "An app's declarations extend the interfaces User, Session and JWT; AdapterUser extends User and has the new field, too",
  "types.nothing-filled":
    "A session has no field that no callback sets, whatever is declared of it",
  "types.three-shapes":
    "The jwt callback's token is what the session cookie holds, the session callback's result is what the browser gets, and user is the row of the adapter, or without one the result of profile(), and with credentials that of authorize()",
  "types.part-of-the-program":
    "Declarations have an effect if their file is in the program, by include or by an import, and none otherwise",
  "types.two-copies":
    "Declarations for one copy of @auth/core have no effect on a framework package that uses another",
  "types.not-found":
    "Where node_modules has a framework package and no @auth/core beside it, declare module for it is TS2664",
  "types.two-types":
    "Two declarations of a field with different types are TS2717, which skipLibCheck hides in a .d.ts file",
  "types.jwt-parameters":
    'The jwt callback gets user and account with the trigger "signUp" or "signIn" and neither at a read, and its type lets user be used without a question',
  "types.profile":
    "The jwt and the signIn callback get the claims of the ID token as profile, typed as a list of optional claims, and the result of the provider's profile() as user",
  "types.adapter-columns":
    "Drizzle's adapter returns an extra column of the table of users, and AdapterUser does not have its field",
} as const satisfies Facts;
