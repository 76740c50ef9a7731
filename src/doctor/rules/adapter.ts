import { asText, parseJson } from "../config/values";
import type { Rule } from "../rule";

/** What the adapter is, and what became of its calls. */
export const adapterRules: Rule[] = [
  {
    name: "orphan-user",
    follow: () => ({
      *call({ type, name, error, id, cause }, { history }) {
        if (type !== "adapter" || name !== "linkAccount" || error === undefined) return;
        const created = history
          .callsDuring(cause)
          .some((call) => call.name === "createUser" && call.type === "adapter" && !call.error);
        if (!created) return;
        yield {
          severity: "broken",
          title: "A user was written without an account",
          reason:
            "Auth.js writes the user and the account one after the other, without a transaction. The account failed, and the user stays.",
          consequence:
            "This person is locked out: their address belongs to a user without an account, and every sign-in ends in `OAuthAccountNotLinked`.",
          fix: "Delete the user, and correct what made `linkAccount` fail: often a missing column for a member that the provider sends, such as `refresh_token_expires_in`.",
          link: "rowsApart",
          option: "adapter",
          event: id,
        };
      },
    }),
  },
  {
    name: "sign-in-not-kept",
    follow: () => ({
      *call({ type, name, args, result, id }, { config }) {
        if (type !== "adapter" || name !== "getSessionAndUser" || result !== "null") return;
        // Five parts: an encrypted JWT, which only another strategy can have set.
        const [token] = (parseJson(args) as unknown[] | undefined) ?? [];
        if (asText(token)?.split(".").length !== 5) return;
        const isCredentials = config.hasProviderOfType("credentials");
        yield {
          severity: "broken",
          title: "A JWT was looked for in the session table",
          reason: isCredentials
            ? "The cookie holds a JWT, which a Credentials sign-in always sets, and this config reads database sessions."
            : "The cookie holds a JWT: it was set by an instance with JWT sessions, or before the adapter was added.",
          consequence:
            "Nothing is found, and the cookie is deleted: the person is signed out, and no error is logged.",
          fix: 'Use one strategy wherever the cookie is read: `session: { strategy: "jwt" }`, or database sessions and no Credentials provider.',
          link: isCredentials ? "credentialsSignedOut" : "twoConfigurations",
          option: "session.strategy",
          event: id,
        };
      },
    }),
  },
];
