import { granted } from "../about";
import type { Vendor } from "../vendor";
import { emailClaims, gravatar, JOINED_SECONDS, standardClaims } from "./claims";
import * as behaviors from "./platform-behaviors";

/** The addresses of a realm of Keycloak. */
export function keycloakPaths(base: string) {
  const connect = `${base}/protocol/openid-connect`;
  return {
    authorization: `${connect}/auth`,
    token: `${connect}/token`,
    userinfo: `${connect}/userinfo`,
    jwks: `${connect}/certs`,
  };
}

/** auth0.com/docs, "ID Token Structure": the issuer ends with a slash. */
export const auth0 = {
  behavior: behaviors.auth0,
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
  behavior: behaviors.authentik,
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
  // The issuer is where the module's `wellKnown` looks for it, which core does not read.
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

/** docs.aws.amazon.com/cognito, "Understanding the ID token". */
export const cognito = {
  behavior: behaviors.cognito,
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

/** fusionauth.io/docs, "OAuth tokens": a challenge comes with the tokens, which the module drops. */
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
  behavior: behaviors.keycloak,
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
  metadata: () => ({ authorization_response_iss_parameter_supported: true }),
} satisfies Vendor;

/** docs.kinde.com, "About ID tokens": not the profile that the module's type describes. */
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
  behavior: behaviors.okta,
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
