/** What errors of `@auth/core` are called, their `type`; each has an entry on the page about errors. */
export const ERROR_TYPES = [
  "AccessDenied",
  "AccountNotLinked",
  "AdapterError",
  "AuthError",
  "CallbackRouteError",
  "CredentialsSignin",
  "DuplicateConditionalUI",
  "EmailSignInError",
  "ErrorPageLoop",
  "EventError",
  "ExperimentalFeatureNotEnabled",
  "InvalidCallbackUrl",
  "InvalidCheck",
  "InvalidEndpoints",
  "InvalidProvider",
  "JWTSessionError",
  "MissingAdapter",
  "MissingAdapterMethods",
  "MissingAuthorize",
  "MissingCSRF",
  "MissingSecret",
  "MissingWebAuthnAutocomplete",
  "OAuthAccountNotLinked",
  "OAuthCallbackError",
  "OAuthProfileParseError",
  "OAuthSignInError",
  "SessionTokenError",
  "SignOutError",
  "UnknownAction",
  "UnsupportedStrategy",
  "UntrustedHost",
  "Verification",
  "WebAuthnVerificationError",
] as const;

export type ErrorType = (typeof ERROR_TYPES)[number];

/** The codes of what `@auth/core` warns of; each has an entry on the page about errors. */
export const WARNING_CODES = [
  "csrf-disabled",
  "debug-enabled",
  "env-url-basepath-mismatch",
  "env-url-basepath-redundant",
  "experimental-webauthn",
] as const;

export type WarningCode = (typeof WARNING_CODES)[number];

/** Pages of this site that say more; their addresses are below the site's base URL. */
const PAGES = {
  accountIds: ["Users and accounts: which id?", "/concepts/users-accounts-sessions/#which-id"],
  adapterMethods: ["Databases: write your own adapter", "/guides/databases/#write-your-own"],
  adapters: ["Databases and adapters", "/guides/databases/#adapters"],
  basePath: ["Environment variables: resolver", "/reference/environment/#resolver"],
  callbacks: ["Callbacks", "/reference/callbacks/"],
  changingSession: [
    "Session strategies: changing a session",
    "/concepts/session-strategies/#changing-a-session",
  ],
  checks: ["PKCE, state and nonce: the defaults", "/concepts/pkce-state-nonce/#defaults"],
  configurationError: ["Errors: ?error=Configuration", "/reference/errors/#configuration"],
  cookieChunks: ["Cookies: names", "/concepts/cookies-and-csrf/#names"],
  cookieDomain: ["Cookies: who gets them", "/concepts/cookies-and-csrf/#hosts"],
  cookies: ["Cookies: changing them", "/reference/cookies/#changing"],
  credentials: ["Security model: what it leaves to you", "/concepts/security-model/#left-to-you"],
  credentialsSignedOut: [
    "FAQ: signed out after a password sign-in",
    "/faq/#signed-out-after-credentials",
  ],
  customPages: ["Endpoints and their pages", "/reference/endpoints/"],
  emailLinking: ["Account linking: by address", "/concepts/account-linking/#by-address"],
  emailVerified: [
    "FAQ: does Auth.js check email_verified?",
    "/faq/#does-authjs-check-email-verified",
  ],
  environment: ["Environment variables", "/reference/environment/#variables"],
  events: ["Events", "/reference/events/"],
  invalidCheck: ["PKCE, state and nonce: what they cost", "/concepts/pkce-state-nonce/#two-tabs"],
  lifetime: ["Session strategies: lifetime", "/concepts/session-strategies/#lifetime"],
  linking: ["Account linking: when it is refused", "/concepts/account-linking/#not-linked"],
  magicLink: ["FAQ: my sign-in link is already used", "/faq/#magic-link-already-used"],
  options: ["Options", "/reference/options/"],
  providers: ["Providers", "/reference/providers/"],
  providerTokens: ["Tokens: where they are", "/concepts/tokens/#where"],
  refreshTraps: ["Refresh token rotation: traps", "/guides/refresh-token-rotation/#traps"],
  refreshWhere: [
    "Refresh token rotation: where to keep the tokens",
    "/guides/refresh-token-rotation/#where-to-keep",
  ],
  rowsApart: [
    "Users and accounts: rows are not written together",
    "/concepts/users-accounts-sessions/#not-together",
  ],
  schema: ["Databases: the schema", "/guides/databases/#schema"],
  secret: ["Session token: the key", "/concepts/session-token/#key"],
  secretRotation: ["Session token: rotate the secret", "/concepts/session-token/#rotate"],
  sessionCallback: ["TypeScript: the session callback", "/guides/typescript/#session-callback"],
  sessionToken: ["Inside the session token", "/concepts/session-token/#what"],
  size: ["Session strategies: size and cost", "/concepts/session-strategies/#size-and-cost"],
  skipCSRFCheck: ["Cookies and CSRF: forms of other sites", "/concepts/cookies-and-csrf/#csrf"],
  strategies: ["Session strategies: choose one", "/concepts/session-strategies/#choose"],
  trustHost: ["Environment variables: trustHost", "/reference/environment/#trust-host"],
  twoConfigurations: [
    "Where code runs: two configurations, one cookie",
    "/concepts/where-code-runs/#two-configurations",
  ],
  useSecureCookies: ["Cookies", "/reference/cookies/"],
  whatTheBrowserGets: [
    "Session strategies: what the browser gets",
    "/concepts/session-strategies/#what-the-browser-gets",
  ],
  whatRunsWhen: ["What runs when: when one of them throws", "/concepts/what-runs-when/#errors"],
  wrongPassword: ["FAQ: a message for a wrong password", "/faq/#wrong-password-message"],
} as const satisfies Record<string, readonly [label: string, to: string]>;

/** What a rule links to: a page by its name here, or the entry of an error or a warning. */
export type Link = keyof typeof PAGES | ErrorType | WarningCode;

/** Every link that a finding can have. */
export const LINKS: readonly Link[] = [
  ...(Object.keys(PAGES) as (keyof typeof PAGES)[]),
  ...ERROR_TYPES,
  ...WARNING_CODES,
];

/** The label and the address of a link. */
export function addressOf(link: Link): { label: string; to: string } {
  if (link in PAGES) {
    const [label, to] = PAGES[link as keyof typeof PAGES];
    return { label, to };
  }
  return { label: `Errors: ${link}`, to: `/reference/errors/#${link.toLowerCase()}` };
}
