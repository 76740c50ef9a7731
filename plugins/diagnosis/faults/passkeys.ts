import Passkey from "@auth/core/providers/passkey";

import type { Fault } from "../fault";

/** Sign-in by a passkey. */
export const passkeyFaults: readonly Fault[] = [
  {
    id: "passkeys-not-enabled",
    title: "Passkeys are not enabled",
    cause: "They are experimental, and have to be asked for.",
    fix: "Set `experimental: { enableWebAuthn: true }`.",
    to: "/reference/errors/#experimentalfeaturenotenabled",
    area: "callbacks",
    way: "passkey",
    lab: "ExperimentalFeatureNotEnabled",
    config: () => ({ experimental: {} }),
  },
  {
    id: "passkey-other-origin",
    title: "The passkey is expected of another origin",
    cause:
      "`relayingParty.origin` is not the address in the browser's bar: with `www`, another port, http.",
    fix: "Use one host, and set `relayingParty` if the app has several.",
    to: "/reference/errors/#webauthnverificationerror",
    area: "address",
    way: "passkey",
    lab: "WebAuthnVerificationError",
    config: () => ({
      providers: [
        Passkey({ relayingParty: { id: "app.example", origin: "https://www.app.example" } }),
      ],
    }),
  },
  {
    id: "passkey-two-suggestions",
    title: "Two passkey providers want the browser's suggestions",
    cause: "Both have `enableConditionalUI`, which is on by default.",
    fix: "Set `enableConditionalUI: false` on all but one.",
    to: "/reference/errors/#duplicateconditionalui",
    area: "callbacks",
    way: "passkey",
    lab: "DuplicateConditionalUI",
    config: () => ({ providers: [Passkey({}), Passkey({ id: "second-passkey" })] }),
  },
  {
    id: "passkey-no-autocomplete",
    title: "No field can show passkeys",
    cause: "`formFields` have no `autocomplete` with `webauthn`.",
    fix: 'Write `autocomplete: "username webauthn"`.',
    to: "/reference/errors/#missingwebauthnautocomplete",
    area: "callbacks",
    way: "passkey",
    lab: "MissingWebAuthnAutocomplete",
    config: () => ({
      providers: [Passkey({ formFields: { email: { label: "Email", autocomplete: "email" } } })],
    }),
  },
  {
    id: "passkey-script-version",
    title: "The version of the passkey script is not written as one",
    cause: "`simpleWebAuthnBrowserVersion` must begin with a `v`.",
    fix: 'Write `"v9.0.1"`.',
    to: "/reference/errors/#autherror",
    area: "callbacks",
    way: "passkey",
    lab: "AuthError",
    config: () => ({ providers: [Passkey({ simpleWebAuthnBrowserVersion: "9.0.1" as never })] }),
  },
  {
    id: "passkeys-experimental",
    title: "The log warns of passkeys at each request",
    cause: "`experimental.enableWebAuthn` is set.",
    fix: "Nothing. A `logger.warn` of your own can hold it back.",
    to: "/reference/errors/#experimental-webauthn",
    area: "callbacks",
    way: "passkey",
    lab: "experimental-webauthn",
  },
];
