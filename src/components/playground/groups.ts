/** What a reader of an example is expected to know. */
export type Level = "Beginner" | "Intermediate" | "Advanced";

/** Examples about one subject: slugs with their levels, the easiest first. */
export interface ExampleGroup {
  name: string;
  examples: Readonly<Record<string, Level>>;
}

/** All examples, in the order in which the playground lists them. */
export const GROUPS: readonly ExampleGroup[] = [
  {
    name: "Signing in",
    examples: {
      "first-sign-in": "Beginner",
      "magic-link": "Beginner",
      "own-provider": "Beginner",
      "code-flow": "Beginner",
      "request-lifecycle": "Intermediate",
      endpoints: "Intermediate",
      errors: "Intermediate",
    },
  },
  {
    name: "Next.js",
    examples: {
      "nextjs-sign-in": "Beginner",
      "nextjs-protect": "Beginner",
      "nextjs-roles": "Intermediate",
      "nextjs-call-api": "Intermediate",
      "nextjs-own-pages": "Intermediate",
      "nextjs-swallowed-redirect": "Intermediate",
      "nextjs-ignored-authorized": "Intermediate",
      "nextjs-use-session": "Intermediate",
      "nextjs-lost-refresh": "Advanced",
    },
  },
  {
    name: "SvelteKit",
    examples: {
      "sveltekit-sign-in": "Beginner",
    },
  },
  {
    name: "Sessions",
    examples: {
      "sessions-jwt": "Beginner",
      "sessions-database": "Beginner",
      "session-lifetime": "Beginner",
      "sliding-session": "Intermediate",
      "session-token": "Intermediate",
      "cookie-size": "Intermediate",
      "split-config": "Advanced",
    },
  },
  {
    name: "Users, accounts and databases",
    examples: {
      "database-sessions": "Beginner",
      roles: "Intermediate",
      "account-linking": "Intermediate",
      "plain-adapter": "Advanced",
    },
  },
  {
    name: "Refresh tokens",
    examples: {
      "refresh-rotation": "Intermediate",
      "refresh-database": "Advanced",
      "stolen-refresh-token": "Advanced",
    },
  },
  {
    name: "Attacks and leaks",
    examples: {
      checks: "Intermediate",
      "forged-forms": "Intermediate",
      "foreign-host": "Intermediate",
      "leaking-session": "Intermediate",
      "cookie-hosts": "Advanced",
    },
  },
];
