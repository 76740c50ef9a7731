import { NOTHING_KNOWN, type VendorBehavior } from "../behavior";

/*
 * How platforms behave that a company runs for its own users, as they come out of the box: see
 * `behaviors.ts`.
 */

const CHECKED = "2026-12-01";

function inRepository(repository: string, commit: string, path: string) {
  const source = `https://github.com/${repository}/blob/${commit}/${path}`;
  return { source, checked: CHECKED };
}

export const auth0: VendorBehavior = {
  ...NOTHING_KNOWN,
  refreshToken: {
    value: { scope: "offline_access" },
    ...inRepository(
      "auth0/docs-v2",
      "1a4096e899bd8958025a92f68c4bae416746deb8",
      "main/docs/secure/tokens/refresh-tokens/get-refresh-tokens.mdx",
    ),
  },
  usedRefreshToken: {
    value: "kept",
    note: "Unless rotation is switched on in the settings of the application.",
    source: "https://auth0.com/docs/tokens/guides/configure-refresh-token-rotation",
    checked: CHECKED,
  },
};

const KEYCLOAK_FLOWS = inRepository(
  "keycloak/keycloak",
  "35dc846e49cb75fc2beeeb1c454e2b09525c252e",
  "docs/documentation/server_admin/topics/sso-protocols/con-oidc-auth-flows.adoc",
);

export const keycloak: VendorBehavior = {
  ...NOTHING_KNOWN,
  refreshToken: { value: "always", ...KEYCLOAK_FLOWS },
  usedRefreshToken: {
    value: "renewed",
    note: "Unless Revoke Refresh Token is on in the realm.",
    ...KEYCLOAK_FLOWS,
  },
  issInCallback: {
    value: true,
    note: "From version 23 on. A client can be set to do without.",
    source: "https://github.com/3scale/porta/pull/3859",
    checked: CHECKED,
  },
  redirectUri: {
    value: "exact",
    note: "A client can have patterns that end in `*`.",
    ...inRepository(
      "keycloak/keycloak",
      "17a2ecf74d5713c2b63ff9f3199cf50b2efad16f",
      "docs/documentation/server_admin/topics/clients/oidc/con-basic-settings.adoc",
    ),
  },
};

const OKTA_GUIDE = inRepository(
  "okta/okta-developer-docs",
  "01d856d2830659d82fca064181828d2f851fa441",
  "packages/@okta/vuepress-site/docs/guides/refresh-tokens/main/index.md",
);

export const okta: VendorBehavior = {
  ...NOTHING_KNOWN,
  refreshToken: {
    value: { scope: "offline_access" },
    note: "The app's registration must allow refresh tokens.",
    ...OKTA_GUIDE,
  },
  usedRefreshToken: {
    value: "kept",
    note: "The default for web apps. The real answer has the same token again.",
    ...OKTA_GUIDE,
  },
  idToken: { value: "openid", ...OKTA_GUIDE },
};

const COGNITO_AUTHORIZATION = inRepository(
  "awsdocs/amazon-cognito-developer-guide",
  "083e60cac38dd9cfdbec3b627decd0b7e8a8234f",
  "doc_source/authorization-endpoint.md",
);

const COGNITO_TOKEN = {
  source: "https://docs.aws.amazon.com/cognito/latest/developerguide/token-endpoint.html",
  checked: CHECKED,
};

export const cognito: VendorBehavior = {
  ...NOTHING_KNOWN,
  refreshToken: { value: "always", ...COGNITO_TOKEN },
  usedRefreshToken: {
    value: "kept",
    note: "Unless rotation is switched on for the app client.",
    source:
      "https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html",
    checked: CHECKED,
  },
  idToken: { value: "openid", ...COGNITO_AUTHORIZATION },
  issInCallback: { value: false, ...COGNITO_AUTHORIZATION },
  clientAuthentication: {
    value: ["client_secret_basic", "client_secret_post"],
    source: "https://docs.aws.amazon.com/zh_cn/cognito/latest/developerguide/token-endpoint.html",
    checked: CHECKED,
  },
};

const ZITADEL_DOCS = inRepository(
  "zitadel/zitadel",
  "026747a74cf5f33d69c1893451ae00575795e727",
  "docs/docs/apis/openidoauth/endpoints.mdx",
);

export const zitadel: VendorBehavior = {
  ...NOTHING_KNOWN,
  refreshToken: { value: { scope: "offline_access" }, ...ZITADEL_DOCS },
  issInCallback: { value: false, ...ZITADEL_DOCS },
  prompts: { value: ["none", "login", "select_account"], ...ZITADEL_DOCS },
  remembersPerson: { value: true, ...ZITADEL_DOCS },
  loginHint: { value: "login_hint", ...ZITADEL_DOCS },
  clientAuthentication: {
    value: ["client_secret_basic", "client_secret_post", "private_key_jwt"],
    note: "An application is registered for one of them.",
    ...ZITADEL_DOCS,
  },
  redirectUri: { value: "exact", ...ZITADEL_DOCS },
};

export const authentik: VendorBehavior = {
  ...NOTHING_KNOWN,
  refreshToken: {
    value: { scope: "offline_access" },
    note: "From version 2024.2 on.",
    ...inRepository(
      "goauthentik/authentik",
      "00d93d879e77a12f82a4a6010109da70de015134",
      "website/docs/add-secure-apps/providers/oauth2/index.mdx",
    ),
  },
};
