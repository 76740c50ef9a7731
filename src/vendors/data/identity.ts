import { json } from "../../world/idp/identity-provider";
import { granted } from "../about";
import type { ResolvedProvider } from "../resolve";
import type { Vendor } from "../vendor";
import * as behaviors from "./behaviors";
import { addressesOf, emailClaims, JOINED_SECONDS } from "./claims";
import { JPEG } from "./jpeg";
import { keycloakPaths } from "./platforms";

/** developer.apple.com, "Sign in with Apple REST API": the name comes once, beside the code. */
export const apple = {
  behavior: behaviors.apple,
  user: (about) => ({
    sub: `000${about.number % 1000}.${about.hex}${about.hex.slice(0, 8)}.0830`,
    ...(granted(about, "email") && {
      email: about.persona.email,
      email_verified: true as const,
      is_private_email: false,
    }),
    nonce_supported: true,
    real_user_status: 2 as const,
  }),
  callback({ persona, given, family, scope }, first): Record<string, string> {
    if (!first || !granted({ scope }, "name")) return {};
    const name = { firstName: given, lastName: family };
    return { user: JSON.stringify({ name, email: persona.email }) };
  },
  refusesAuthorization: (params) =>
    params.has("scope") && params.get("response_mode") !== "form_post"
      ? [
          "invalid_request",
          "response_mode must be form_post when name or email scope is requested.",
        ]
      : undefined,
  openId: (base) => ({
    authorization: `${base}/auth/authorize`,
    token: `${base}/auth/token`,
    userinfo: undefined,
    jwks: `${base}/auth/keys`,
  }),
  metadata: () => ({ userinfo_endpoint: undefined, scopes_supported: ["openid", "email", "name"] }),
} satisfies Vendor;

/** developers.google.com/identity, "OpenID Connect". */
export const google = {
  behavior: behaviors.google,
  callbackIssuer: () => "https://accounts.google.com",
  user: (about) => ({
    azp: about.provider.clientId,
    sub: `1${about.number}0000000000${about.number % 100}`,
    ...(granted(about, "email") && emailClaims(about)),
    name: about.persona.name,
    picture: about.picture,
    given_name: about.given,
    family_name: about.family,
  }),
  picture: ({ hex }) => `https://lh3.googleusercontent.com/a/${hex}=s96-c`,
  openId: (base) => ({
    authorization: `${base}/o/oauth2/v2/auth`,
    token: "https://oauth2.googleapis.com/token",
    userinfo: "https://openidconnect.googleapis.com/v1/userinfo",
    jwks: "https://www.googleapis.com/oauth2/v3/certs",
  }),
} satisfies Vendor;

/** The directory in which the personas are; Microsoft's IDs are GUIDs. */
const TENANT = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

const ENTRA = "https://login.microsoftonline.com";

