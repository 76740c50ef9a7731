import {
  count,
  flag,
  label,
  leaf,
  list,
  longText,
  nullable,
  number,
  object,
  oneOf,
  record,
  type Schema,
  text,
  time,
  type TypeOf,
  url,
} from "../schema";

/**
 * Text of the wire, in which tokens, codes, passwords and client secrets stand in full: to see them
 * travel is what the trace is for. They are all **fake**: minted by the world from its seed, or
 * written into an example for everybody to read, and worth nothing outside. A trace may be shown,
 * exported and shared as it is.
 *
 * The type marks where secrets would be if this were real: whoever takes a recording of real traffic
 * into a trace has to mask these members first.
 */
export type FakeSecret = string & { readonly isFake?: true };

/** @internal */
export const secret: Schema<FakeSecret> = longText;
/** @internal */
export const address: Schema<FakeSecret> = url;

/** @internal */
export const actor = object({
  /** What it is; decides the column of a diagram and the color of a row. */
  role: oneOf(
    "browser",
    "app",
    // Another web site: a shop on a subdomain, an attacker's page, a service of one's own.
    "site",
    "identity-provider",
    "mail-service",
    "asset-host",
    "nobody",
  ),
  /** What a reader calls it: "Alice's laptop", "GitHub". */
  name: label,
});

/** Who sends or receives: the parties of a sign-in, as the inspector names and colors them. */
export interface Actor extends TypeOf<typeof actor> {}

/** Header fields in the order in which they were sent; `set-cookie` may repeat. */
export type HeaderList = [name: string, value: FakeSecret][];

/** Header fields of one message: servers take a hundred or two. */
const MOST_HEADERS = 1_000;

/** @internal */
export const headers = leaf<HeaderList>((value) => {
  if (!Array.isArray(value)) return "is no list";
  if (value.length > MOST_HEADERS) return `has more than ${MOST_HEADERS} items`;
  const isPair = (item: unknown) =>
    Array.isArray(item) && item.length === 2 && item.every((part) => typeof part === "string");
  return value.every(isPair) ? undefined : "is no list of names and values";
});

/** @internal */
export const cookieRecord = object({
  name: text,
  value: secret,
  domain: text,
  /** No Domain attribute: sent to that host only, not to its subdomains. */
  hostOnly: flag,
  path: text,
  /** null: a session cookie, gone when the browser closes. */
  expires: nullable(time),
  httpOnly: flag,
  secure: flag,
  /** null: the attribute was absent; browsers then treat it as Lax. */
  sameSite: nullable(oneOf("Strict", "Lax", "None")),
  /** Bytes of name and value. */
  size: count,
});

/** One cookie as a jar holds it. Times are milliseconds since the epoch. */
export interface CookieRecord extends TypeOf<typeof cookieRecord> {}

/** A value of SQLite as plain data; a blob is written as the SQL literal `x'0102'`. */
export type SqlValue = string | number | null;

/** @internal */
export const sqlValue = leaf<SqlValue>((value) =>
  value === null || typeof value === "string" || typeof value === "number"
    ? undefined
    : "is no value of SQLite",
);

/** A row by column name. */
export type SqlRow = Record<string, SqlValue>;

/** @internal */
export const sqlRow: Schema<SqlRow> = record(sqlValue, "row");

/** @internal */
export const rowChange = object({
  table: text,
  operation: oneOf("insert", "update", "delete"),
  /** null: a table WITHOUT ROWID. */
  rowid: nullable(number),
  /** The columns of the primary key; empty: the table has none. */
  key: sqlRow,
  /** null: there was no such row. */
  before: nullable(sqlRow),
  /** null: there is no such row any more. */
  after: nullable(sqlRow),
});

/** A row that a statement inserted, updated or deleted. */
export interface RowChange extends TypeOf<typeof rowChange> {}

/** @internal */
export const mailRecord = object({
  id: text,
  /** The sender as the message names them: an address, perhaps with a name before it. */
  from: text,
  /** The recipient's address. */
  to: text,
  subject: text,
  text: longText,
  html: longText,
  /** Addresses that the message links to, each once, in the order in which they stand there. */
  links: list(text),
  /** When it came into the mailbox, in milliseconds since the epoch; null while it has not. */
  receivedAt: nullable(time),
  /** The service that sent it: "Resend", "smtp.mail.example". */
  via: text,
});

/** A message of electronic mail, as one recipient gets it. */
export interface MailRecord extends TypeOf<typeof mailRecord> {}
