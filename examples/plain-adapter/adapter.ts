import type {
  Adapter,
  AdapterAccount,
  AdapterAuthenticator,
  AdapterSession,
  AdapterUser,
  VerificationToken,
} from "@auth/core/adapters";
import type { Database } from "#sqlite";

type Value = string | number | null;
type Row = Record<string, Value>;

/**
 * An adapter on plain SQL, written to be read: every method that Auth.js knows, and when it is
 * called. You need only those that your configuration calls for. The tables are in db.ts.
 *
 * Three things the types do not say. Times come back as `Date`, or no session ever ends. What is not
 * found is `null`, and no error. What is asked for by a unique value is compared exactly.
 */
export function PlainAdapter(sqlite: Database): Adapter {
  /** Runs a statement; gives the rows that it returns. */
  function all(text: string, ...values: Value[]): Row[] {
    const statement = sqlite.prepare(text);
    try {
      statement.bind(values);
      const rows: Row[] = [];
      while (statement.step()) rows.push(statement.getAsObject() as Row);
      return rows;
    } finally {
      statement.free();
    }
  }
  /** The same, where there is one row or none. */
  const one = (text: string, ...values: Value[]): Row | null => all(text, ...values)[0] ?? null;

  function insert(table: string, columns: readonly string[], data: object): Row {
    const values = columns.map((column) => toValue((data as Record<string, unknown>)[column]));
    const marks = columns.map(() => "?").join(", ");
    const names = columns.map((column) => `"${column}"`).join(", ");
    const text = `insert into "${table}" (${names}) values (${marks}) returning *`;
    return one(text, ...values) as Row;
  }

  /** Writes those of the columns that `data` has, and leaves the others alone. */
  function update(
    table: string,
    columns: readonly string[],
    key: string,
    data: object,
  ): Row | null {
    const given = data as Record<string, unknown>;
    const present = columns.filter((column) => given[column] !== undefined);
    const assignments = present.map((column) => `"${column}" = ?`).join(", ");
    const values = [...present, key].map((column) => toValue(given[column]));
    return one(`update "${table}" set ${assignments} where "${key}" = ? returning *`, ...values);
  }

  // #region users
  const users: Pick<
    Adapter,
    "createUser" | "getUser" | "getUserByEmail" | "getUserByAccount" | "updateUser" | "deleteUser"
  > = {
    /**
     * At a first sign-in: with a provider, when neither the account nor the address is known; by
     * e-mail link, when the address is not. `id` is a proposal, a random UUID: return the id that
     * your database gave.
     */
    createUser(user) {
      return toUser(insert("user", USER, user));
    },

    /** At a sign-in while somebody is signed in with a JWT session, and for passkeys. */
    getUser(id) {
      return toUserOrNull(one(`select * from "user" where id = ?`, id));
    },

    /** At every sign-in by e-mail link, and at a first sign-in with a provider. */
    getUserByEmail(email) {
      return toUserOrNull(one(`select * from "user" where email = ?`, email));
    },

    /** At every sign-in with a provider, twice: for the `signIn` callback, then to sign in. */
    getUserByAccount({ provider, providerAccountId }) {
      const text = `select "user".* from account join "user" on "user".id = account.userId
        where provider = ? and providerAccountId = ?`;
      return toUserOrNull(one(text, provider, providerAccountId));
    },

    /** When a known user signs in by e-mail link: with `id` and `emailVerified`. */
    updateUser(user) {
      const row = update("user", USER.slice(1), "id", user);
      if (!row) throw new Error(`There is no user ${user.id}.`);
      return toUser(row);
    },

    /** Never by Auth.js; it is here for your code. Takes accounts, sessions and passkeys with it. */
    async deleteUser(id) {
      all(`delete from "user" where id = ?`, id);
    },
  };
  // #endregion users

  // #region accounts
  const accounts: Pick<Adapter, "linkAccount" | "unlinkAccount" | "getAccount"> = {
    /**
     * After `createUser` at a first sign-in with a provider, and when somebody who is signed in
     * adds a provider. `account` has all that the provider's token response had: take the columns
     * that you know, or a new field of the provider breaks every first sign-in.
     */
    async linkAccount(account) {
      insert("account", ACCOUNT, account);
    },

    /** Never by Auth.js; it is here for your code. */
    async unlinkAccount({ provider, providerAccountId }) {
      const text = "delete from account where provider = ? and providerAccountId = ?";
      all(text, provider, providerAccountId);
    },

    /** When somebody signs in with a passkey. */
    getAccount(providerAccountId, provider) {
      const text = "select * from account where provider = ? and providerAccountId = ?";
      return one(text, provider, providerAccountId) as AdapterAccount | null;
    },
  };
  // #endregion accounts

  // #region sessions
  const sessions: Pick<
    Adapter,
    "createSession" | "getSessionAndUser" | "updateSession" | "deleteSession"
  > = {
    /** At the end of every sign-in, unless the same user is signed in already. */
    createSession(session) {
      return toSession(insert("session", SESSION, session));
    },

    /**
     * Whenever the session is read, and at a sign-in with a session cookie. Return it even if it has
     * ended: Auth.js looks at `expires`, and then calls `deleteSession`.
     */
    getSessionAndUser(sessionToken) {
      const session = one("select * from session where sessionToken = ?", sessionToken);
      const user = session && one(`select * from "user" where id = ?`, session.userId as string);
      return session && user && { session: toSession(session), user: toUser(user) };
    },

    /** When a session is read that was not prolonged for `updateAge`: with the new `expires`. */
    updateSession(session) {
      const row = update("session", SESSION.slice(1), "sessionToken", session);
      return row && toSession(row);
    },

    /** At sign-out, when a session that has ended is read, and at a sign-in as somebody else by link. */
    async deleteSession(sessionToken) {
      all("delete from session where sessionToken = ?", sessionToken);
    },
  };
  // #endregion sessions

  // #region verification-tokens
  const verificationTokens: Pick<Adapter, "createVerificationToken" | "useVerificationToken"> = {
    /** When somebody asks for a sign-in link. `token` is a hash; the link has what was hashed. */
    createVerificationToken(token) {
      return toToken(insert("verificationToken", TOKEN, token));
    },

    /**
     * When a link is opened. Read and delete in one statement: were it two, a link that is opened
     * twice at the same moment would sign in twice. Return it even if it has ended.
     */
    useVerificationToken({ identifier, token }) {
      const text = "delete from verificationToken where identifier = ? and token = ? returning *";
      const row = one(text, identifier, token);
      return row && toToken(row);
    },
  };
  // #endregion verification-tokens

  // #region passkeys
  const authenticators: Pick<
    Adapter,
    | "createAuthenticator"
    | "getAuthenticator"
    | "listAuthenticatorsByUserId"
    | "updateAuthenticatorCounter"
  > = {
    /** When somebody registers a passkey, after `linkAccount`. */
    createAuthenticator(authenticator) {
      return toAuthenticator(insert("authenticator", AUTHENTICATOR, authenticator));
    },

    /** When somebody signs in with a passkey. */
    getAuthenticator(credentialID) {
      const row = one("select * from authenticator where credentialID = ?", credentialID);
      return row && toAuthenticator(row);
    },

    /** Before a passkey is registered or used: which ones this user has. */
    listAuthenticatorsByUserId(userId) {
      return all("select * from authenticator where userId = ?", userId).map(toAuthenticator);
    },

    /** After a sign-in with a passkey: a counter that goes back gives a copied passkey away. */
    updateAuthenticatorCounter(credentialID, counter) {
      const text = "update authenticator set counter = ? where credentialID = ? returning *";
      const row = one(text, counter, credentialID);
      if (!row) throw new Error(`There is no passkey ${credentialID}.`);
      return toAuthenticator(row);
    },
  };
  // #endregion passkeys

  return { ...users, ...accounts, ...sessions, ...verificationTokens, ...authenticators };
}

