import type {
  Actor,
  MailEvent,
  ResponseEvent,
  SqlEvent,
  TraceEvent,
} from "../../../sandbox/messages";

/** A participant of the diagram: a column with a life line. */
export interface Participant {
  name: string;
  /** Decides the color; `core` is @auth/core, which runs inside the app, and calls the database. */
  role: Actor["role"] | "core" | "database";
  /** Middle of the column, in pixels from the left. */
  x: number;
}

/** Something on the diagram; `y` is in pixels from the top. */
export type Item =
  | {
      kind: "message";
      id: number;
      y: number;
      from: Participant;
      to: Participant;
      /** An answer, drawn dashed. */
      isAnswer: boolean;
      text: string;
    }
  | { kind: "note"; id: number; y: number; at: Participant; level: string; text: string }
  | {
      kind: "band";
      id: number;
      y: number;
      text: string;
      /** Index of the step that begins there, if one does. */
      step?: number;
    };

/** A sequence diagram, ready to be drawn. */
export interface Diagram {
  participants: Participant[];
  items: Item[];
  width: number;
  height: number;
}

/** Pixels: from one life line to the next, and from one item to the next. */
export const COLUMN = 210;
export const ROW = 34;
/** Height of the participants' heads. */
export const HEAD = 44;
const TOP = HEAD + 10;

/** From left to right, as a sign-in travels. */
const ORDER: Participant["role"][] = [
  "browser",
  "app",
  "core",
  "database",
  "site",
  "identity-provider",
  "mail-service",
  "asset-host",
  "nobody",
];

const CORE = { name: "@auth/core", role: "core" } as const;
const DATABASE = { name: "Database", role: "database" } as const;

/** Requests that a page makes by itself: the diagram shows what the sign-in is made of. */
const DECORATION = new Set(["image", "style", "script"]);

/**
 * Arranges a trace as a sequence diagram: each exchange is a message and its answer, each callback,
 * event and adapter call a message from core to the app, each statement one from the app to its
 * database. Log lines, mail and passkeys are notes; steps, clock moves and what was done by hand are
 * bands. Requests for pictures, style sheets and scripts are left out.
 */
export function layoutDiagram(events: Iterable<TraceEvent>): Diagram {
  const participants = placeParticipants(events);
  const drawing = new Drawing(participants);
  for (const event of events) drawing.add(event);
  const { items } = drawing;
  return {
    participants,
    items,
    width: Math.max(participants.length, 1) * COLUMN,
    height: TOP + (items.length + 1) * ROW,
  };
}

/** The items of a diagram, one below the other. */
class Drawing {
  readonly items: Item[] = [];
  readonly #participants: readonly Participant[];
  readonly #requests = new Map<number, { from: Participant; to: Participant }>();
  /** Names of the browsers by id, as their requests tell them. */
  readonly #browsers = new Map<string, string>();

  constructor(participants: readonly Participant[]) {
    this.#participants = participants;
  }

