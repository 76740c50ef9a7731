import type {
  Adapter,
  AdapterAccount,
  AdapterSession,
  AdapterUser,
  VerificationToken,
} from "@auth/core/adapters";

/** The rows of an in-memory database. */
export interface MemoryDatabase {
  users: AdapterUser[];
  accounts: AdapterAccount[];
  sessions: AdapterSession[];
  tokens: VerificationToken[];
}

/**
 * An adapter whose database is a few arrays, for tests. Like a real one it
 * gives ids of its own and hands out copies of its rows.
 */
export function createMemoryAdapter(): {
  adapter: Adapter;
  db: MemoryDatabase;
} {
  const db: MemoryDatabase = {
    users: [],
    accounts: [],
    sessions: [],
    tokens: [],
  };
  let nextId = 1;
  const userById = (id?: string) =>
    copy(db.users.find((user) => user.id === id));

  // #region methods
  const methods = {
    createUser(user) {
      const row = { ...user, id: `user-${nextId++}` };
      db.users.push(row);
      return { ...row };
    },
    getUser: (id) => userById(id),
    getUserByEmail: (email) =>
      copy(db.users.find((user) => user.email === email)),
    getUserByAccount({ provider, providerAccountId }) {
      const account = db.accounts.find(
        (row) =>
          row.provider === provider &&
          row.providerAccountId === providerAccountId,
      );
      return userById(account?.userId);
    },
    updateUser(changes) {
      const row = db.users.find((user) => user.id === changes.id);
      if (!row) throw new Error(`no user ${changes.id}`);
      return { ...Object.assign(row, changes) };
    },
    linkAccount(account) {
      db.accounts.push({ ...account });
    },
    createSession(session) {
      db.sessions.push({ ...session });
      return session;
    },
    getSessionAndUser(sessionToken) {
      const session = copy(
        db.sessions.find((row) => row.sessionToken === sessionToken),
      );
      const user = userById(session?.userId);
      return session && user ? { session, user } : null;
    },
    updateSession(changes) {
      const row = db.sessions.find(
        ({ sessionToken }) => sessionToken === changes.sessionToken,
      );
      return row ? copy(Object.assign(row, changes)) : null;
    },
    deleteSession(sessionToken) {
      db.sessions = db.sessions.filter(
        (row) => row.sessionToken !== sessionToken,
      );
    },
    createVerificationToken(token) {
      db.tokens.push({ ...token });
      return token;
    },
    useVerificationToken({ identifier, token }) {
      const found = db.tokens.find(
        (row) => row.identifier === identifier && row.token === token,
      );
      db.tokens = db.tokens.filter((row) => row !== found);
      return found ?? null;
    },
  } satisfies Adapter;
  // #endregion methods

  return { adapter: methods, db };
}

function copy<Row extends object>(row: Row | undefined): Row | null {
  return row ? { ...row } : null;
}