const USER = ["id", "name", "email", "emailVerified", "image"] as const;
const ACCOUNT = [
  ...["userId", "type", "provider", "providerAccountId", "refresh_token", "access_token"],
  ...["expires_at", "token_type", "scope", "id_token", "session_state"],
] as const;
const SESSION = ["sessionToken", "userId", "expires"] as const;
const TOKEN = ["identifier", "token", "expires"] as const;
const AUTHENTICATOR = [
  ...["credentialID", "userId", "providerAccountId", "credentialPublicKey", "counter"],
  ...["credentialDeviceType", "credentialBackedUp", "transports"],
] as const;

/** SQLite knows numbers and text: times are stored in milliseconds, yes and no as 1 and 0. */
function toValue(value: unknown): Value {
  if (value instanceof Date) return value.getTime();
  if (typeof value === "boolean") return Number(value);
  return (value ?? null) as Value;
}

function toUser(row: Row): AdapterUser {
  const emailVerified = row.emailVerified == null ? null : new Date(row.emailVerified);
  return { ...row, emailVerified } as AdapterUser;
}

function toUserOrNull(row: Row | null): AdapterUser | null {
  return row && toUser(row);
}

function toSession(row: Row): AdapterSession {
  return { ...row, expires: new Date(Number(row.expires)) } as unknown as AdapterSession;
}

function toToken(row: Row): VerificationToken {
  return { ...row, expires: new Date(Number(row.expires)) } as unknown as VerificationToken;
}

function toAuthenticator(row: Row): AdapterAuthenticator {
  const credentialBackedUp = row.credentialBackedUp === 1;
  return { ...row, credentialBackedUp } as unknown as AdapterAuthenticator;
}