/** learn.microsoft.com, "ID token claims reference" and "OpenID Connect on the identity platform". */
export const entra = {
  behavior: behaviors.entra,
  user: (about) => ({
    aio: `AXQAi/8T${about.hex}`,
    ...(granted(about, "profile") && {
      name: about.persona.name,
      oid: about.uuid,
      preferred_username: about.persona.email,
    }),
    ...(granted(about, "email") && { email: about.persona.email }),
    rh: `0.AXoA${about.hex}.`,
    sub: `AAAAAAAAAAAAAAAAAAAAA${about.hex.slice(0, 22)}`,
    tid: TENANT,
    uti: about.hex.slice(0, 22),
    ver: "2.0" as const,
  }),
  // What serves every directory names no issuer of its own, but a place for the directory's.
  issuer: (configured) =>
    configured.replace(/\/(common|organizations|consumers)\//, "/{tenantid}/"),
  discovery: (configured) => configured,
  idTokenIssuer: () => `${ENTRA}/${TENANT}/v2.0`,
  openId: (base) => {
    const tenant = base.replace(/\/v2\.0$/, "").replace("{tenantid}", "common");
    return {
      authorization: `${tenant}/oauth2/v2.0/authorize`,
      token: `${tenant}/oauth2/v2.0/token`,
      userinfo: "https://graph.microsoft.com/oidc/userinfo",
      jwks: `${tenant}/discovery/v2.0/keys`,
    };
  },
  endpoints: () => ({
    [`${ENTRA}/${TENANT}/v2.0/.well-known/openid-configuration`]: {
      answer: () =>
        json({
          issuer: `${ENTRA}/${TENANT}/v2.0`,
          authorization_endpoint: `${ENTRA}/${TENANT}/oauth2/v2.0/authorize`,
          token_endpoint: `${ENTRA}/${TENANT}/oauth2/v2.0/token`,
          userinfo_endpoint: "https://graph.microsoft.com/oidc/userinfo",
          jwks_uri: `${ENTRA}/${TENANT}/discovery/v2.0/keys`,
          response_types_supported: ["code"],
          subject_types_supported: ["pairwise"],
          id_token_signing_alg_values_supported: ["RS256"],
        }),
    },
    "https://graph.microsoft.com/v1.0/me/photos/*": {
      answer: (about) =>
        about
          ? new Response(
              Uint8Array.from(atob(JPEG), (letter) => letter.charCodeAt(0)),
              {
                headers: { "content-type": "image/jpeg" },
              },
            )
          : json({ error: { code: "InvalidAuthenticationToken" } }, 401),
    },
  }),
} satisfies Vendor;

/** learn.microsoft.com, Azure AD B2C, "Overview of tokens" and "UserInfo endpoint". */
export const azureB2c = {
  user: ({ persona, uuid, provider }) => ({
    ver: "1.0",
    sub: uuid,
    oid: uuid,
    country: "Norway",
    name: persona.name,
    postalCode: "0150",
    emails: addressesOf(persona),
    tfp: policyOf(provider),
    preferred_username: persona.username,
    nbf: JOINED_SECONDS,
  }),
  openId: (base) => ({
    authorization: `${base.replace(/\/v2\.0$/, "")}/oauth2/v2.0/authorize`,
    token: `${base.replace(/\/v2\.0$/, "")}/oauth2/v2.0/token`,
    userinfo: `${base.replace(/\/v2\.0$/, "")}/openid/v2.0/userinfo`,
    jwks: `${base.replace(/\/v2\.0$/, "")}/discovery/v2.0/keys`,
  }),
  // Custom policies (B2C_1A_…) can have a user info endpoint; user flows (B2C_1_…) have none.
  metadata: (base) => (/\/b2c_1_/i.test(base) ? { userinfo_endpoint: undefined } : {}),
} satisfies Vendor;

function policyOf({ issuer = "" }: ResolvedProvider): string {
  return /\/(b2c_1\w*)\//i.exec(issuer)?.[1] ?? "";
}

/** confluence.bankid.no, "ID token" and "Userinfo": the answer of user info is signed. */
export const bankId = {
  user: ({ persona, given, family, uuid, hex, provider }) => ({
    jti: uuid,
    sub: uuid,
    typ: "ID" as const,
    azp: provider.clientId,
    session_state: uuid,
    name: persona.name,
    given_name: given,
    family_name: family,
    birthdate: "1990-01-05",
    updated_at: JOINED_SECONDS,
    acr: "urn:bankid:bis;LOA=4",
    sid: uuid,
    amr: "BIS" as const,
    bankid_altsub: `9578-6000-4-${hex.slice(0, 6)}`,
    originator: "CN=BankID - Example Bank - CA,O=Example Bank,C=NO",
    additionalCertInfo: {
      certValidFrom: JOINED_SECONDS * 1000,
      serialNumber: hex.slice(0, 8),
      keyAlgorithm: "RSA",
      keySize: "2048",
      policyOid: "2.16.578.1.16.1.12.1.1",
      certQualified: true,
      certValidTo: JOINED_SECONDS * 1000,
      versionNumber: "3",
      subjectName: `CN=${family}\\, ${given},C=NO`,
    },
    tid: uuid,
    email: persona.email,
  }),
  openId: (base) => keycloakPaths(base),
} satisfies Vendor;

/** developer.vippsmobilepay.com, Login API, "Userinfo". */
export const vipps = {
  user: (about) => ({
    sub: about.uuid,
    sid: about.hex,
    ...(granted(about, "name") && {
      name: about.persona.name,
      given_name: about.given,
      family_name: about.family,
    }),
    ...(granted(about, "email") && emailClaims(about)),
  }),
  openId: (base) => ({
    authorization: `${base}/oauth2/auth`,
    token: `${base}/oauth2/token`,
    userinfo: "https://api.vipps.no/vipps-userinfo-api/userinfo",
    jwks: `${base}/.well-known/jwks.json`,
  }),
} satisfies Vendor;
