import type { Adapter, AdapterSession } from "@auth/core/adapters";

import { acme, globex } from "../../../examples/errors/parts";
import { memoryAdapter } from "../../catalog/direct/memory-adapter";
import type { Fault } from "../fault";

const ADAPTER_ERROR = "/reference/errors/#adaptererror";
const SCHEMA = "/guides/databases/#schema";
const NOT_LINKED = "/reference/errors/#oauthaccountnotlinked";

/** An adapter in memory of which some methods are others. */
const adapterWith = (changed: (usual: Adapter) => Adapter): NonNullable<Fault["config"]> => {
  return () => {
    const { adapter } = memoryAdapter();
    return { adapter: { ...adapter, ...changed(adapter) } };
  };
};

function fails(message: string) {
  return (): never => {
    throw new Error(message);
  };
}

/** The adapter and the database behind it. */
export const databaseFaults: readonly Fault[] = [
  {
    id: "database-down",
    isCommon: true,
    title: "The database does not answer",
    cause: "It is down, the address or the password is wrong, or the server may not reach it.",
    fix: "Mend what `[auth][cause]` says, and try the same connection from where the server runs.",
    to: ADAPTER_ERROR,
    area: "database",
    lab: "AdapterError",
    config: adapterWith(() => ({ getUserByAccount: fails("connect ECONNREFUSED 127.0.0.1:5432") })),
  },
  {
    id: "table-missing",
    isCommon: true,
    title: "A table is missing",
    cause: "The migration with the tables of the adapter has not run on this database.",
    fix: "Run it against the database that the server uses.",
    to: SCHEMA,
    area: "database",
    config: adapterWith(() => ({
      getUserByAccount: fails("The table `public.Account` does not exist in the current database."),
    })),
  },
  {
    id: "column-missing",
    title: "The table of users has a column less, or one that must not be empty",
    cause:
      "Adding the user fails: a column of the schema is missing, or your own column has no default.",
    fix: "Compare the tables with the schema of the adapter, and give columns of your own a default.",
    to: SCHEMA,
    area: "database",
    config: adapterWith(() => ({
      createUser: fails(
        'null value in column "role" of relation "users" violates not-null constraint',
      ),
    })),
  },
  {
    id: "account-column-missing",
    isCommon: true,
    title: "The table of accounts cannot hold what the provider sends",
    cause:
      "The provider sends a member for which there is no column, or a token is longer than its column. The user is stored already, without an account, and the next sign-in finds that user.",
    fix: "Add the column or make it longer, or drop the member in the provider's `account`. Remove the user that was left.",
    to: "/faq/#account-not-linked-for-a-known-account",
    area: "database",
    config: adapterWith(() => ({ linkAccount: fails("Unknown argument `ext_expires_in`.") })),
  },
  {
    id: "sessions-cannot-be-added",
    title: "The table of sessions is missing or refuses the row",
    cause: "User and account are stored, and then the session cannot be.",
    fix: "Compare the table with the schema of the adapter.",
    to: SCHEMA,
    area: "database",
    config: adapterWith(() => ({ createSession: fails('relation "sessions" does not exist') })),
  },
  {
    id: "session-not-read",
    title: "Reading a session from the database fails",
    cause: "The query fails, or the database is busy or asleep. The cookie stays.",
    fix: "Mend what `[auth][cause]` says; the session is back then.",
    to: "/reference/errors/#sessiontokenerror",
    area: "database",
    lab: "SessionTokenError",
    config: adapterWith(() => ({ getSessionAndUser: fails("Connection terminated unexpectedly") })),
  },
  {
    id: "database-down-later",
    title: "The database has gone away while people are signed in",
    cause:
      "Each page asks it for the session, so everybody seems to be signed out. The cookies stay.",
    fix: "Bring it back, and look at the limit of connections.",
    to: "/reference/errors/#sessiontokenerror",
    area: "database",
    database: true,
    later: ({ deploys }) => {
      const { adapter } = memoryAdapter();
      deploys({ adapter: { ...adapter, getSessionAndUser: fails("too many connections") } });
    },
  },
  {
    id: "session-finds-no-user",
    title: "A session does not find its user",
    cause:
      "The ids have different types in the two tables, such as a number and a text, or the adapter's `getSessionAndUser` joins wrongly.",
    fix: "Give `userId` the type of the users' `id`, and test the method with a row.",
    to: "/guides/databases/#write-your-own",
    area: "database",
    config: adapterWith(() => ({ getSessionAndUser: () => null })),
  },
  {
    id: "sessions-emptied",
    title: "The rows of sessions were removed",
    cause: "A new database, a reset, or a job that deletes too much.",
    fix: "Let people sign in again, and look what empties the table.",
    to: "/guides/databases/#deleting",
    area: "database",
    database: true,
    later: ({ deploys }) => deploys({ adapter: memoryAdapter().adapter }),
  },
  {
    id: "expires-in-the-past",
    title: "The database moves `expires` by its time zone, or cuts it",
    cause:
      "The column has no time zone or holds a date only, so that the session has expired when it is read.",
    fix: "Use a column with time zone, or hold UTC.",
    to: SCHEMA,
    area: "database",
    config: adapterWith((usual) => ({
      createSession: (session) =>
        usual.createSession?.({ ...session, expires: new Date(0) }) as AdapterSession,
    })),
  },
  {
    id: "account-not-kept",
    title: "The adapter does not keep the account",
    cause:
      "`linkAccount` stores nothing, or `getUserByAccount` does not find it: the next sign-in finds a user with this address and without this account.",
    fix: "Test both methods with one account; look whether `providerAccountId` is stored as it came.",
    to: "/faq/#account-not-linked-for-a-known-account",
    area: "database",
    config: adapterWith(() => ({ linkAccount: () => undefined })),
  },
  {
    id: "another-account-same-address",
    isCommon: true,
    title: "The person came with another provider before",
    cause:
      "The address belongs to a user who has another account. Equal addresses do not prove one person, so Auth.js does not link them.",
    fix: "Let the person sign in as before, and add the new account while signed in.",
    to: NOT_LINKED,
    area: "nothing",
    lab: "OAuthAccountNotLinked",
    database: true,
    config: () => ({ providers: [acme(), globex()] }),
    async visit({ alice, world }) {
      await alice.clicks("Sign in with Globex ID");
      await alice.clicks("Continue as Alice Example");
      world.browser("alice").jar.delete();
      await alice.opens("/account");
      await alice.clicks("Sign in with Acme ID");
      await alice.clicks("Continue as Alice Example");
    },
  },
  {
    id: "session-not-deleted",
    title: "The row of the session cannot be deleted",
    cause: "The database refuses. The browser's cookie is still deleted.",
    fix: "Delete the row: a copy of the cookie still works.",
    to: "/reference/errors/#signouterror",
    area: "database",
    lab: "SignOutError",
    config: adapterWith(() => ({ deleteSession: fails("permission denied for table sessions") })),
  },
  {
    id: "id-of-wrong-column",
    title: "The adapter returns users without `id`",
    cause: "The column has another name, such as `_id` or `uuid`, and is not renamed.",
    fix: "Return each user with `id`, as a text.",
    to: "/guides/databases/#write-your-own",
    area: "database",
    config: adapterWith((usual) => ({
      async getSessionAndUser(token) {
        const found = await usual.getSessionAndUser?.(token);
        if (!found) return null;
        return { ...found, user: { ...found.user, id: undefined as never } };
      },
    })),
  },
];
