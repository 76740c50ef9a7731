import type {
  Actor,
  CookieEvent,
  MailEvent,
  RequestEvent,
  ResponseEvent,
  SqlEvent,
  TraceEvent,
  WorldEvent,
} from "../../sandbox/messages";
import { GrowingList } from "../state/growing-list";
import type { FilterName } from "./filter-rows";
import { dateTimeOf } from "./format";
import { type EventRow, logLine, type Row, type RowContent, type RowOf } from "./rows";

/** Who takes part in an event, as rows and diagrams name them; the role decides the color. */
export interface Party {
  name: string;
  role?: Actor["role"] | "core" | "database" | "authenticator";
}

/** Name of a browser by its id, as its requests tell it. */
type BrowserName = (id: string) => string | undefined;

/** What rows need to know of the events before. */
export interface Past {
  browserName: BrowserName;
}

/** What marks need to know of the events before. */
export interface DrawnPast extends Past {
  requestOf: (id: number) => RequestEvent | undefined;
}

/** A column of the diagram: one that the event brings into it, or one that is there already. */
export type Column =
  { name: string; role: Actor["role"] | "core" | "database" } | { name: string } | { role: "app" };

/** What an event draws into the sequence diagram. */
export type Mark =
  | { kind: "message"; from: Column; to: Column; isAnswer: boolean; text: string }
  | { kind: "note"; at: Column; level: string; text: string }
  /** `step`: index of the step that begins there. */
  | { kind: "band"; text: string; step?: number };

/** The row of the timeline that an event begins. */
interface Begins<Event, Content> {
  begins: (event: Event, past: Past) => Content;
}

/** The cells of a row. */
interface Cells<AnyRow> {
  /** Who speaks to whom. */
  parties: (row: AnyRow) => [from: Party, to: Party];
  /** What happened, in a line. */
  text: (row: AnyRow) => string;
  /** How it went, in a word; by default its kind. */
  status?: (row: AnyRow) => string;
  /** What the timeline is narrowed to when it shows such rows. */
  filter: FilterName;
}

type EventOf<Kind> = Extract<TraceEvent, { kind: Kind }>;

/** What the inspector makes of events of a kind. */
interface EventKind<Kind extends WorldEvent["kind"]> {
  /** The row that it begins. None: it has none, or completes that of an exchange or of its cause. */
  row:
    | (Kind extends "step" | "error"
        ? Begins<EventOf<Kind>, RowContent>
        : Begins<EventOf<Kind>, RowContent<RowOf<Kind>>> & Cells<RowOf<Kind>>)
    | "none";
  mark: ((event: EventOf<Kind>, past: DrawnPast) => Mark | undefined) | "none";
}

const APP: Party = { name: "Your app", role: "app" };
const CORE = { name: "@auth/core", role: "core" } as const;
const DATABASE = { name: "Database", role: "database" } as const;

/** Requests that a page makes by itself: the diagram shows what the sign-in is made of. */
const DECORATION = new Set(["image", "style", "script"]);

/** What the inspector makes of each kind of event. */
export const EVENT_KINDS: { readonly [Kind in WorldEvent["kind"]]: EventKind<Kind> } = {
  request: {
    row: {
      begins: (request) => ({
        kind: "exchange",
        request,
        answer: undefined,
        cookies: GrowingList.empty(),
      }),
      parties: ({ request }) => [request.from, request.to],
      text: ({ request }) => `${request.method} ${request.url}`,
      status: ({ answer }) => {
        if (!answer) return "…";
        return answer.kind === "response" ? String(answer.status) : "failed";
      },
      filter: "Requests",
    },
    mark: ({ from, to, method, url, purpose }) =>
      DECORATION.has(purpose) ? undefined : message(from, to, `${method} ${new URL(url).pathname}`),
  },
  response: {
    row: "none",
    mark: (event, { requestOf }) => answer(requestOf(event.request), describeAnswer(event)),
  },
  "network-error": {
    row: "none",
    mark: ({ request }, { requestOf }) => answer(requestOf(request), "fails"),
  },
  cookie: { row: "none", mark: "none" },
  call: {
    row: {
      begins: itself,
      parties: () => [CORE, APP],
      text: ({ event }) => `${event.type} ${event.name}`,
      filter: "Callbacks and events",
    },
    mark: ({ type, name }) => message(CORE, { role: "app" }, `${type} ${name}`),
  },
  sql: {
    row: {
      begins: itself,
      parties: ({ event }) => [event.by === "app" ? APP : { name: "Operator" }, DATABASE],
      text: ({ event: { text, changes, error } }) =>
        [changesOf(changes).join(", "), text, error].filter(Boolean).join(": "),
      filter: "SQL",
    },
    mark: (event) =>
      event.by === "app"
        ? message({ role: "app" }, DATABASE, describeStatement(event))
        : note(DATABASE, levelOf(event), describeStatement(event)),
  },
  mail: {
    row: {
      begins: itself,
      parties: ({ event: { mail } }) => [
        { name: mail.via, role: "mail-service" },
        { name: mail.to },
      ],
      text: ({ event: { mail, reason } }) =>
        reason === undefined ? mail.subject : `${mail.subject}: ${reason}`,
      status: ({ event }) => event.change,
      filter: "Mail",
    },
    mark: ({ change, mail: { via, subject } }) =>
      note({ name: via, role: "mail-service" }, MAIL_LEVELS[change], `${change}: ${subject}`),
  },
  authenticator: {
    row: {
      begins: (event, { browserName }) => ({
        kind: "authenticator",
        event,
        browser: browserName(event.browser) ?? event.browser,
      }),
      parties: ({ browser, event }) => [
        { name: browser, role: "browser" },
        { name: event.authenticator ?? "Authenticator", role: "authenticator" },
      ],
      text: ({ event: { operation, rpId, user, counter, error } }) => {
        if (error !== undefined) return `No passkey for ${rpId}: ${error}`;
        const what = operation === "create" ? "A passkey is made for" : "A passkey is used for";
        const of = user === undefined ? "" : `, account ${user}`;
        const count = counter === undefined ? "" : `, counter ${counter}`;
        return `${what} ${rpId}${of}${count}`;
      },
      status: ({ event }) => (event.error === undefined ? event.operation : "failed"),
      filter: "Passkeys",
    },
    mark: (event, { browserName }) => {
      const name = browserName(event.browser) ?? "";
      return note({ name }, levelOf(event), `${event.operation} passkey for ${event.rpId}`);
    },
  },
  log: {
    row: {
      begins: itself,
      parties: ({ event }) => [event.source === "auth.js" ? CORE : APP, { name: "Log" }],
      text: ({ event }) => `${event.code ?? event.source}: ${event.message}`,
      filter: "Log",
    },
    mark: ({ source, level, code, message }) =>
      note(source === "auth.js" ? CORE : { role: "app" }, level, code ?? message),
  },
  error: { row: { begins: (event) => itself(logLine(event)) }, mark: "none" },
  clock: {
    row: {
      begins: (event) => ({ ...itself(event), cookies: GrowingList.empty() }),
      parties: () => [{ name: "Clock" }, { name: "everybody" }],
      text: ({ event, cookies }) => describeMove(event.to, cookies),
      filter: "Clock and changes by hand",
    },
    mark: ({ to }) => ({ kind: "band", text: `The clock moves to ${toUtc(to)}` }),
  },
  control: {
    row: {
      begins: (event) => ({ ...itself(event), cookies: GrowingList.empty() }),
      parties: ({ step }) => [
        { name: step === undefined ? "You" : "Guided tour" },
        { name: "the world" },
      ],
      text: ({ event }) => event.text,
      status: ({ step }) => (step === undefined ? "by hand" : "tour"),
      filter: "Clock and changes by hand",
    },
    mark: ({ cause, text }) => ({
      kind: "band",
      // What a step of the tour causes is no reader's doing.
      text: (cause === undefined ? "By hand: " : "") + text.replace(/\?\S+/g, ""),
    }),
  },
  page: { row: "none", mark: "none" },
  step: {
    row: { begins: itself },
    mark: ({ index, caption }) => ({
      kind: "band",
      text: `${index + 1}. ${caption}`,
      step: index,
    }),
  },
};

