import type { AuthConfig } from "@auth/core";
import Credentials from "@auth/core/providers/credentials";
import Passkey from "@auth/core/providers/passkey";

import { acme, adapter, globex, magicLink, withPasskeys } from "./parts";

function databaseIsDown(): never {
  throw new Error("The database does not answer");
}

/** Configs with which something goes wrong when somebody uses the app: what differs from a right one. */
export const useProblems: Record<string, Partial<AuthConfig>> = {
  // #region AccessDenied
  AccessDenied: { callbacks: { signIn: ({ user }) => user.email === "boss@app.example" } },
  // #endregion AccessDenied
  // #region AccountNotLinked
  AccountNotLinked: { ...withPasskeys(), providers: [acme(), Passkey({})] },
  // #endregion AccountNotLinked
  // #region AdapterError
  AdapterError: { adapter: adapter({ getUserByAccount: databaseIsDown }) },
  // #endregion AdapterError
  // #region CallbackRouteError
  CallbackRouteError: { providers: [acme({ clientSecret: "not-the-secret" })] },
  // #endregion CallbackRouteError
  // #region CredentialsSignin
  CredentialsSignin: {
    providers: [
      Credentials({
        credentials: { password: { label: "Password", type: "password" } },
        authorize: ({ password }) => (password === "right" ? { name: "Alice Example" } : null),
      }),
    ],
  },
  // #endregion CredentialsSignin
  // #region EventError
  EventError: {
    events: {
      signIn() {
        throw new Error("The audit log is full");
      },
    },
  },
  // #endregion EventError
  // #region OAuthAccountNotLinked
  OAuthAccountNotLinked: { adapter: adapter(), providers: [acme(), globex()] },
  // #endregion OAuthAccountNotLinked
  // #region OAuthProfileParseError
  OAuthProfileParseError: {
    providers: [
      acme({
        profile({ name }) {
          const [first, last] = (name as unknown as { parts: string[] }).parts;
          return { name: `${first} ${last}` };
        },
      }),
    ],
  },
  // #endregion OAuthProfileParseError
  // #region SessionTokenError
  SessionTokenError: { adapter: adapter({ getSessionAndUser: databaseIsDown }) },
  // #endregion SessionTokenError
  // #region SignOutError
  SignOutError: { adapter: adapter({ deleteSession: databaseIsDown }) },
  // #endregion SignOutError
  // #region Verification
  Verification: { adapter: adapter(), providers: [magicLink()] },
  // #endregion Verification
  // #region WebAuthnVerificationError
  WebAuthnVerificationError: {
    ...withPasskeys(),
    providers: [
      Passkey({
        relayingParty: { id: "app.example", origin: "https://www.app.example" },
      }),
    ],
  },
  // #endregion WebAuthnVerificationError
};
