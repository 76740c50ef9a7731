/** What somebody sees who tries to sign in, stays for some days and signs out; the last: all is well. */
export const SEEN = {
  "error-page": "The error page of Auth.js",
  "sign-in-error": "The sign-in page again, with a message",
  "signed-out": "Back from signing in, and still signed out, without a message",
  loop: "A loop: too many redirects",
  provider: "An error page at the provider",
  "other-host":
    "An address that is not the app's, such as localhost, or a page that cannot be reached",
  "not-found": "A page that does not exist (404)",
  data: "JSON or a bare text instead of a page",
  crash: "The app's own error, or one of the proxy in front of it",
  "other-page": "Signed in, but on a wrong page of the app",
  missing: "Signed in, but something is missing in the session or changes",
  "signed-out-later": "Signed in, and signed out later without doing anything",
  "second-time": "The first sign-in works, a later one does not",
  "stays-in": "Signing out does not work",
  "not-asked": "Somebody gets in who should not, or sees somebody else's page",
  "no-mail": "The mail does not come",
  "no-start": "Nothing happens at the button of the sign-in page",
  works: "Everything works, but the log has a line",
} as const;

/** One of `SEEN`. */
export type Seen = keyof typeof SEEN;

/** What is touched by a change that can be the cause. */
export const AREAS = {
  secret: "The secret, or where it is set",
  address: "The host, the proxy, AUTH_URL, basePath, or where the routes are mounted",
  cookies: "Cookies: their names, domain, lifetime, attributes",
  provider: "The provider: its console, its entry in the config, the network to it",
  callbacks: "Callbacks, events, or the pages of the config",
  session: "The session: strategy, lifetime, how pages read it",
  database: "The adapter or the database",
  mail: "The mail service, or how mail is handled",
  nothing: "Nothing: it depends on what the person does",
} as const;

/** One of `AREAS`. */
export type Area = keyof typeof AREAS;

/** How people sign in. */
export const WAYS = {
  provider: "A provider such as GitHub or Google",
  password: "A password (Credentials)",
  mail: "A link in a mail",
  passkey: "A passkey",
} as const;

/** One of `WAYS`. */
export type Way = keyof typeof WAYS;

/** Frameworks by the id that an address has. */
export const FRAMEWORKS = {
  next: "Next.js",
  sveltekit: "SvelteKit",
  express: "Express",
  other: "Another, or @auth/core itself",
} as const;

/** One of `FRAMEWORKS`. */
export type Framework = keyof typeof FRAMEWORKS;

/** The first versions that do not have the causes of old ones. */
export const FIXED_IN = "next-auth 5.0.0-beta.31, next-auth 4.24.14 or @auth/core 0.41.2";

/** What came of a fault when it was played at build time. */
export interface Outcome {
  seen: Seen;
  /** Where it ends: a path of the app, or an address elsewhere. What differs each time is left out. */
  end: string;
  status: number | null;
  /** `error` of the last address that had one. */
  error: string | null;
  /** Lines that core's own logger and the server wrote, without stacks; each once. */
  log: readonly string[];
  /** Names of errors and warnings in the log, in order, each once. */
  names: readonly string[];
  /** Signatures of the log and the pages that say more than the name of an error, the surest first. */
  signatures: readonly string[];
  /** Whether the browser has a session cookie when it fails. */
  cookie: boolean;
  /** What the session endpoint says then. */
  session: "somebody" | "nobody" | "error";
  /** What is missing in the session, or is not the same at the next sign-in. */
  missing: string | null;
  /** Whether the provider's page was shown. */
  reached: boolean;
  /** What comes of a second attempt in the same browser. */
  again: "works" | "same" | "differs" | null;
}

/** A fault or a wrong setting, what came of it, and what to do. */
export interface Cause {
  /** In kebab case; an address has it. */
  id: string;
  title: string;
  cause: string;
  fix: string;
  /** Page and anchor that say more. */
  to: string;
  /** Query of a lab in the playground, and whether it plays this fault or only shows the same error. */
  lab: { query: string; is: "fault" | "error" } | null;
  area: Area;
  way: Way;
  strategy: "jwt" | "database";
  /** A proxy or another network device is a part of it. */
  proxy: boolean;
  /** Many ask for help with it. */
  isCommon: boolean;
  /** It ends with an update: versions before those of `FIXED_IN`. */
  isOld: boolean;
  /** Frameworks in which it can be; absent: all. */
  frameworks?: readonly Framework[];
  outcome: Outcome;
}
