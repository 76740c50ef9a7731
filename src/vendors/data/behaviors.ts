import { NOTHING_KNOWN, type VendorBehavior } from "../behavior";

/*
 * How vendors behave, each fact with its source and the day on which it was read. Take a fact from
 * the source alone: what nobody has written down is left
 * out.
 */

const CHECKED = "2026-12-01";

/** A page of the web. */
function at(source: string) {
  return { source, checked: CHECKED };
}

/** A file of a repository on GitHub, as it was when it was read. */
function inRepository(repository: string, commit: string, path: string) {
  return at(`https://github.com/${repository}/blob/${commit}/${path}`);
}

const GOOGLE_LIBRARY = inRepository(
  "googleapis/google-auth-library-nodejs",
  "021b96910a67bfa373b38ea8afbedd31b405da0f",
  "src/auth/oauth2client.ts",
);

export const google: VendorBehavior = {
  ...NOTHING_KNOWN,
  refreshToken: {
    value: { parameter: "access_type", set: "offline" },
    note: "Once a person has agreed, only `prompt=consent` brings another.",
    ...at(
      "https://stackoverflow.com/questions/10827920/not-receiving-google-oauth-refresh-token/65702100",
    ),
  },
  issInCallback: { value: true, ...at("https://github.com/TheBitPoets/2cornot2c/issues/607") },
  prompts: { value: ["none", "consent", "select_account"], ...GOOGLE_LIBRARY },
  remembersPerson: { value: true, ...GOOGLE_LIBRARY },
  loginHint: { value: "login_hint", ...GOOGLE_LIBRARY },
  clientAuthentication: {
    value: ["client_secret_post", "client_secret_basic"],
    ...GOOGLE_LIBRARY,
  },
  redirectUri: { value: "exact", ...GOOGLE_LIBRARY },
};

const GITHUB_DOCS = inRepository(
  "github/docs",
  "029b09ac7206a46ede804fd54fa6273376490c3c",
  "content/apps/oauth-apps/building-oauth-apps/authorizing-oauth-apps.md",
);

export const github: VendorBehavior = {
  ...NOTHING_KNOWN,
  refreshToken: {
    value: "never",
    note: "For an OAuth app. A GitHub App is another thing.",
    ...GITHUB_DOCS,
  },
  idToken: { value: "never", ...GITHUB_DOCS },
  issInCallback: {
    value: true,
    note: "Since 2026.",
    ...at("https://github.com/nextauthjs/next-auth/pull/13410"),
  },
  prompts: { value: ["select_account"], ...GITHUB_DOCS },
  remembersPerson: { value: true, ...GITHUB_DOCS },
  loginHint: { value: "login", ...GITHUB_DOCS },
  // Of client authentication, the documentation says that the secret may be in the body, and nothing of
  // the header.
  redirectUri: { value: "below", ...GITHUB_DOCS },
};

const ENTRA_DOCS = inRepository(
  "MicrosoftDocs/entra-docs",
  "0c1ac842ddc96d49ce2897f751c6298dc524b9a5",
  "docs/identity-platform/v2-oauth2-auth-code-flow.md",
);

export const entra: VendorBehavior = {
  ...NOTHING_KNOWN,
  refreshToken: { value: { scope: "offline_access" }, ...ENTRA_DOCS },
  usedRefreshToken: { value: "renewed", ...ENTRA_DOCS },
  idToken: { value: "openid", ...ENTRA_DOCS },
  issInCallback: { value: false, ...ENTRA_DOCS },
  prompts: { value: ["login", "none", "consent", "select_account"], ...ENTRA_DOCS },
  remembersPerson: { value: true, ...ENTRA_DOCS },
  loginHint: { value: "login_hint", ...ENTRA_DOCS },
  clientAuthentication: {
    value: ["client_secret_post", "client_secret_basic", "private_key_jwt"],
    ...ENTRA_DOCS,
  },
  redirectUri: {
    value: "loopback-port",
    ...inRepository(
      "MicrosoftDocs/entra-docs",
      "0358995965b03e866d4b22a25625f4c558f121b9",
      "docs/identity-platform/reply-url.md",
    ),
  },
};

export const apple: VendorBehavior = {
  ...NOTHING_KNOWN,
  refreshToken: { value: "always", ...at("https://developer.apple.com/forums/thread/121627") },
  usedRefreshToken: {
    value: "kept",
    ...at("https://developer.apple.com/forums/thread/123909"),
  },
  clientAuthentication: {
    value: ["client_secret_post"],
    ...at(
      "https://developer.apple.com/documentation/signinwithapplerestapi/generate-and-validate-tokens.md",
    ),
  },
};

const GITLAB_DOCS = inRepository(
  "gitlabhq/gitlabhq",
  "04b8ef1303253eb7059349dfa73dfe25df4ac1fb",
  "doc/api/oauth2.md",
);

export const gitlab: VendorBehavior = {
  ...NOTHING_KNOWN,
  refreshToken: { value: "always", ...GITLAB_DOCS },
  usedRefreshToken: { value: "replaced", ...GITLAB_DOCS },
  idToken: {
    value: "openid",
    ...inRepository(
      "gitlabhq/gitlabhq",
      "0653e08efd039a5905f3fa4f6e9cef9f5d2f799c",
      "doc/integration/openid_connect_provider.md",
    ),
  },
  issInCallback: { value: false, ...GITLAB_DOCS },
};

const DISCORD_DOCS = inRepository(
  "discord/discord-api-docs",
  "2602effef0fa59e3d6f2acb1cb208feabdee7331",
  "developers/topics/oauth2.mdx",
);

export const discord: VendorBehavior = {
  ...NOTHING_KNOWN,
  refreshToken: { value: "always", ...DISCORD_DOCS },
  issInCallback: { value: false, ...DISCORD_DOCS },
  prompts: {
    value: ["consent"],
    note: "`prompt=none` skips the page for a person who agreed before. The lab does not do that.",
    ...DISCORD_DOCS,
  },
  clientAuthentication: {
    value: ["client_secret_basic", "client_secret_post"],
    ...DISCORD_DOCS,
  },
};

const X_DOCS = "https://docs.x.com/fundamentals/authentication/oauth-2-0";

export const twitter: VendorBehavior = {
  ...NOTHING_KNOWN,
  refreshToken: { value: { scope: "offline.access" }, ...at(`${X_DOCS}/authorization-code`) },
  clientAuthentication: {
    value: ["client_secret_basic"],
    note: "For a confidential client, which an app with a secret is.",
    ...at(`${X_DOCS}/user-access-token`),
  },
};

export const spotify: VendorBehavior = {
  ...NOTHING_KNOWN,
  refreshToken: {
    value: "always",
    ...inRepository(
      "spotify/web-api-examples",
      "eac88d84e2681f29c10ca1f6eb461a2652063b17",
      "authorization/authorization_code/app.js",
    ),
  },
  redirectUri: {
    value: "exact",
    ...at("https://developer.spotify.com/documentation/web-api/tutorials/code-flow"),
  },
};

export const twitch: VendorBehavior = {
  ...NOTHING_KNOWN,
  refreshToken: {
    value: "always",
    ...at("https://dev.twitch.tv/docs/authentication/refresh-tokens/"),
  },
};

export const linkedin: VendorBehavior = {
  ...NOTHING_KNOWN,
  refreshToken: {
    value: "never",
    note: "Approved partners of the Marketing Developer Platform get one.",
    ...at(
      "https://learn.microsoft.com/en-us/linkedin/shared/authentication/programmatic-refresh-tokens",
    ),
  },
};
