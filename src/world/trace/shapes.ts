import {
  anyOf,
  type Check,
  count,
  flag,
  id,
  list,
  nullable,
  number,
  object,
  oneOf,
  optional,
  record,
  text,
  time,
  url,
} from "./check";
import type { HeaderList, Purpose, SqlValue, TraceEvent } from "./events";

type AnyShape = Readonly<Record<string, Check<unknown>>>;

const sqlValue: Check<SqlValue> = (value) =>
  value === null || typeof value === "string" || typeof value === "number"
    ? undefined
    : "is no value of SQLite";

const sqlRow = record(sqlValue, "row");

const headers: Check<HeaderList> = (value) => {
  if (!Array.isArray(value)) return "is no list";
  const isPair = (item: unknown) =>
    Array.isArray(item) && item.length === 2 && item.every((part) => typeof part === "string");
  return value.every(isPair) ? undefined : "is no list of names and values";
};

/** Roles are checked as text only: a newer world may have more of them. */
const actor = object({ role: text, name: text });

const PURPOSES: Record<Purpose, true> = {
  navigation: true,
  image: true,
  style: true,
  script: true,
  fetch: true,
  server: true,
};

const cookie = object({
  name: text,
  value: text,
  domain: text,
  hostOnly: flag,
  path: text,
  expires: nullable(time),
  httpOnly: flag,
  secure: flag,
  sameSite: nullable(oneOf("Strict", "Lax", "None")),
  size: count,
});

/** The members of each kind of event. Members that are not named here are let through. */
const SHAPES: Partial<Record<string, AnyShape>> = {
  request: {
    from: actor,
    to: actor,
    purpose: oneOf(...Object.keys(PURPOSES)),
    method: text,
    url,
    headers,
    body: text,
    browser: optional(text),
  },
  response: { request: id, status: count, headers, body: text },
  "network-error": { request: id, message: text },
  cookie: {
    browser: text,
    change: oneOf("set", "changed", "deleted", "expired", "rejected"),
    cookie,
    reason: optional(text),
  },
  call: {
    type: oneOf("callback", "event", "adapter"),
    name: text,
    args: text,
    result: optional(text),
    error: optional(text),
  },
  log: {
    source: oneOf("auth.js", "console"),
    level: oneOf("error", "warn", "info", "debug"),
    code: optional(text),
    message: text,
  },
  error: { actor, message: text },
  clock: { from: time, to: time },
  control: { text },
  page: { browser: text, tab: optional(count), url: text, title: text },
  step: { index: count, caption: text },
  mail: {
    change: oneOf("delivered", "delayed", "bounced"),
    mail: object({
      id: text,
      from: text,
      to: text,
      subject: text,
      text,
      html: text,
      links: list(text),
      receivedAt: nullable(time),
      via: text,
    }),
    reason: optional(text),
  },
  authenticator: {
    browser: text,
    operation: oneOf("create", "get"),
    rpId: text,
    authenticator: optional(text),
    credentialId: optional(text),
    user: optional(text),
    counter: optional(count),
    userVerified: optional(flag),
    error: optional(text),
  },
  sql: {
    by: oneOf("app", "operator"),
    method: optional(text),
    text,
    parameters: anyOf(list(sqlValue), sqlRow),
    columns: list(text),
    rows: list(list(sqlValue)),
    changes: list(
      object({
        table: text,
        operation: oneOf("insert", "update", "delete"),
        rowid: nullable(number),
        key: sqlRow,
        before: nullable(sqlRow),
        after: nullable(sqlRow),
      }),
    ),
    duration: number,
    error: optional(text),
  },
} satisfies Record<TraceEvent["kind"], AnyShape>;

/**
 * What is wrong with something that should be an event of a trace; undefined if nothing is.
 *
 * @param place the id that it must have
 */
export function problemOf(event: unknown, place: number): string | undefined {
  const earlier: Check<number> = (cause) =>
    id(cause) ?? (Number(cause) < place ? undefined : "does not come before it");
  const isPlace: Check<number> = (value) => (value === place ? undefined : `is not ${place}`);
  const base = object({ kind: text, id: isPlace, at: time, cause: optional(earlier) });
  const problem = base(event);
  if (problem !== undefined) return problem;
  const { kind } = event as TraceEvent;
  const shape = Object.hasOwn(SHAPES, kind) ? SHAPES[kind] : undefined;
  return shape && object(shape)(event);
}
