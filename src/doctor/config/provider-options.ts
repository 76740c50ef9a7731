import type { EvaluatedProvider } from "./provider";
import { asRecord } from "./values";

const OF_EVERY_TYPE = ["id", "name", "type", "options"];

const FEDERATED = [
  ...OF_EVERY_TYPE,
  "issuer",
  "wellKnown",
  "authorization",
  "token",
  "userinfo",
  "profile",
  "account",
  "checks",
  "clientId",
  "clientSecret",
  "client",
  "style",
  "allowDangerousEmailAccountLinking",
  "redirectProxyUrl",
];

/** The options that a provider can have, by its type, as the types of `@auth/core/providers` name them. */
export const PROVIDER_OPTIONS: Readonly<Record<string, readonly string[]>> = {
  oauth: FEDERATED,
  oidc: [...FEDERATED, "idToken"],
  email: [
    ...OF_EVERY_TYPE,
    "from",
    "maxAge",
    "sendVerificationRequest",
    "secret",
    "apiKey",
    "server",
    "generateVerificationToken",
    "normalizeIdentifier",
  ],
  credentials: [...OF_EVERY_TYPE, "credentials", "authorize"],
  webauthn: [
    ...OF_EVERY_TYPE,
    "relayingParty",
    "getRelayingParty",
    "enableConditionalUI",
    "simpleWebAuthnBrowserVersion",
    "formFields",
    "authenticationOptions",
    "registrationOptions",
    "verifyAuthenticationOptions",
    "verifyRegistrationOptions",
    "getUserInfo",
    "simpleWebAuthn",
  ],
};

/** What a provider module reads beside, by the id that it gives its provider. */
export const OPTIONS_OF_MODULE: Readonly<Record<string, readonly string[]>> = {
  "azure-ad": ["profilePhotoSize"],
  "azure-devops": ["scope"],
  dribbble: ["scope"],
  foursquare: ["apiVersion"],
  fusionauth: ["tenantId"],
  github: ["enterprise"],
  gitlab: ["baseUrl"],
  loops: ["transactionalId"],
  mailgun: ["region"],
  "microsoft-entra-id": ["profilePhotoSize"],
  netsuite: ["accountID"],
  notion: ["redirectUri"],
  webex: ["apiBaseUrl"],
  wechat: ["platformType"],
  workos: ["connection"],
};

/** What core reads of an endpoint that is an object. */
export const ENDPOINT_MEMBERS: Readonly<Record<string, readonly string[]>> = {
  authorization: ["url", "params"],
  token: ["url", "params", "conform", "clientPrivateKey"],
  userinfo: ["url", "params", "request"],
};

/** The names that somebody reads at a provider. */
export function knownOptions({ type, defaults }: EvaluatedProvider): readonly string[] {
  const own = OPTIONS_OF_MODULE[String(defaults.id)] ?? [];
  return [...(PROVIDER_OPTIONS[type] ?? []), ...own];
}

/** What the reader wrote, as far as that can be told from what the module brings. */
export function writtenOptions({
  isOfModule,
  options,
  defaults,
}: EvaluatedProvider): Record<string, unknown> {
  return isOfModule ? options : defaults;
}

/** Functions of the reader's that get the whole provider, and may read any member of it. */
const GET_THE_PROVIDER = [
  "sendVerificationRequest",
  "getUserInfo",
  "getRelayingParty",
  "generateVerificationToken",
];

/** Whether a function of the reader's own gets the provider with all that is written there. */
export function mayReadItsOptions(provider: EvaluatedProvider): boolean {
  const written = writtenOptions(provider);
  return (
    GET_THE_PROVIDER.some((name) => typeof written[name] === "function") ||
    typeof asRecord(written.userinfo).request === "function"
  );
}
