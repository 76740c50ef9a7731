/** The error classes of `@auth/core` by their `type`; each has an entry in the reference. */
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
  "SignInError",
  "SignOutError",
  "UnknownAction",
  "UnsupportedStrategy",
  "UntrustedHost",
  "Verification",
  "WebAuthnVerificationError",
] as const;

export type ErrorType = (typeof ERROR_TYPES)[number];

/** Pages of this site that say more; their addresses are below the site's base URL. */
const PAGES = {
  absoluteLimit: [
    "Session strategies: an absolute limit",
    "/concepts/session-strategies/#absolute-limit",
  ],
  accountLinking: ["Security: account linking", "/security/#account-linking"],
  adapter: ["Databases: write your own adapter", "/guides/databases/#write-your-own"],
  adapters: ["Databases and adapters", "/guides/databases/#adapters"],
  basePath: ["Reference: basePath", "/reference/core/#basepath"],
  callbacks: ["Reference: callbacks", "/reference/core/#callbacks"],
  changingSession: [
    "Session strategies: changing a session",
    "/concepts/session-strategies/#changing-a-session",
  ],
  checks: ["Reference: checks", "/reference/core/providers/#checks"],
  config: ["Reference: AuthConfig", "/reference/core/#authconfig"],
  configurationError: ["FAQ: why error=Configuration?", "/faq/#why-error-configuration"],
  cookies: ["Reference: cookies", "/reference/core/#cookies"],
  credentials: ["Credentials provider", "/reference/core/providers/credentials/"],
  credentialsSignedOut: [
    "FAQ: signed out after a password sign-in",
    "/faq/#signed-out-after-credentials",
  ],
  debug: ["Reference: debug", "/reference/core/#debug"],
  emailVerified: [
    "FAQ: does Auth.js check email_verified?",
    "/faq/#does-authjs-check-email-verified",
  ],
  events: ["Reference: events", "/reference/core/#events"],
  getToken: ["FAQ: getToken returns null", "/faq/#get-token-returns-null"],
  invalidCheck: ["FAQ: InvalidCheck", "/faq/#invalid-check"],
  jwt: ["Reference: JWTOptions", "/reference/core/jwt/#jwtoptions"],
  jwtCallback: ["Reference: the jwt callback", "/reference/core/#callbacks-jwt"],
  jwtSession: ["Session strategies: JWT session", "/concepts/session-strategies/#jwt-session"],
  knownAccount: [
    "FAQ: OAuthAccountNotLinked for a known account",
    "/faq/#account-not-linked-for-a-known-account",
  ],
  leftToYou: ["Security: what Auth.js leaves to you", "/security/#left-to-you"],
  lifetime: ["Session strategies: lifetime", "/concepts/session-strategies/#lifetime"],
  magicLink: ["FAQ: my sign-in link is already used", "/faq/#magic-link-already-used"],
  notLinked: [
    "FAQ: same address, not linked",
    "/faq/#when-i-sign-in-with-another-account-with-the-same-email-address-why-are-accounts-not-linked-automatically",
  ],
  pages: ["Reference: pages", "/reference/core/#pages"],
  profile: ["Reference: profile", "/reference/core/providers/#oauth2configprofile"],
  providers: ["Providers", "/reference/core/providers/"],
  providerTokens: ["FAQ: where are my provider tokens?", "/faq/#where-are-my-provider-tokens"],
  proxy: ["FAQ: behind a proxy", "/faq/#behind-a-proxy"],
  redirectCallback: ["Reference: the redirect callback", "/reference/core/#callbacks-redirect"],
  redirectProxyUrl: ["Reference: redirectProxyUrl", "/reference/core/#redirectproxyurl"],
  refreshTraps: ["Refresh token rotation: traps", "/guides/refresh-token-rotation/#traps"],
  refreshWhere: [
    "Refresh token rotation: where to keep the tokens",
    "/guides/refresh-token-rotation/#where-to-keep",
  ],
  secret: ["FAQ: do I need a secret?", "/faq/#do-i-need-a-secret"],
  sessionCallback: ["TypeScript: the session callback", "/guides/typescript/#session-callback"],
  setEnvDefaults: ["Reference: setEnvDefaults", "/reference/core/#setenvdefaults"],
  signInCallback: ["Reference: the signIn callback", "/reference/core/#callbacks-signin"],
  size: ["Session strategies: size and cost", "/concepts/session-strategies/#size-and-cost"],
  skipCSRFCheck: ["Reference: skipCSRFCheck", "/reference/core/#authconfig-skipcsrfcheck"],
  strategies: ["Session strategies", "/concepts/session-strategies/"],
  trustHost: ["FAQ: UntrustedHost", "/faq/#untrusted-host"],
  unknownAction: ["FAQ: UnknownAction", "/faq/#unknown-action"],
  useSecureCookies: ["Reference: useSecureCookies", "/reference/core/#usesecurecookies"],
  userId: ["FAQ: my user id is different each time", "/faq/#why-does-the-user-id-change"],
  warnings: ["Reference: warnings", "/reference/core/warnings/#warningcode"],
  whatItWrites: ["Databases: what Auth.js writes", "/guides/databases/#what-it-writes"],
  whatTheBrowserGets: [
    "Session strategies: what the browser gets",
    "/concepts/session-strategies/#what-the-browser-gets",
  ],
  wrongPassword: ["FAQ: a message for a wrong password", "/faq/#wrong-password-message"],
} as const satisfies Record<string, readonly [label: string, to: string]>;

/** What a rule links to: a page by its name here, or the entry of an error. */
export type Link = keyof typeof PAGES | ErrorType;

/** Every link that a finding can have. */
export const LINKS: readonly Link[] = [...(Object.keys(PAGES) as Link[]), ...ERROR_TYPES];

/** The label and the address of a link. */
export function addressOf(link: Link): { label: string; to: string } {
  if (link in PAGES) {
    const [label, to] = PAGES[link as keyof typeof PAGES];
    return { label, to };
  }
  return { label: `Errors: ${link}`, to: `/reference/core/errors/#${link.toLowerCase()}` };
}
