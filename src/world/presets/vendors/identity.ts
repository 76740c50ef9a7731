import { json } from "../../idp/identity-provider";
import { type About, granted, type Subject } from "../about";
import type { ResolvedProvider } from "../resolve";
import type { Vendor } from "../vendor";
import { emailClaims, JOINED_SECONDS, profileClaims, standardClaims } from "./claims";
import { JPEG } from "./jpeg";

/** Where the pictures of people are whose provider keeps an address only. */
function gravatar({ hex }: Subject): string {
  return `https://www.gravatar.com/avatar/${hex}`;
}

/** developer.apple.com, "Sign in with Apple REST API": the name comes once, beside the code. */
export const apple = {
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
    emails: [persona.email],
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

function keycloakPaths(base: string) {
  const connect = `${base}/protocol/openid-connect`;
  return {
    authorization: `${connect}/auth`,
    token: `${connect}/token`,
    userinfo: `${connect}/userinfo`,
    jwks: `${connect}/certs`,
  };
}

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

/** auth0.com/docs, "ID Token Structure": the issuer ends with a slash. */
export const auth0 = {
  user: (about) => ({
    ...standardClaims(about),
    sub: `auth0|${about.hex}`,
    nickname: about.persona.username,
    sid: about.uuid,
  }),
  picture: gravatar,
  issuer: withSlash,
  openId: (base) => ({
    token: `${base}/oauth/token`,
    jwks: `${base}/.well-known/jwks.json`,
  }),
} satisfies Vendor;

function withSlash(configured: string): string {
  return `${configured.replace(/\/$/, "")}/`;
}

/** The issuer of a provider that has it below its host, whichever of the two is configured. */
function below(path: string) {
  return (configured: string): string => {
    const trimmed = configured.replace(/\/$/, "");
    return trimmed.endsWith(path) ? trimmed : trimmed + path;
  };
}

/** docs.goauthentik.io, "OAuth 2.0 provider": one issuer for each application, with a slash. */
export const authentik = {
  user: (about) => ({
    acr: "goauthentik.io/providers/oauth2/default",
    ...standardClaims(about),
    sub: `${about.hex}${about.hex}`,
    nickname: about.persona.username,
    groups: [],
  }),
  issuer: withSlash,
  openId: (base) => {
    const shared = base.replace(/\/[^/]+$/, "");
    return {
      authorization: `${shared}/authorize/`,
      token: `${shared}/token/`,
      userinfo: `${shared}/userinfo/`,
      jwks: `${base}/jwks/`,
    };
  },
} satisfies Vendor;

/** wso2.com/asgardeo/docs, "OpenID Connect scopes and claims". */
export const asgardeo = {
  user: (about) => ({
    sub: about.uuid,
    ...(granted(about, "profile") && {
      given_name: about.given,
      family_name: about.family,
      username: about.persona.email,
      picture: about.picture,
    }),
    ...(granted(about, "email") && { email: about.persona.email }),
    org_name: "example",
  }),
  picture: gravatar,
  // The issuer is where the preset's `wellKnown` looks for it, which core does not read.
  issuer: below("/oauth2/token"),
  openId: (base) => {
    const oauth2 = base.replace(/\/token$/, "");
    return {
      authorization: `${oauth2}/authorize`,
      token: `${oauth2}/token`,
      userinfo: `${oauth2}/userinfo`,
      jwks: `${oauth2}/jwks`,
    };
  },
} satisfies Vendor;

/** developer.beyondidentity.com, "ID token claims". */
export const beyondIdentity = {
  user: (about) => ({
    sub: about.hex,
    name: about.persona.name,
    preferred_username: about.persona.username,
    email: about.persona.email,
  }),
} satisfies Vendor;

/** boxyhq.com/docs/jackson, "OAuth 2.0 flow", "Fetch user profile". */
export const boxyhqSaml = {
  user: ({ persona, hex, given, family }) => ({
    id: hex,
    email: persona.email,
    firstName: given,
    lastName: family,
    requested: { tenant: "example", product: "example" },
    raw: { email: persona.email, firstName: given, lastName: family },
  }),
  tokens: ({ scope: _scope, ...standard }) => ({ ...standard, token_type: "bearer" }),
} satisfies Vendor;

/** docs.aws.amazon.com/cognito, "Understanding the ID token". */
export const cognito = {
  user: (about) => ({
    ...standardClaims(about),
    "cognito:username": about.uuid,
    token_use: "id",
  }),
  picture: gravatar,
  openId: () => {
    const domain = "https://example.auth.eu-north-1.amazoncognito.com";
    return {
      authorization: `${domain}/oauth2/authorize`,
      token: `${domain}/oauth2/token`,
      userinfo: `${domain}/oauth2/userInfo`,
    };
  },
} satisfies Vendor;

/** docs.descope.com, "OIDC endpoints". */
export const descope = {
  user: (about) => ({
    ...standardClaims(about),
    sub: `U2${about.hex}`,
    phone_number: "",
    phone_number_verified: false,
  }),
  picture: gravatar,
  openId: (base) => {
    const oauth2 = base.replace(/\/([^/]+)$/, "/oauth2/v1/apps/$1");
    return {
      authorization: `${oauth2}/authorize`,
      token: `${oauth2}/token`,
      userinfo: `${oauth2}/userinfo`,
      jwks: base.replace(/\/([^/]+)$/, "/v2/keys/$1"),
    };
  },
} satisfies Vendor;

/** docs.duendesoftware.com, "Endpoints"; IdentityServer4 has the same addresses. */
export const identityServer = {
  user: (about) => ({
    ...standardClaims(about),
    id: about.uuid,
    verified: about.persona.emailVerified,
    idp: "local",
    amr: ["pwd"],
    sid: about.hex,
  }),
  openId: (base) => ({
    authorization: `${base}/connect/authorize`,
    token: `${base}/connect/token`,
    userinfo: `${base}/connect/userinfo`,
    jwks: `${base}/.well-known/openid-configuration/jwks`,
  }),
} satisfies Vendor;

/** developers.frontegg.com, "ID token". */
export const frontegg = {
  user: ({ persona, uuid, picture }) => ({
    sub: uuid,
    name: persona.name,
    ...emailClaims({ persona }),
    profilePictureUrl: picture,
    tenantId: uuid,
    roles: ["ReadOnly"],
    permissions: [],
    type: "userToken",
  }),
  picture: gravatar,
} satisfies Vendor;

/** fusionauth.io/docs, "OAuth tokens": a challenge comes with the tokens, which the preset drops. */
export const fusionAuth = {
  user: (about) => ({
    ...standardClaims(about),
    jti: about.uuid,
    authenticationType: "PASSWORD",
    scope: about.scope,
    sid: about.uuid,
    applicationId: about.provider.clientId,
    roles: [],
    tid: about.uuid,
  }),
  picture: gravatar,
  openId: (base) => ({
    authorization: `${base}/oauth2/authorize`,
    jwks: `${base}/.well-known/jwks.json`,
  }),
  tokens: (standard, { uuid }) => ({ ...standard, userId: uuid }),
  tokenHeaders: { "www-authenticate": 'Basic realm="FusionAuth"' },
} satisfies Vendor;

/** keycloak.org, "Securing applications", ID token of a realm. */
export const keycloak = {
  user: (about) => ({
    ...standardClaims(about),
    jti: about.uuid,
    typ: "ID",
    azp: about.provider.clientId,
    session_state: about.uuid,
    acr: "1",
    sid: about.uuid,
    user: undefined,
  }),
  picture: gravatar,
  openId: keycloakPaths,
} satisfies Vendor;

/** docs.kinde.com, "About ID tokens": not the profile that the preset's type describes. */
export const kinde = {
  user: (about) => ({
    ...standardClaims(about),
    sub: `kp_${about.hex}`,
  }),
  picture: gravatar,
  openId: (base) => ({
    authorization: `${base}/oauth2/auth`,
    token: `${base}/oauth2/token`,
    userinfo: `${base}/oauth2/v2/user_profile`,
    jwks: `${base}/.well-known/jwks`,
  }),
} satisfies Vendor;

/** docs.logto.io, "Scopes and claims". */
export const logto = {
  user: (about) => ({
    sub: about.hex.slice(0, 12),
    ...(granted(about, "profile") && {
      name: about.persona.name,
      username: about.persona.username,
      picture: about.picture,
      created_at: JOINED_SECONDS * 1000,
      updated_at: JOINED_SECONDS * 1000,
    }),
    ...(granted(about, "email") && emailClaims(about)),
  }),
  picture: gravatar,
  openId: (base) => ({
    authorization: `${base}/auth`,
    token: `${base}/token`,
    userinfo: `${base}/me`,
    jwks: `${base}/jwks`,
  }),
} satisfies Vendor;

/** developer.okta.com, "Okta Identity Engine API", OpenID Connect. */
export const okta = {
  user: (about) => ({
    ...standardClaims(about),
    sub: `00u${about.hex.slice(0, 17)}`,
    ver: 1,
    jti: `ID.${about.hex}`,
    amr: ["pwd"],
    idp: `00o${about.hex.slice(0, 17)}`,
    zoneinfo: "America/Los_Angeles",
  }),
  picture: gravatar,
  openId: (base) => {
    const server = base.includes("/oauth2") ? `${base}/v1` : `${base}/oauth2/v1`;
    return {
      authorization: `${server}/authorize`,
      token: `${server}/token`,
      userinfo: `${server}/userinfo`,
      jwks: `${server}/keys`,
    };
  },
} satisfies Vendor;

/** developers.onelogin.com, "OpenID Connect API", version 2. */
export const oneLogin = {
  user: (about) => ({
    ...standardClaims(about),
    sub: String(about.number),
    preferred_username: about.persona.email,
  }),
  issuer: below("/oidc/2"),
  openId: (base) => ({
    authorization: `${base}/auth`,
    token: `${base}/token`,
    userinfo: `${base}/me`,
    jwks: `${base}/certs`,
  }),
} satisfies Vendor;

/** ory.sh/docs/hydra, "OpenID Connect user info": claims are those that the login app sets. */
export const hydra = {
  user: (about) => ({
    sub: about.uuid,
    jti: about.uuid,
    rat: JOINED_SECONDS,
    sid: about.uuid,
    ...(granted(about, "email") && { email: about.persona.email }),
  }),
  openId: (base) => ({
    authorization: `${base}/oauth2/auth`,
    token: `${base}/oauth2/token`,
    jwks: `${base}/.well-known/jwks.json`,
  }),
} satisfies Vendor;

/** ossoapp.com/docs, "OAuth", user profile. */
export const osso = {
  user: ({ persona, uuid }) => ({
    email: persona.email,
    id: uuid,
    idp: "Okta",
    requested: { domain: "mail.example", email: null },
  }),
} satisfies Vendor;

/** docs.passage.id, "Hosted login": no name, no picture. */
export const passage = {
  user: (about) => ({
    sub: about.hex,
    azp: about.provider.clientId,
    client_id: about.provider.clientId,
    ...(granted(about, "email") && emailClaims(about)),
    phone: "",
    phone_number_verified: false,
  }),
} satisfies Vendor;

/** apidocs.pingidentity.com, PingOne, "ID token claims". */
export const pingId = {
  user: (about) => ({
    ...standardClaims(about),
    acr: "Single_Factor",
    amr: ["pwd"] as [string],
    sid: about.uuid,
    env: about.uuid,
    org: about.uuid,
    "p1.region": "EU",
  }),
  picture: gravatar,
  openId: (base) => ({ jwks: `${base}/jwks` }),
} satisfies Vendor;

/** simplelogin.io/docs, "Sign in with SimpleLogin", "userinfo". */
export const simpleLogin = {
  user: ({ persona, number, picture }) => ({
    id: number,
    sub: String(number),
    ...emailClaims({ persona }),
    name: persona.name,
    avatar_url: picture,
    client: "Example app",
  }),
  picture: ({ hex }) => `https://app.simplelogin.io/static/upload/${hex}.png`,
  openId: (base) => ({
    authorization: `${base}/oauth2/authorize`,
    token: `${base}/oauth2/token`,
    userinfo: `${base}/oauth2/userinfo`,
    jwks: `${base}/jwks`,
  }),
} satisfies Vendor;

/** docs.unitedeffects.com, "Login and SSO": claims of the account. */
export const unitedEffects = {
  user: (about) => ({
    sub: about.uuid,
    ...(granted(about, "email") && {
      ...emailClaims(about),
      verified: about.persona.emailVerified,
    }),
    group: "YQpbQV5dbW-224dCovz-3",
  }),
  openId: (base) => ({
    authorization: `${base}/auth`,
    token: `${base}/token`,
    userinfo: `${base}/me`,
    jwks: `${base}/jwks`,
  }),
} satisfies Vendor;

/** workos.com/docs, SSO, "Get a User Profile". */
export const workos = {
  user: (about) => workosProfile(about),
  picture: ({ hex }) => `https://workoscdn.com/images/v1/${hex}`,
  tokens: ({ access_token, expires_in, token_type }, about) => ({
    access_token,
    token_type,
    expires_in,
    profile: workosProfile(about),
  }),
} satisfies Vendor;

function workosProfile({ persona, hex, given, family, picture }: About) {
  const raw = { email: persona.email, firstName: given, lastName: family, picture };
  return {
    object: "profile",
    id: `prof_${hex.toUpperCase()}`,
    organization_id: "org_01EXAMPLE",
    connection_id: "conn_01EXAMPLE",
    connection_type: "OktaSAML",
    idp_id: hex,
    email: persona.email,
    first_name: given,
    last_name: family,
    raw_attributes: { id: hex, ...raw },
  };
}

/** zitadel.com/docs, "Claims". */
export const zitadel = {
  user: (about) => ({
    ...standardClaims(about),
    sub: `2${about.number}00000000`,
    jti: about.uuid,
    amr: "pwd",
    azp: about.provider.clientId,
    gender: "",
  }),
  picture: gravatar,
  openId: (base) => ({
    authorization: `${base}/oauth/v2/authorize`,
    token: `${base}/oauth/v2/token`,
    userinfo: `${base}/oidc/v1/userinfo`,
    jwks: `${base}/oauth/v2/keys`,
  }),
} satisfies Vendor;

/** Any other OpenID provider: the standard claims. */
export const anyOpenId = {
  user: standardClaims,
  picture: ({ persona }, { issuer = "" }) =>
    `${issuer.replace(/\/$/, "")}/pictures/${persona.id}.svg`,
} satisfies Vendor;

/** Any other OAuth provider: what most of them call the fields of a user. */
export const anyOAuth = {
  user: (about) => ({
    id: String(about.number),
    login: about.persona.username,
    ...profileClaims(about),
    ...emailClaims(about),
  }),
} satisfies Vendor;
