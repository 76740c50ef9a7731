import {
  allOf,
  anyOf,
  count,
  flag,
  id,
  label,
  list,
  longText,
  type Members,
  number,
  object,
  type ObjectOf,
  oneOf,
  optional,
  type Schema,
  text,
  time,
  type TypeOf,
  variant,
} from "../schema";
import {
  actor,
  address,
  cookieRecord,
  headers,
  mailRecord,
  rowChange,
  secret,
  sqlRow,
  sqlValue,
} from "./records";

export type * from "./records";

/**
 * What can happen in a world. Events are plain data, so that they cross the frame boundary as they
 * are. A kind of event is declared once, by the schemas of its members: its type follows from them,
 * and so does the check of what a realm reports.
 */

const purpose = oneOf("navigation", "image", "style", "script", "fetch", "server");

/** Why a request was made (the Fetch standard's destination, in a reader's words). */
export type Purpose = TypeOf<typeof purpose>;

const request = {
  from: actor,
  to: actor,
  purpose,
  method: text,
  url: address,
  headers,
  body: secret,
  browser: optional(text),
};

/** A request leaves. `browser` is the browser's id if one sent it. */
export interface RequestEvent extends EventOf<"request", typeof request> {}

const response = { request: id, status: count, headers, body: secret };

/** The answer to the request event whose id is `request`. */
export interface ResponseEvent extends EventOf<"response", typeof response> {}

const networkError = { request: id, message: text };

/** The request event whose id is `request` got no answer. */
export interface NetworkErrorEvent extends EventOf<"network-error", typeof networkError> {}

const cookie = {
  browser: text,
  change: oneOf("set", "changed", "deleted", "expired", "rejected"),
  cookie: cookieRecord,
  reason: optional(text),
};

/** A jar changed, or refused a cookie (`reason` tells why). */
export interface CookieEvent extends EventOf<"cookie", typeof cookie> {}

const call = {
  type: oneOf("callback", "event", "adapter"),
  name: text,
  /** JSON of the arguments and of the result, cut where it cannot be serialized. */
  args: secret,
  result: optional(secret),
  error: optional(text),
};

/** Core called the app's code: a callback, an event or an adapter method. */
export interface CallEvent extends EventOf<"call", typeof call> {}

/** Columns that a row may have: SQLite's own limit. */
const MOST_COLUMNS = 2_000;

/** Rows that a statement may return or change. A lab shows fewer of them. */
const MOST_ROWS = 50_000;

const sql = {
  /** The app, or somebody who looks into the database from outside. */
  by: oneOf("app", "operator"),
  /** The adapter method that ran it. */
  method: optional(text),
  /** As the driver got it. */
  text: longText,
  /** For its placeholders, by position or by name. */
  parameters: anyOf(list(sqlValue), sqlRow),
  /** Names of the columns that it returned, and the rows. */
  columns: list(label, MOST_COLUMNS),
  rows: list(list(sqlValue, MOST_COLUMNS), MOST_ROWS),
  /** What it did to the tables, in the order in which it did it. */
  changes: list(rowChange, MOST_ROWS),
  /** Milliseconds that it took on the world's clock. */
  duration: number,
  /** The driver's message, if it failed. */
  error: optional(text),
};

/**
 * A statement that the app's database ran, or refused. Its cause is the adapter call that made it (a
 * call is recorded when it has ended, so the statements follow it), else the request, else the step.
 */
export interface SqlEvent extends EventOf<"sql", typeof sql> {}

const sourcePlace = object({ path: label, line: count });

/** A place in one of the app's files. Lines count from 1. */
export interface Place extends TypeOf<typeof sourcePlace> {}

const log = {
  source: oneOf("auth.js", "console"),
  level: oneOf("error", "warn", "info", "debug"),
  /** Auth.js's error or warning type, where there is one (`MissingSecret`, `csrf-disabled`). */
  code: optional(label),
  message: longText,
  /** Where in the app's files the error was thrown that it tells of, or that one's cause; if known. */
  place: optional(sourcePlace),
};

/** A line of core's logger or of the app's console. */
export interface LogEvent extends EventOf<"log", typeof log> {}

const error = { actor, message: text, place: optional(sourcePlace) };

/** A host's own code threw, and nobody caught it: in a server, the end of the request. */
export interface ErrorEvent extends EventOf<"error", typeof error> {}

const clock = { from: time, to: time };

/** Somebody moved the clock. */
export interface ClockEvent extends EventOf<"clock", typeof clock> {}

const control = {
  /** What was done, as a sentence without a period: "Alice's laptop loses the cookie theme". */
  text,
};

/**
 * Somebody from outside the story took a hand in it: copied a cookie, switched a fault on. What came
 * of it at once is caused by this event.
 */
export interface ControlEvent extends EventOf<"control", typeof control> {}

const page = {
  browser: text,
  /** Number of the tab in its browser, from 1. */
  tab: optional(count),
  url: text,
  title: text,
};

/** A browser shows another page. */
export interface PageEvent extends EventOf<"page", typeof page> {}

const step = { index: count, caption: text };

/** A step of the scenario begins; what it does is caused by it, until its expectations hold. */
export interface StepEvent extends EventOf<"step", typeof step> {}

const mail = {
  change: oneOf("delivered", "delayed", "bounced"),
  mail: mailRecord,
  /** Why it is late or bounced. */
  reason: optional(text),
  /** When a late message is to arrive, in milliseconds since the epoch. */
  due: optional(time),
};

/** What became of a message that a mail service took. */
export interface MailEvent extends EventOf<"mail", typeof mail> {}

const authenticator = {
  /** Id of the browser. */
  browser: text,
  operation: oneOf("create", "get"),
  /** The relying party that the page asked for. */
  rpId: text,
  /** Name of the authenticator that answered. */
  authenticator: optional(text),
  /** base64url. */
  credentialId: optional(text),
  /** Name of the account that the credential is for. */
  user: optional(text),
  /** The signature counter afterwards. */
  counter: optional(count),
  userVerified: optional(flag),
  /** Why there is no credential. */
  error: optional(text),
};

/** A page asked for a credential, and a browser's authenticator answered or did not. */
export interface AuthenticatorEvent extends EventOf<"authenticator", typeof authenticator> {}

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

const place = object({
  /** Position in the trace, from 1. */
  id,
  /** World time in milliseconds since the epoch. */
  at: time,
  /** Id of the event that led to this one. */
  cause: optional(id),
});

/** An event with its place in the trace. */
export type TraceEvent = WorldEvent & TypeOf<typeof place>;

/**
 * The schema of events without their place in a trace.
 *
 * @internal
 */
export const worldEvent: Schema<WorldEvent> = variant("kind", {
  request,
  response,
  "network-error": networkError,
  cookie,
  call,
  sql,
  log,
  error,
  clock,
  control,
  page,
  step,
  mail,
  authenticator,
} satisfies Record<WorldEvent["kind"], Members>);

/**
 * The schema of events of a trace. Whether the events before it are those that it names is for
 * whoever has them.
 *
 * @internal
 */
export const traceEvent: Schema<TraceEvent> = allOf(place, worldEvent, ({ id, cause }) =>
  cause === undefined || cause < id ? undefined : "cause does not come before it",
);

/** An event of a kind, with the members of these schemas. */
type EventOf<Kind extends string, M extends Members> = { kind: Kind } & ObjectOf<M>;
