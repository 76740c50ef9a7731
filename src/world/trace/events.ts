/** What can happen in a world. Events are plain data, so that they cross the frame boundary as they are. */

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

/** Who sends or receives: the parties of a sign-in, as the inspector names and colors them. */
export interface Actor {
  /** What it is; decides the column of a diagram and the color of a row. */
  role:
    | "browser"
    | "app"
    /** Another web site: a shop on a subdomain, an attacker's page, a service of one's own. */
    | "site"
    | "identity-provider"
    | "mail-service"
    | "asset-host"
    | "nobody";
  /** What a reader calls it: "Alice's laptop", "GitHub". */
  name: string;
}

/** Header fields in the order in which they were sent; `set-cookie` may repeat. */
export type HeaderList = [name: string, value: FakeSecret][];

/** Why a request was made (the Fetch standard's destination, in a reader's words). */
export type Purpose = "navigation" | "image" | "style" | "script" | "fetch" | "server";

/** A request leaves. `browser` is the browser's id if one sent it. */
export interface RequestEvent {
  kind: "request";
  from: Actor;
  to: Actor;
  purpose: Purpose;
  method: string;
  url: FakeSecret;
  headers: HeaderList;
  body: FakeSecret;
  browser?: string;
}

/** The answer to the request event whose id is `request`. */
export interface ResponseEvent {
  kind: "response";
  request: number;
  status: number;
  headers: HeaderList;
  body: FakeSecret;
}

/** The request event whose id is `request` got no answer. */
export interface NetworkErrorEvent {
  kind: "network-error";
  request: number;
  message: string;
}

/** One cookie as a jar holds it. Times are milliseconds since the epoch. */
export interface CookieRecord {
  name: string;
  value: FakeSecret;
  domain: string;
  /** No Domain attribute: sent to that host only, not to its subdomains. */
  hostOnly: boolean;
  path: string;
  /** null: a session cookie, gone when the browser closes. */
  expires: number | null;
  httpOnly: boolean;
  secure: boolean;
  /** null: the attribute was absent; browsers then treat it as Lax. */
  sameSite: "Strict" | "Lax" | "None" | null;
  /** Bytes of name and value. */
  size: number;
}

/** A jar changed, or refused a cookie (`reason` tells why). */
export interface CookieEvent {
  kind: "cookie";
  browser: string;
  change: "set" | "changed" | "deleted" | "expired" | "rejected";
  cookie: CookieRecord;
  reason?: string;
}

/** Core called the app's code: a callback, an event or an adapter method. */
export interface CallEvent {
  kind: "call";
  type: "callback" | "event" | "adapter";
  name: string;
  /** JSON of the arguments and of the result, cut where it cannot be serialized. */
  args: FakeSecret;
  result?: FakeSecret;
  error?: string;
}

/** A value of SQLite as plain data; a blob is written as the SQL literal `x'0102'`. */
export type SqlValue = string | number | null;

/** A row by column name. */
export type SqlRow = Record<string, SqlValue>;

/** A row that a statement inserted, updated or deleted. */
export interface RowChange {
  table: string;
  operation: "insert" | "update" | "delete";
  /** null: a table WITHOUT ROWID. */
  rowid: number | null;
  /** The columns of the primary key; empty: the table has none. */
  key: SqlRow;
  /** null: there was no such row. */
  before: SqlRow | null;
  /** null: there is no such row any more. */
  after: SqlRow | null;
}

/**
 * A statement that the app's database ran, or refused. Its cause is the adapter call that made it (a
 * call is recorded when it has ended, so the statements follow it), else the request, else the step.
 */
export interface SqlEvent {
  kind: "sql";
  /** The app, or somebody who looks into the database from outside. */
  by: "app" | "operator";
  /** The adapter method that ran it. */
  method?: string;
  /** As the driver got it. */
  text: string;
  /** For its placeholders, by position or by name. */
  parameters: SqlValue[] | SqlRow;
  /** Names of the columns that it returned, and the rows. */
  columns: string[];
  rows: SqlValue[][];
  /** What it did to the tables, in the order in which it did it. */
  changes: RowChange[];
  /** Milliseconds that it took on the world's clock. */
  duration: number;
  /** The driver's message, if it failed. */
  error?: string;
}

/** A line of core's logger or of the app's console. */
export interface LogEvent {
  kind: "log";
  source: "auth.js" | "console";
  level: "error" | "warn" | "info" | "debug";
  /** Auth.js's error or warning type, where there is one (`MissingSecret`, `csrf-disabled`). */
  code?: string;
  message: string;
}

/** A host's own code threw, and nobody caught it: in a server, the end of the request. */
export interface ErrorEvent {
  kind: "error";
  actor: Actor;
  message: string;
}

/** Somebody moved the clock. */
export interface ClockEvent {
  kind: "clock";
  from: number;
  to: number;
}

/**
 * Somebody from outside the story took a hand in it: copied a cookie, switched a fault on. What came
 * of it at once is caused by this event.
 */
export interface ControlEvent {
  kind: "control";
  /** What was done, as a sentence without a period: "Alice's laptop loses the cookie theme". */
  text: string;
}

/** A browser shows another page. */
export interface PageEvent {
  kind: "page";
  browser: string;
  /** Number of the tab in its browser, from 1. */
  tab?: number;
  url: string;
  title: string;
}

/** A step of the scenario begins; what it does is caused by it, until its expectations hold. */
export interface StepEvent {
  kind: "step";
  index: number;
  caption: string;
}

/** A message of electronic mail, as one recipient gets it. */
export interface MailRecord {
  id: string;
  /** The sender as the message names them: an address, perhaps with a name before it. */
  from: string;
  /** The recipient's address. */
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Addresses that the message links to, each once, in the order in which they stand there. */
  links: string[];
  /** When it came into the mailbox, in milliseconds since the epoch; null while it has not. */
  receivedAt: number | null;
  /** The service that sent it: "Resend", "smtp.mail.example". */
  via: string;
}

/** What became of a message that a mail service took. */
export interface MailEvent {
  kind: "mail";
  change: "delivered" | "delayed" | "bounced";
  mail: MailRecord;
  /** Why it is late or bounced. */
  reason?: string;
  /** When a late message is to arrive, in milliseconds since the epoch. */
  due?: number;
}

/** A page asked for a credential, and a browser's authenticator answered or did not. */
export interface AuthenticatorEvent {
  kind: "authenticator";
  /** Id of the browser. */
  browser: string;
  operation: "create" | "get";
  /** The relying party that the page asked for. */
  rpId: string;
  /** Name of the authenticator that answered. */
  authenticator?: string;
  /** base64url. */
  credentialId?: string;
  /** Name of the account that the credential is for. */
  user?: string;
  /** The signature counter afterwards. */
  counter?: number;
  userVerified?: boolean;
  /** Why there is no credential. */
  error?: string;
}

/** Everything a trace records. */
export type WorldEvent =
  | RequestEvent
  | ResponseEvent
  | NetworkErrorEvent
  | CookieEvent
  | CallEvent
  | SqlEvent
  | LogEvent
  | ErrorEvent
  | ClockEvent
  | ControlEvent
  | PageEvent
  | StepEvent
  | MailEvent
  | AuthenticatorEvent;

/** An event with its place in the trace. */
export type TraceEvent = WorldEvent & {
  /** Position in the trace, from 1. */
  id: number;
  /** World time in milliseconds since the epoch. */
  at: number;
  /** Id of the event that led to this one. */
  cause?: number;
};
