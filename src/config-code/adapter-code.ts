import { part } from "../loading/part";
import { ConfigCode } from "./config-code";
import type { Files } from "./switch";

/** The adapter as the switch writes it: Auth.js's own for Drizzle, on SQLite. */
const ADAPTER = `adapter: DrizzleAdapter(db, {
  usersTable: users,
  accountsTable: accounts,
  sessionsTable: sessions,
  verificationTokensTable: verificationTokens,
  authenticatorsTable: authenticators,
})`;

/** What the adapter needs, in the order in which it is imported. */
const IMPORTS = [
  'import { DrizzleAdapter } from "@auth/drizzle-adapter";',
  'import { db } from "./db";',
  'import { accounts, authenticators, sessions, users, verificationTokens } from "./schema";',
];

/** Whether a config has the adapter, with the imports, that the switch would write, or none. */
export function hasOurAdapter(text: string): boolean {
  const config = new ConfigCode(text);
  return !config.has(["adapter"]) || /^DrizzleAdapter\(/.test(config.read(["adapter"]) ?? "");
}

/**
 * Gives a config the adapter.
 *
 * @param comment a line that stands above it
 * @returns undefined if the code is not written so that this can be done
 */
export function withAdapter(text: string, comment?: string): string | undefined {
  const member = comment === undefined ? ADAPTER : `${comment}\n${ADAPTER}`;
  const added = new ConfigCode(text).set(["adapter"], member);
  return added === undefined
    ? undefined
    : IMPORTS.reduce((result, line) => new ConfigCode(result).withImport(line), added);
}

/** Takes the adapter away again, and the imports that only it needed. */
export function withoutAdapter(text: string): string | undefined {
  const config = new ConfigCode(text);
  if (!config.has(["adapter"])) return text;
  const removed = config.remove(["adapter"]);
  return removed && IMPORTS.reduce((result, line) => result.replace(`${line}\n`, ""), removed);
}

const loadExample = part(() => import("@generated/examples/default/database-sessions.json"));

/** The files that the adapter's imports name: those of the example with a database. @throws LoadError */
export async function adapterFiles(): Promise<Files> {
  const module = (await loadExample()) as unknown;
  const { files } = (module as { default: { files: Files } }).default;
  return { "db.ts": files["db.ts"] ?? "", "schema.ts": files["schema.ts"] ?? "" };
}
