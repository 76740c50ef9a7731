import { type About, granted } from "../about";
import type { Vendor } from "../vendor";
import { emailClaims, gravatar, JOINED_SECONDS, profileClaims, standardClaims } from "./claims";
import * as behaviors from "./platform-behaviors";

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
  behavior: behaviors.zitadel,
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

/** Any other OAuth provider: what most of them call the fields of a user, and what OpenID Connect does. */
export const anyOAuth = {
  user: (about) => ({
    ...(granted(about, "openid") && { sub: about.uuid }),
    id: String(about.number),
    login: about.persona.username,
    ...profileClaims(about),
    ...emailClaims(about),
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
