import { skipCSRFCheck, type AuthConfig } from "@auth/core";
import Credentials from "@auth/core/providers/credentials";
import Passkey from "@auth/core/providers/passkey";

import { acme, adapter, magicLink, withPasskeys } from "./parts";

/** Configs that Auth.js rejects or warns of, whoever asks for what: what differs from a right one. */
export const setupProblems: Record<string, Partial<AuthConfig>> = {
  // #region MissingSecret
  MissingSecret: { secret: "" },
  // #endregion MissingSecret
  // #region UntrustedHost
  UntrustedHost: { trustHost: false },
  // #endregion UntrustedHost
  // #region InvalidEndpoints
  InvalidEndpoints: {
    providers: [{ id: "acme", name: "Acme ID", type: "oauth", clientId: "acme-client-id" }],
  },
  // #endregion InvalidEndpoints
  // #region MissingAdapter
  MissingAdapter: { providers: [magicLink()] },
  // #endregion MissingAdapter
  // #region MissingAdapterMethods
  MissingAdapterMethods: {
    providers: [magicLink()],
    adapter: { createUser: (user) => user, getUserByEmail: () => null },
  },
  // #endregion MissingAdapterMethods
  // #region MissingAuthorize
  MissingAuthorize: {
    // A plain object: the function Credentials would fill in an authorize of its own.
    providers: [{ id: "credentials", name: "Credentials", type: "credentials" } as never],
  },
  // #endregion MissingAuthorize
  // #region UnsupportedStrategy
  UnsupportedStrategy: {
    providers: [Credentials({ authorize: () => null })],
    adapter: adapter(),
    session: { strategy: "database" },
  },
  // #endregion UnsupportedStrategy
  // #region ExperimentalFeatureNotEnabled
  ExperimentalFeatureNotEnabled: { providers: [Passkey({})], adapter: adapter() },
  // #endregion ExperimentalFeatureNotEnabled
  // #region DuplicateConditionalUI
  DuplicateConditionalUI: {
    ...withPasskeys(),
    providers: [Passkey({}), Passkey({ id: "second-passkey" })],
  },
  // #endregion DuplicateConditionalUI
  // #region MissingWebAuthnAutocomplete
  MissingWebAuthnAutocomplete: {
    ...withPasskeys(),
    providers: [Passkey({ formFields: { email: { label: "Email", autocomplete: "email" } } })],
  },
  // #endregion MissingWebAuthnAutocomplete
  // #region AuthError
  AuthError: {
    ...withPasskeys(),
    // It must begin with a v.
    providers: [Passkey({ simpleWebAuthnBrowserVersion: "9.0.1" as never })],
  },
  // #endregion AuthError
  // #region ErrorPageLoop
  // Whoever opens the error page is sent to sign in, which fails, and ends on the error page.
  ErrorPageLoop: { secret: "", pages: { error: "/sorry" } },
  // #endregion ErrorPageLoop
  // #region debug-enabled
  "debug-enabled": { debug: true },
  // #endregion debug-enabled
  // #region csrf-disabled
  "csrf-disabled": { skipCSRFCheck },
  // #endregion csrf-disabled
  // #region experimental-webauthn
  "experimental-webauthn": { ...withPasskeys(), providers: [acme(), Passkey({})] },
  // #endregion experimental-webauthn
  // #region env-url-basepath-redundant
  "env-url-basepath-redundant": { basePath: "/auth" },
  // #endregion env-url-basepath-redundant
  // #region env-url-basepath-mismatch
  "env-url-basepath-mismatch": { basePath: "/auth" },
  // #endregion env-url-basepath-mismatch
};

/** The environment of the process, where that is what is wrong. */
export const environments: Record<string, Record<string, string>> = {
  "env-url-basepath-redundant": { AUTH_URL: "https://app.example/auth" },
  "env-url-basepath-mismatch": { AUTH_URL: "https://app.example/api/auth" },
};
