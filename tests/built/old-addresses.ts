/**
 * Addresses of older generations of the documentation that are linked from elsewhere, and the
 * page that answers them now. The element named by the hash must exist on that page.
 */
export const oldAddresses: readonly (readonly [old: string, page: string])[] = [
  // The FAQ this project started from: its own address, its sections and its questions.
  ["/concepts/faq", "/faq"],
  ["/concepts/faq#about-authjs", "/faq"],
  ["/concepts/faq#is-authjs-commercial-software", "/faq"],
  ["/concepts/faq#compatibility", "/faq"],
  ["/concepts/faq#what-databases-does-authjs-support", "/faq"],
  ["/concepts/faq#what-authentication-services-does-authjs-support", "/faq"],
  ["/concepts/faq#does-authjs-support-signing-in-with-a-username-and-password", "/faq"],
  ["/concepts/faq#can-i-use-authjs-with-a-website-that-does-not-use-nextjs", "/faq"],
  ["/concepts/faq#can-i-use-authjs-with-react-native", "/faq"],
  ["/concepts/faq#is-authjs-supporting-typescript", "/faq"],
  ["/concepts/faq#is-authjs-compatible-with-nextjs-12-middleware", "/faq"],
  ["/concepts/faq#session-strategies", "/faq"],
  ["/concepts/faq#security", "/faq"],
  ["/concepts/faq#how-do-i-get-refresh-tokens-and-access-tokens-for-an-oauth-account", "/faq"],
  [
    "/concepts/faq#when-i-sign-in-with-another-account-with-the-same-email-address-why-are-accounts-not-linked-automatically",
    "/faq",
  ],
  ["/concepts/faq#feature-requests", "/faq"],
  ["/concepts/faq#why-doesnt-authjs-support-a-particular-feature", "/faq"],
  ["/concepts/faq#i-disagree-with-a-design-decision-how-can-i-change-your-mind", "/faq"],

  // The start of the official site.
  ["/getting-started", "/tutorials"],
  ["/getting-started/installation", "/tutorials"],

  // Where the official site moved it, and where doc comments of @auth/core point.
  ["/concepts", "/faq"],
  ["/concepts#security", "/faq"],
  ["/concepts#is-authjs-commercial-software", "/faq"],
  ["/concepts#compatibility", "/faq"],
  ["/concepts#session-strategies", "/faq"],
  ["/concepts#feature-requests", "/faq"],

  // What errors and warnings print, where their hosts lead.
  ["/errors#jwtsessionerror", "/reference/errors"],
  ["/errors#webauthnverificationerror", "/reference/errors"],
  ["/warnings", "/reference/errors"],
  ["/reference/warnings#debug-enabled", "/reference/errors"],
  ["/reference/warnings#csrf-disabled", "/reference/errors"],
  ["/reference/warnings#adapter_typeorm_updating_entities", "/reference/errors"],
  ["/getting-started/migrating-to-v5#migrating-to-v5", "/reference/errors"],

  // Guides of the official site.
  ["/guides/upgrade-to-v5", "/reference/errors"],
  ["/getting-started/migrate-to-better-auth", "/status"],
  ["/getting-started/session-management/protecting", "/guides/protect"],
  ["/guides/testing", "/guides"],
  ["/guides/integrating-third-party-backends", "/guides/call-an-api"],

  // What the first FAQ links to.
  ["/getting-started/adapters", "/guides/databases"],
  ["/getting-started/typescript", "/guides/typescript"],
  ["/concepts/session-strategies", "/concepts/session-strategies"],
  ["/security", "/security"],
  ["/guides/basics/refresh-token-rotation", "/guides/refresh-token-rotation"],
  ["/configuration/nextjs#middleware", "/guides/nextjs-proxy"],

  // Sections of those pages in older generations, and in doc comments of @auth/core.
  ["/getting-started/adapters#official-adapters", "/guides/databases"],
  ["/getting-started/adapters#models", "/guides/databases"],
  ["/getting-started/adapters#user", "/guides/databases"],
  ["/getting-started/adapters#account", "/guides/databases"],
  ["/getting-started/adapters#session", "/guides/databases"],
  ["/getting-started/adapters#verification-token", "/guides/databases"],
  ["/getting-started/adapters#rdbms-naming-convention", "/guides/databases"],
  ["/getting-started/adapters#typescript", "/guides/databases"],
  ["/getting-started/database", "/guides/databases"],
  ["/concepts/database-models", "/guides/databases"],
  ["/concepts/database-models#verification-token", "/guides/databases"],
  ["/getting-started/typescript#module-augmentation", "/guides/typescript"],
  ["/getting-started/typescript#popular-interfaces-to-augment", "/guides/typescript"],
  ["/concepts/session-strategies#jwt", "/concepts/session-strategies"],
  ["/concepts/session-strategies#jwt-session", "/concepts/session-strategies"],
  ["/concepts/session-strategies#database", "/concepts/session-strategies"],
  ["/concepts/session-strategies#database-session", "/concepts/session-strategies"],
  ["/concepts/session-strategies#advantages", "/concepts/session-strategies"],
  ["/concepts/session-strategies#disadvantages", "/concepts/session-strategies"],
  ["/guides/refresh-token-rotation", "/guides/refresh-token-rotation"],
  ["/guides/refresh-token-rotation#database-strategy", "/guides/refresh-token-rotation"],
  ["/guides/refresh-token-rotation#jwt-strategy", "/guides/refresh-token-rotation"],
  ["/guides/basics/refresh-token-rotation#implementation", "/guides/refresh-token-rotation"],
  ["/guides/basics/refresh-token-rotation#server-side", "/guides/refresh-token-rotation"],
  ["/guides/basics/refresh-token-rotation#client-side", "/guides/refresh-token-rotation"],
  ["/concepts/oauth", "/concepts/how-a-sign-in-works"],
  ["/guides/basics/callbacks", "/reference/callbacks"],
  ["/guides/basics/callbacks#sign-in-callback", "/reference/callbacks"],
  ["/guides/basics/callbacks#redirect-callback", "/reference/callbacks"],
  ["/guides/basics/callbacks#jwt-callback", "/reference/callbacks"],
  ["/guides/basics/callbacks#session-callback", "/reference/callbacks"],
  ["/guides/basics/events", "/reference/events"],
  ["/guides/environment-variables", "/reference/environment"],
  ["/getting-started/deployment", "/guides/behind-a-proxy"],
  ["/guides/configuring-oauth-providers", "/guides/own-provider"],
  ["/guides/providers/custom-provider#override-default-options", "/guides/own-provider"],
  ["/guides/restricting-user-access", "/guides/who-may-sign-in"],
  ["/guides/debugging", "/reference/errors"],
  ["/guides/edge-compatibility", "/concepts/where-code-runs"],
  ["/getting-started/providers", "/reference/providers"],
  ["/security#supported-versions", "/security"],
  ["/security#reporting-a-vulnerability", "/security"],
];

/** The same for the reference, which is generated from the installed package. */
export const oldReferenceAddresses: readonly (readonly [old: string, page: string])[] = [
  ["/reference/core", "/reference/core"],
  ["/reference/core/providers", "/reference/core/providers"],
  ["/reference/core#cookies", "/reference/core"],
  ["/reference/core#secret", "/reference/core"],
  ["/reference/core#session", "/reference/core"],
  ["/getting-started/providers/github", "/reference/providers/github"],
  ["/getting-started/providers/microsoft-entra-id", "/reference/providers/microsoft-entra-id"],
  ["/getting-started/adapters/prisma", "/reference/adapters/prisma"],
  ["/getting-started/adapters/upstash-redis", "/reference/adapters/upstash-redis"],
];
