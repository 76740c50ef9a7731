import type { AuthConfig } from "@auth/core";
import type {
  Adapter,
  AdapterAuthenticator,
  AdapterSession,
  AdapterUser,
} from "@auth/core/adapters";
import type { OIDCConfig } from "@auth/core/providers";
import Resend from "@auth/core/providers/resend";

/** The claims that Acme ID makes about a person. */
interface Claims {
  sub: string;
  name: string;
  email: string;
}

/** An OpenID provider that works, but for the options given. */
export function acme(options: Partial<OIDCConfig<Claims>> = {}): OIDCConfig<Claims> {
  return {
    id: "acme",
    name: "Acme ID",
    type: "oidc",
    issuer: "https://id.acme.example",
    clientId: "acme-client-id",
    clientSecret: "fake-acme-secret",
    ...options,
  };
}

/** A second OpenID provider. */
export function globex(): OIDCConfig<Claims> {
  const issuer = "https://id.globex.example";
  return { ...acme(), id: "globex", name: "Globex ID", issuer, clientId: "globex-client-id" };
}

/** Sign-in by a link in an e-mail. */
export function magicLink() {
  return Resend({ apiKey: "fake-resend-key", from: "no-reply@app.example" });
}

/** What a config with passkeys needs besides the provider. */
export function withPasskeys(): Pick<AuthConfig, "adapter" | "experimental"> {
  return { adapter: adapter(), experimental: { enableWebAuthn: true } };
}

type Row = Record<string, unknown>;

/** An adapter whose database is a list per table, with what is done otherwise. */
export function adapter(otherwise: Adapter = {}): Adapter {
  const tables: Record<"users" | "accounts" | "sessions" | "tokens" | "keys", Row[]> = {
    users: [],
    accounts: [],
    sessions: [],
    tokens: [],
    keys: [],
  };

  function find<Type>(table: keyof typeof tables, where: Row): Type | null {
    const names = Object.keys(where);
    const row = tables[table].find((one) => names.every((name) => one[name] === where[name]));
    return (row as Type | undefined) ?? null;
  }
  function add<Type extends object>(table: keyof typeof tables, row: Type): Type {
    tables[table].push(row as Row);
    return row;
  }
  function take<Type>(table: keyof typeof tables, where: Row): Type | null {
    const row = find<Type>(table, where);
    tables[table] = tables[table].filter((one) => one !== row);
    return row;
  }
  function change<Type extends object>(table: keyof typeof tables, where: Row, changes: object) {
    const row = find<Type>(table, where);
    if (!row) throw new Error(`There is no such row in ${table}`);
    return Object.assign(row, changes);
  }
  const userOf = (account: { userId?: unknown } | null) =>
    find<AdapterUser>("users", { id: account?.userId });

  return {
    createUser: (user) => add("users", { ...user, id: `user-${tables.users.length + 1}` }),
    getUser: (id) => find("users", { id }),
    getUserByEmail: (email) => find("users", { email }),
    getUserByAccount: ({ provider, providerAccountId }) =>
      userOf(find("accounts", { provider, providerAccountId })),
    updateUser: (user) => change<AdapterUser>("users", { id: user.id }, user),
    linkAccount: (account) => add("accounts", { ...account }),
    getAccount: async (providerAccountId, provider) =>
      find("accounts", { provider, providerAccountId }),
    createSession: (session) => add("sessions", session),
    getSessionAndUser(sessionToken) {
      const session = find<AdapterSession>("sessions", { sessionToken });
      const user = userOf(session);
      return session && user ? { session, user } : null;
    },
    updateSession: (session) =>
      change<AdapterSession>("sessions", { sessionToken: session.sessionToken }, session),
    deleteSession: (sessionToken) => void take("sessions", { sessionToken }),
    createVerificationToken: (token) => add("tokens", token),
    useVerificationToken: ({ identifier, token }) => take("tokens", { identifier, token }),
    createAuthenticator: (key) => add("keys", key),
    getAuthenticator: (credentialID) => find("keys", { credentialID }),
    listAuthenticatorsByUserId: async (userId) =>
      tables.keys.filter((key) => key.userId === userId) as unknown as AdapterAuthenticator[],
    updateAuthenticatorCounter: (credentialID, counter) =>
      change<AdapterAuthenticator>("keys", { credentialID }, { counter }),
    ...otherwise,
  };
}
