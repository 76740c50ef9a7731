import type { Facts } from "./fact";

/** Ends of a session that an app adds by itself. */
export const sessionEnds = {
  "session-strategies.end-session":
    "With the id_token of the sign-in, the provider's end-session endpoint ends the session there: the next sign-in asks the person again, and without that visit it does not",
  "session-strategies.absolute-end-with-rows":
    "A session row keeps the time of the sign-in that the app puts into it, whatever reads renew; deleting the rows that are too old signs out, and leaves the others",
} as const satisfies Facts;
