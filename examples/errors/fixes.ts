import type { AuthConfig } from "@auth/core";
import Credentials from "@auth/core/providers/credentials";
import Passkey from "@auth/core/providers/passkey";

import { acme, adapter, magicLink, withPasskeys } from "./parts";

function writeAuditLog(): never {
  throw new Error("The audit log is full");
}

/**
 * What mends each config, in place of what is wrong with it. Where an entry is missing, the config is
 * right, and somebody did what the app does not allow, or did it too late or twice.
 */
export const fixes: Record<string, Partial<AuthConfig>> = {
  // #region MissingSecret
  MissingSecret: { secret: "a fake secret that only this example uses" },
  // #endregion MissingSecret
  // #region UntrustedHost
  UntrustedHost: { trustHost: true },
  // #endregion UntrustedHost
  // #region InvalidEndpoints
  InvalidEndpoints: {
    providers: [
      {
        id: "acme",
        name: "Acme ID",
        type: "oauth",
        clientId: "acme-client-id",
        authorization: "https://id.acme.example/authorize",
        token: "https://id.acme.example/token",
        userinfo: "https://id.acme.example/userinfo",
      },
    ],
  },
  // #endregion InvalidEndpoints
  // #region MissingAdapter
  MissingAdapter: { providers: [magicLink()], adapter: adapter() },
  // #endregion MissingAdapter
  // #region MissingAdapterMethods
  MissingAdapterMethods: { providers: [magicLink()], adapter: adapter() },
  // #endregion MissingAdapterMethods
  // #region MissingAuthorize
  MissingAuthorize: { providers: [Credentials({ authorize: () => null })] },
  // #endregion MissingAuthorize
  // #region UnsupportedStrategy
  UnsupportedStrategy: {
    providers: [Credentials({ authorize: () => null })],
    adapter: adapter(),
    session: { strategy: "jwt" },
  },
  // #endregion UnsupportedStrategy
  // #region ExperimentalFeatureNotEnabled
  ExperimentalFeatureNotEnabled: {
    providers: [Passkey({})],
    adapter: adapter(),
    experimental: { enableWebAuthn: true },
  },
  // #endregion ExperimentalFeatureNotEnabled
  // #region DuplicateConditionalUI
  DuplicateConditionalUI: {
    ...withPasskeys(),
    providers: [Passkey({}), Passkey({ id: "second-passkey", enableConditionalUI: false })],
  },
  // #endregion DuplicateConditionalUI
  // #region MissingWebAuthnAutocomplete
  MissingWebAuthnAutocomplete: {
    ...withPasskeys(),
    providers: [
      Passkey({ formFields: { email: { label: "Email", autocomplete: "username webauthn" } } }),
    ],
  },
  // #endregion MissingWebAuthnAutocomplete
  // #region AuthError
  AuthError: {
    ...withPasskeys(),
    providers: [Passkey({ simpleWebAuthnBrowserVersion: "v9.0.1" })],
  },
  // #endregion AuthError
  // #region ErrorPageLoop
  // With a secret, nobody is sent to the error page for want of one.
  ErrorPageLoop: {
    secret: "a fake secret that only this example uses",
    pages: { error: "/sorry" },
  },
  // #endregion ErrorPageLoop
  // #region debug-enabled
  "debug-enabled": { debug: false },
  // #endregion debug-enabled
  // #region csrf-disabled
  // Without the option, forms are protected.
  "csrf-disabled": {},
  // #endregion csrf-disabled
  // #region experimental-webauthn
  // The warning stays as long as passkeys are used.
  "experimental-webauthn": { providers: [acme()] },
  // #endregion experimental-webauthn
  // #region env-url-basepath-redundant
  // AUTH_URL has no path: https://app.example
  "env-url-basepath-redundant": { basePath: "/auth" },
  // #endregion env-url-basepath-redundant
  // #region env-url-basepath-mismatch
  // AUTH_URL has no path: https://app.example
  "env-url-basepath-mismatch": { basePath: "/auth" },
  // #endregion env-url-basepath-mismatch
  // #region AccessDenied
  AccessDenied: {
    callbacks: { signIn: ({ user }) => user.email?.endsWith("@mail.example") ?? false },
  },
  // #endregion AccessDenied
  // #region AdapterError
  AdapterError: { adapter: adapter() },
  // #endregion AdapterError
  // #region CallbackRouteError
  CallbackRouteError: { providers: [acme({ clientSecret: "fake-acme-secret" })] },
  // #endregion CallbackRouteError
  // #region EventError
  EventError: {
    events: {
      signIn() {
        try {
          writeAuditLog();
        } catch (error) {
          console.info("The sign-in was not noted:", String(error));
        }
      },
    },
  },
  // #endregion EventError
  // #region OAuthProfileParseError
  OAuthProfileParseError: {
    providers: [acme({ profile: ({ sub, name, email }) => ({ id: sub, name, email }) })],
  },
  // #endregion OAuthProfileParseError
  // #region SessionTokenError
  SessionTokenError: { adapter: adapter() },
  // #endregion SessionTokenError
  // #region SignOutError
  SignOutError: { adapter: adapter() },
  // #endregion SignOutError
  // #region WebAuthnVerificationError
  WebAuthnVerificationError: {
    ...withPasskeys(),
    providers: [Passkey({ relayingParty: { id: "app.example", origin: "https://app.example" } })],
  },
  // #endregion WebAuthnVerificationError
};
