import type { Purpose, TraceEvent } from "./events";

/** Says what is wrong with a value, or nothing. */
type Check = (value: unknown) => string | undefined;

type Shape = Record<string, Check>;

const text: Check = (value) => (typeof value === "string" ? undefined : "is no text");
const flag: Check = (value) =>
  typeof value === "boolean" ? undefined : "is neither true nor false";
const number: Check = (value) => (Number.isFinite(value) ? undefined : "is no number");
const id: Check = (value) =>
  Number.isInteger(value) && Number(value) > 0 ? undefined : "is no event id";
const count: Check = (value) =>
  Number.isInteger(value) && Number(value) >= 0 ? undefined : "is no count";

function optional(check: Check): Check {
  return (value) => (value === undefined ? undefined : check(value));
}

function nullable(check: Check): Check {
  return (value) => (value === null ? undefined : check(value));
}

function oneOf(...values: readonly string[]): Check {
  return (value) =>
    values.includes(value as string) ? undefined : `is none of ${values.join(", ")}`;
}

function list(check: Check): Check {
  return (value) => {
    if (!Array.isArray(value)) return "is no list";
    const index = value.findIndex((item) => check(item) !== undefined);
    return index < 0 ? undefined : `${index} ${check(value[index])}`;
  };
}

function anyOf(first: Check, second: Check): Check {
  return (value) => (first(value) === undefined ? undefined : second(value));
}

const sqlValue: Check = (value) =>
  value === null || typeof value === "string" || typeof value === "number"
    ? undefined
    : "is no value of SQLite";

const sqlRow: Check = (value) => {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return "is no row";
  const wrong = Object.entries(value).find(([, member]) => sqlValue(member) !== undefined);
  return wrong && `${wrong[0]} ${sqlValue(wrong[1])}`;
};

/** An address that can be taken apart. */
const url: Check = (value) =>
  typeof value === "string" && URL.canParse(value) ? undefined : "is no address";

function object(shape: Shape): Check {
  return (value) => {
    if (typeof value !== "object" || value === null) return "is no object";
    for (const [key, check] of Object.entries(shape)) {
      const problem = check((value as Record<string, unknown>)[key]);
      if (problem !== undefined) return `${key} ${problem}`;
    }
    return undefined;
  };
}

const headers: Check = (value) => {
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
  expires: nullable(number),
  httpOnly: flag,
  secure: flag,
  sameSite: nullable(oneOf("Strict", "Lax", "None")),
  size: count,
});

/** The members of each kind of event. Members that are not named here are let through. */
const SHAPES: Partial<Record<string, Shape>> = {
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
  clock: { from: number, to: number },
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
      receivedAt: nullable(number),
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
} satisfies Record<TraceEvent["kind"], Shape>;

/**
 * What is wrong with something that should be an event of a trace; undefined if nothing is.
 *
 * @param place the id that it must have
 */
export function problemOf(event: unknown, place: number): string | undefined {
  const earlier: Check = (cause) =>
    id(cause) ?? (Number(cause) < place ? undefined : "does not come before it");
  const isPlace: Check = (value) => (value === place ? undefined : `is not ${place}`);
  const base = object({ kind: text, id: isPlace, at: number, cause: optional(earlier) });
  const problem = base(event);
  if (problem !== undefined) return problem;
  const { kind } = event as TraceEvent;
  const shape = Object.hasOwn(SHAPES, kind) ? SHAPES[kind] : undefined;
  return shape && object(shape)(event);
}
