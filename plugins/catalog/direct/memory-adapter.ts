import type {
  Adapter,
  AdapterAccount,
  AdapterAuthenticator,
  AdapterSession,
  AdapterUser,
  VerificationToken,
} from "@auth/core/adapters";

/** The rows of a `memoryAdapter`, for a test to look at. */
export interface Tables {
  users: AdapterUser[];
  accounts: AdapterAccount[];
  sessions: AdapterSession[];
  verificationTokens: VerificationToken[];
  authenticators: AdapterAuthenticator[];
}

/**
 * The smallest adapter with which every provider type can sign in. It follows the contract in
 * `@auth/core/adapters` and holds its rows in lists.
 */
export function memoryAdapter(): { adapter: Adapter; tables: Tables } {
  const tables: Tables = {
    users: [],
    accounts: [],
    sessions: [],
    verificationTokens: [],
    authenticators: [],
  };
  const { users, accounts, sessions, verificationTokens, authenticators } = tables;
  const userOf = (id: string) => users.find((user) => user.id === id) ?? null;
  const accountOf = (providerAccountId: string, provider: string) =>
    accounts.find(
      (row) => row.providerAccountId === providerAccountId && row.provider === provider,
    ) ?? null;

  const adapter: Adapter = {
    createUser(given) {
      // Core gives an id with OAuth and e-mail, and none with WebAuthn (`getUserInfo`).
      const id = (given as Partial<AdapterUser>).id ?? crypto.randomUUID();
      const user = { ...given, id };
      users.push(user);
      return user;
    },
    getUser: userOf,
    getUserByEmail: (email) => users.find((user) => user.email === email) ?? null,
    getUserByAccount({ providerAccountId, provider }) {
      return userOf(accountOf(providerAccountId, provider)?.userId ?? "");
    },
    updateUser: (user) => Object.assign(found(userOf(user.id), "user"), user),
    linkAccount(account) {
      accounts.push(account);
      return account;
    },
    getAccount: async (providerAccountId, provider) => accountOf(providerAccountId, provider),
    createSession(session) {
      sessions.push(session);
      return session;
    },
    getSessionAndUser(sessionToken) {
      const session = sessions.find((row) => row.sessionToken === sessionToken);
      const user = userOf(session?.userId ?? "");
      return session && user ? { session, user } : null;
    },
    updateSession(change) {
      const session = sessions.find((row) => row.sessionToken === change.sessionToken);
      return session ? Object.assign(session, change) : null;
    },
    deleteSession: (sessionToken) => take(sessions, (row) => row.sessionToken === sessionToken),
    createVerificationToken(token) {
      verificationTokens.push(token);
      return token;
    },
    useVerificationToken: ({ identifier, token }) =>
      take(verificationTokens, (row) => row.identifier === identifier && row.token === token),
    createAuthenticator(authenticator) {
      authenticators.push(authenticator);
      return authenticator;
    },
    getAuthenticator: (credentialID) =>
      authenticators.find((row) => row.credentialID === credentialID) ?? null,
    listAuthenticatorsByUserId: (userId) => authenticators.filter((row) => row.userId === userId),
    updateAuthenticatorCounter(credentialID, counter) {
      const row = authenticators.find((other) => other.credentialID === credentialID);
      return Object.assign(found(row, "authenticator"), { counter });
    },
  };
  return { adapter, tables };
}

/** Removes the row that is meant, and returns it. */
function take<Row>(rows: Row[], isMeant: (row: Row) => boolean): Row | null {
  const index = rows.findIndex(isMeant);
  return index < 0 ? null : (rows.splice(index, 1)[0] ?? null);
}

function found<Row>(row: Row | null | undefined, kind: string): Row {
  if (row) return row;
  throw new Error(`The adapter has no such ${kind}.`);
}
