/** How grave a source calls a vulnerability. */
export type Severity = "low" | "medium" | "high" | "critical" | "unknown";

/** Versions of a package that have the fault: from the first one, to the one that ends it. */
export interface AffectedRange {
  package: "next-auth" | "@auth/core";
  from: string;
  below: string;
}

/** A fault of released versions of Auth.js that readers should know of. */
export interface Notice {
  /** The identifier of the advisory; a name for what is no vulnerability. */
  id: string;
  kind: "advisory" | "breakage";
  /** What is wrong, as a sentence without a period. Backticks mark code. */
  title: string;
  /** When it was published, or began: a month, or a day. */
  date: string;
  /** CVE identifier, where one is known. */
  cve?: string;
  /** What the maintainers, and GitHub's database, call it. */
  severity?: { maintainers: Severity; github: Severity };
  affected: readonly AffectedRange[];
  /** Which apps it concerns, as the end of a sentence that begins with "It concerns you if". Backticks mark code. */
  concerns: string;
}

/** Both lines of `next-auth`, and core, from the beginning up to the versions that have a fix. */
function upTo(version4: string, version5: string, core: string): AffectedRange[] {
  return [
    { package: "next-auth", from: "0.0.0", below: version4 },
    { package: "next-auth", from: "5.0.0-beta.0", below: version5 },
    { package: "@auth/core", from: "0.0.0", below: core },
  ];
}

const JULY_2026 = upTo("4.24.15", "5.0.0-beta.32", "0.41.3");

/**
 * Every notice, the newest first. `docs/_advisories.mdx` tells of each below its identifier; ranges,
 * dates and severities stand here alone.
 */
export const notices: readonly Notice[] = [
  {
    id: "GHSA-8fpg-xm3f-6cx3",
    kind: "advisory",
    title: "`auth()` takes the error of a broken configuration for a session",
    date: "2026-07-21",
    severity: { maintainers: "low", github: "critical" },
    affected: [{ package: "next-auth", from: "5.0.0-beta.0", below: "5.0.0-beta.32" }],
    concerns: "you protect anything with a check such as `if (session)` on the result of `auth()`",
  },
  {
    id: "GHSA-7rqj-j65f-68wh",
    kind: "advisory",
    title: "A character that becomes `@` leads a sign-in link to a second address",
    date: "2026-07-21",
    cve: "CVE-2026-73420",
    severity: { maintainers: "high", github: "critical" },
    affected: JULY_2026,
    concerns: "people sign in by e-mail link, and you do not set `normalizeIdentifier`",
  },
  {
    id: "GHSA-xmf8-cvqr-rfgj",
    kind: "advisory",
    title: "`getToken()` throws at a malformed `Authorization` header",
    date: "2026-07-21",
    severity: { maintainers: "high", github: "high" },
    affected: JULY_2026,
    concerns: "your code calls `getToken()` and does not catch what it throws",
  },
  {
    id: "GHSA-x445-f3h2-j279",
    kind: "advisory",
    title: "The cookies of a sign-in are not bound to its provider",
    date: "2026-07-21",
    severity: { maintainers: "medium", github: "medium" },
    affected: JULY_2026,
    concerns: "you have two or more OAuth or OpenID Connect providers",
  },
  {
    id: "github-sends-iss",
    kind: "breakage",
    title: "Sign-in with GitHub fails since GitHub sends `iss`",
    date: "2026-04-09",
    affected: upTo("4.24.14", "5.0.0-beta.31", "0.41.2"),
    concerns: "people sign in with GitHub, and you do not set `issuer` for it",
  },
  {
    id: "GHSA-5jpx-9hw9-2fx4",
    kind: "advisory",
    title: "An address with quotes leads a sign-in link to another mailbox",
    date: "2025-10",
    severity: { maintainers: "unknown", github: "medium" },
    affected: upTo("4.24.12", "5.0.0-beta.30", "0.41.1"),
    concerns: "people sign in by e-mail link through `nodemailer` below 7.0.7",
  },
];

/** The `@auth/core` that has every fix. */
export const FIXED_CORE = "0.41.3";

/**
 * The first release of each package that brings an `@auth/core` with every fix; null where no release
 * does. Each package pins one exact version of it. As of November 2026.
 */
export const bringsFixedCore: Readonly<Record<string, string | null>> = {
  "next-auth": "5.0.0-beta.32",
  "@auth/express": "0.12.3",
  "@auth/sveltekit": "1.11.3",
  "@auth/qwik": null,
  "@auth/solid-start": null,
  "@auth/azure-tables-adapter": null,
  "@auth/d1-adapter": "1.11.3",
  "@auth/dgraph-adapter": null,
  "@auth/drizzle-adapter": "1.11.3",
  "@auth/dynamodb-adapter": "2.11.3",
  "@auth/edgedb-adapter": null,
  "@auth/fauna-adapter": null,
  "@auth/firebase-adapter": "2.11.3",
  "@auth/hasura-adapter": null,
  "@auth/kysely-adapter": null,
  "@auth/mikro-orm-adapter": null,
  "@auth/mongodb-adapter": "3.11.3",
  "@auth/neo4j-adapter": null,
  "@auth/neon-adapter": "1.11.3",
  "@auth/pg-adapter": "1.11.3",
  "@auth/pouchdb-adapter": null,
  "@auth/prisma-adapter": "2.11.3",
  "@auth/sequelize-adapter": "2.11.3",
  "@auth/supabase-adapter": "1.11.3",
  "@auth/surrealdb-adapter": null,
  "@auth/typeorm-adapter": "2.11.3",
  "@auth/unstorage-adapter": null,
  "@auth/upstash-redis-adapter": "2.11.3",
  "@auth/xata-adapter": null,
};
