import type { Actor, TraceEvent } from "../../../sandbox/messages";

/** A participant of the diagram: a column with a life line. */
export interface Participant {
  name: string;
  /** Decides the color; `core` is @auth/core, which runs inside the app. */
  role: Actor["role"] | "core";
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
  | { kind: "band"; id: number; y: number; text: string };

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
  "site",
  "identity-provider",
  "mail-service",
  "asset-host",
  "nobody",
];

const CORE = { name: "@auth/core", role: "core" } as const;

/** Requests that a page makes by itself: the diagram shows what the sign-in is made of. */
const DECORATION = new Set(["image", "style", "script"]);

/**
 * Arranges a trace as a sequence diagram: each exchange is a message and its answer, each callback,
 * event and adapter call a message from core to the app, log lines are notes, steps and clock moves
 * are bands. Requests for pictures, style sheets and scripts are left out.
 */
export function layoutDiagram(events: readonly TraceEvent[]): Diagram {
  const participants = placeParticipants(events);
  const find = (name: string) => participants.find((one) => one.name === name);
  const requests = new Map<number, { from: Participant; to: Participant }>();
  const items: Item[] = [];
  for (const event of events) {
    const { id } = event;
    const y = TOP + (items.length + 0.5) * ROW;
    switch (event.kind) {
      case "request": {
        const from = find(event.from.name);
        const to = find(event.to.name);
        if (!from || !to || DECORATION.has(event.purpose)) break;
        requests.set(id, { from, to });
        const { pathname } = new URL(event.url);
        const text = `${event.method} ${pathname}`;
        items.push({ kind: "message", id, y, from, to, isAnswer: false, text });
        break;
      }
      case "response":
      case "network-error": {
        const request = requests.get(event.request);
        if (!request) break;
        const { from, to } = request;
        const text = event.kind === "response" ? describeAnswer(event) : "fails";
        items.push({ kind: "message", id, y, from: to, to: from, isAnswer: true, text });
        break;
      }
      case "call": {
        const [core, app] = [find(CORE.name), participants.find(({ role }) => role === "app")];
        const text = `${event.type} ${event.name}`;
        if (core && app) {
          items.push({ kind: "message", id, y, from: core, to: app, isAnswer: false, text });
        }
        break;
      }
      case "log": {
        const isCore = event.source === "auth.js";
        const at = participants.find(({ role }) => role === (isCore ? "core" : "app"));
        const text = event.code ?? event.message;
        if (at) items.push({ kind: "note", id, y, at, level: event.level, text });
        break;
      }
      case "clock":
        items.push({ kind: "band", id, y, text: `The clock moves to ${toUtc(event.to)}` });
        break;
      case "step":
        items.push({ kind: "band", id, y, text: `${event.index + 1}. ${event.caption}` });
        break;
    }
  }
  return {
    participants,
    items,
    width: Math.max(participants.length, 1) * COLUMN,
    height: TOP + (items.length + 1) * ROW,
  };
}

/** Everybody who sends or receives, in order of role, then of appearance. */
function placeParticipants(events: readonly TraceEvent[]): Participant[] {
  const found = new Map<string, Omit<Participant, "x">>();
  for (const event of events) {
    if (event.kind === "request" && !DECORATION.has(event.purpose)) {
      for (const actor of [event.from, event.to]) found.set(actor.name, actor);
    }
    if (event.kind === "call" || (event.kind === "log" && event.source === "auth.js")) {
      found.set(CORE.name, CORE);
    }
  }
  return [...found.values()]
    .sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role))
    .map(({ name, role }, index) => ({ name, role, x: (index + 0.5) * COLUMN }));
}

function describeAnswer(event: Extract<TraceEvent, { kind: "response" }>): string {
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