/** The row that an event begins; undefined if it begins none. */
export function rowContent(event: TraceEvent, past: Past): RowContent | undefined {
  const { row } = EVENT_KINDS[event.kind] as EventKind<"call">;
  // The compiler does not see that the entry of a kind is about events of that kind.
  return typeof row === "object" ? row.begins(event as EventOf<"call">, past) : undefined;
}

/** What an event draws into the sequence diagram; undefined if it draws nothing. */
export function markOf(event: TraceEvent, past: DrawnPast): Mark | undefined {
  const { mark } = EVENT_KINDS[event.kind] as EventKind<"call">;
  return typeof mark === "function" ? mark(event as EventOf<"call">, past) : undefined;
}

/** The cells of a row. */
export function cellsOf(row: EventRow): Cells<Row> {
  const { row: cells } = EVENT_KINDS[row.kind === "exchange" ? "request" : row.kind];
  return cells as Cells<Row>;
}

/** The row of an event that has one of its own kind. */
function itself<Event extends WorldEvent>(event: Event): { kind: Event["kind"]; event: Event } {
  return { kind: event.kind, event };
}

function message(from: Column, to: Column, text: string): Mark {
  return { kind: "message", from, to, isAnswer: false, text };
}

function answer(request: RequestEvent | undefined, text: string): Mark | undefined {
  if (!request || DECORATION.has(request.purpose)) return undefined;
  return { kind: "message", from: request.to, to: request.from, isAnswer: true, text };
}

function note(at: Column, level: string, text: string): Mark {
  return { kind: "note", at, level, text };
}

function levelOf({ error }: { error?: string | undefined }): string {
  return error === undefined ? "info" : "error";
}

const MAIL_LEVELS: Record<MailEvent["change"], string> = {
  delivered: "info",
  delayed: "warn",
  bounced: "error",
};

function changesOf(changes: SqlEvent["changes"]): string[] {
  return changes.map(({ operation, table }) => `${operation} ${table}`);
}

/** What a statement did to the tables, or else its method or its text. */
function describeStatement({ text, changes, method, error }: SqlEvent): string {
  if (error !== undefined) return `fails: ${error}`;
  return [...new Set(changesOf(changes))].join(", ") || (method ?? text);
}

function describeAnswer({ status, headers }: ResponseEvent): string {
  const location = headers.find(([name]) => name === "location")?.[1];
  const cookies = headers.filter(([name]) => name === "set-cookie").length;
  return [
    String(status),
    location === undefined ? "" : `→ ${withoutQuery(location)}`,
    cookies === 0 ? "" : cookies === 1 ? "+ 1 cookie" : `+ ${cookies} cookies`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** Where the clock went, and which cookies did not live to see it. */
function describeMove(to: number, cookies: GrowingList<CookieEvent>): string {
  const move = `The clock moves to ${new Date(to).toUTCString()}`;
  if (cookies.length === 0) return move;
  return `${move}; expired: ${cookies.flatMap(({ cookie }) => [cookie.name]).join(", ")}`;
}

function withoutQuery(address: string): string {
  return (address.split("?", 1)[0] ?? address).replace(/^https?:\/\//, "");
}

function toUtc(at: number): string {
  return dateTimeOf(at)?.slice(0, -8).replace("T", " ") ?? "no time";
}
