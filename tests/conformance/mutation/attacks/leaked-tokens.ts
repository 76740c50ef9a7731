import type { Adapter, AdapterUser, VerificationToken } from "@auth/core/adapters";

import { acme, type Attack } from "../stage";

/** A database that holds one user and the tokens of the links that were sent. */
function database(tokens: VerificationToken[]): Adapter {
  const owner: AdapterUser = {
    id: "1",
    name: "Alice Example",
    email: "alice@mail.example",
    emailVerified: null,
  };
  return {
    getUserByEmail: (email) => (email === owner.email ? owner : null),
    getUser: (id) => (id === owner.id ? owner : null),
    getUserByAccount: ({ providerAccountId }) =>
      providerAccountId === "acct_alice" ? owner : null,
    createUser: (user) => ({ ...user, id: "2" }),
    updateUser: (user) => ({ ...owner, ...user }),
    linkAccount: () => undefined,
    createVerificationToken(token) {
      tokens.push(token);
      return token;
    },
    useVerificationToken({ identifier, token }) {
      const index = tokens.findIndex(
        (stored) => stored.identifier === identifier && stored.token === token,
      );
      return index < 0 ? null : (tokens.splice(index, 1)[0] ?? null);
    },
  };
}

/**
 * Somebody reads the table of verification tokens (a backup, an injection) and wants to sign in with
 * what stands there. The table has hashes only.
 */
export function leakedTokens(): Attack {
  const tokens: VerificationToken[] = [];
  return {
    name: "leaked verification tokens",
    modules: "e-mail",
    config: () => ({
      session: { strategy: "jwt" },
      adapter: database(tokens),
      providers: [
        acme(["pkce"]),
        {
          id: "email",
          name: "E-mail",
          type: "email",
          sendVerificationRequest: () => undefined,
        },
      ],
    }),
    steps: ({ mallory }) => [
      {
        caption: "Mallory asks for a link for Alice's address",
        why: "Anybody can; the link goes to her, and its token into the table.",
        act: async () =>
          void (await mallory.post("/auth/signin/email", { email: "alice@mail.example" })),
        expect() {
          if (tokens.length !== 1) throw new Error(`There are ${tokens.length} tokens.`);
        },
      },
      {
        caption: "He reads the table, and makes a link of what stands there",
        why: "What the table holds is not what the link holds.",
        async act() {
          const [stored] = tokens;
          const query = new URLSearchParams({
            token: stored?.token ?? "",
            email: stored?.identifier ?? "",
          });
          await mallory.get(`/auth/callback/email?${query}`);
        },
        expect: () => mallory.isNot("Alice Example"),
      },
    ],
  };
}