  add(event: TraceEvent): void {
    const { id } = event;
    switch (event.kind) {
      case "request": {
        if (event.browser !== undefined) this.#browsers.set(event.browser, event.from.name);
        const [from, to] = [this.#named(event.from.name), this.#named(event.to.name)];
        if (!from || !to || DECORATION.has(event.purpose)) return;
        this.#requests.set(id, { from, to });
        return this.#message(id, from, to, `${event.method} ${new URL(event.url).pathname}`);
      }
      case "response":
      case "network-error": {
        const request = this.#requests.get(event.request);
        const text = event.kind === "response" ? describeAnswer(event) : "fails";
        return this.#message(id, request?.to, request?.from, text, true);
      }
      case "call":
        return this.#message(id, this.#in("core"), this.#in("app"), `${event.type} ${event.name}`);
      case "sql": {
        const text = describeStatement(event);
        if (event.by === "app")
          return this.#message(id, this.#in("app"), this.#in("database"), text);
        return this.#note(
          id,
          this.#in("database"),
          event.error === undefined ? "info" : "error",
          text,
        );
      }
      case "mail": {
        const text = `${event.change}: ${event.mail.subject}`;
        return this.#note(id, this.#named(event.mail.via), mailLevel(event.change), text);
      }
      case "authenticator": {
        const at = this.#named(this.#browsers.get(event.browser) ?? "");
        const text = `${event.operation} passkey for ${event.rpId}`;
        return this.#note(id, at, event.error === undefined ? "info" : "error", text);
      }
      case "log": {
        const at = this.#in(event.source === "auth.js" ? "core" : "app");
        return this.#note(id, at, event.level, event.code ?? event.message);
      }
      case "clock":
        return this.#band(id, `The clock moves to ${toUtc(event.to)}`);
      case "control":
        // What a step of the tour causes is no reader's doing.
        return this.#band(
          id,
          (event.cause === undefined ? "By hand: " : "") + event.text.replace(/\?\S+/g, ""),
        );
      case "step":
        return this.#band(id, `${event.index + 1}. ${event.caption}`, event.index);
    }
  }

  #message(
    id: number,
    from: Participant | undefined,
    to: Participant | undefined,
    text: string,
    isAnswer = false,
  ): void {
    if (!from || !to) return;
    this.items.push({ kind: "message", id, y: this.#next(), from, to, isAnswer, text });
  }

  #note(id: number, at: Participant | undefined, level: string, text: string): void {
    if (at) this.items.push({ kind: "note", id, y: this.#next(), at, level, text });
  }

  #band(id: number, text: string, step?: number): void {
    const place = step === undefined ? {} : { step };
    this.items.push({ kind: "band", id, y: this.#next(), text, ...place });
  }

  #next(): number {
    return TOP + (this.items.length + 0.5) * ROW;
  }

  #named(name: string): Participant | undefined {
    return this.#participants.find((one) => one.name === name);
  }

  #in(role: Participant["role"]): Participant | undefined {
    return this.#participants.find((one) => one.role === role);
  }
}

/** Everybody who sends or receives, in order of role, then of appearance. */
function placeParticipants(events: Iterable<TraceEvent>): Participant[] {
  const found = new Map<string, Omit<Participant, "x">>();
  for (const event of events) {
    if (event.kind === "request" && !DECORATION.has(event.purpose)) {
      for (const actor of [event.from, event.to]) found.set(actor.name, actor);
    }
    if (event.kind === "call" || (event.kind === "log" && event.source === "auth.js")) {
      found.set(CORE.name, CORE);
    }
    if (event.kind === "sql") found.set(DATABASE.name, DATABASE);
    if (event.kind === "mail") {
      found.set(event.mail.via, { name: event.mail.via, role: "mail-service" });
    }
  }
  return [...found.values()]
    .sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role))
    .map(({ name, role }, index) => ({ name, role, x: (index + 0.5) * COLUMN }));
}

/** What a statement did to the tables, or else its method or its text. */
function describeStatement({ text, changes, method, error }: SqlEvent): string {
  if (error !== undefined) return `fails: ${error}`;
  const did = new Set(changes.map(({ operation, table }) => `${operation} ${table}`));
  return did.size > 0 ? [...did].join(", ") : (method ?? text);
}

function mailLevel(change: MailEvent["change"]): string {
  return change === "delivered" ? "info" : change === "delayed" ? "warn" : "error";
}

function describeAnswer(event: ResponseEvent): string {
  const header = (name: string) => event.headers.filter(([candidate]) => candidate === name);
  const location = header("location")[0]?.[1];
  const cookies = header("set-cookie").length;
  return [
    String(event.status),
    location === undefined ? "" : `→ ${withoutQuery(location)}`,
    cookies === 0 ? "" : cookies === 1 ? "+ 1 cookie" : `+ ${cookies} cookies`,
  ]
    .filter(Boolean)
    .join(" ");
}

function withoutQuery(address: string): string {
  return (address.split("?", 1)[0] ?? address).replace(/^https?:\/\//, "");
}

function toUtc(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace("T", " ");
}

/** Characters of the diagram's type that fit into this many pixels. */
export function fit(text: string, pixels: number): string {
  const room = Math.max(4, Math.floor(pixels / 6.9));
  return text.length <= room ? text : `${text.slice(0, room - 1)}…`;
}
