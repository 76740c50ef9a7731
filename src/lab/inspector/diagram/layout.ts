import type { Actor, RequestEvent, TraceEvent } from "../../../sandbox/messages";
import { shown } from "../../shown-text";
import { type Column, type Mark, markOf } from "../event-kinds";
import { messageDetails } from "./message-details";

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
      /** What it carries: parameters and cookies. */
      details?: string;
      /** Id of the event that the row of the timeline begins with, if that is another one. */
      row?: number;
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
  /** How many others there are: what they say, and what is said to them, is not drawn. */
  others?: number;
  items: Item[];
  /** Pixels from one life line to the next. */
  column: number;
  width: number;
  height: number;
}

/** Pixels from one life line to the next: where there is room, and where there is little. */
export const COLUMN = 210;
const LEAST_COLUMN = 108;
/** Pixels from one item to the next, and more for what a message carries. */
export const ROW = 34;
const DETAILS = 14;
/** Height of the participants' heads. */
export const HEAD = 44;
const TOP = HEAD + 10;

/** So many participants are drawn, those that the trace names first. */
const MOST_PARTICIPANTS = 40;

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

/**
 * Arranges a trace as a sequence diagram: each exchange is a message and its answer, each callback,
 * event and adapter call a message from core to the app, each statement one from the app to its
 * database. Log lines, mail and passkeys are notes; steps, clock moves and what was done by hand are
 * bands. Requests for pictures, style sheets and scripts are left out.
 *
 * @param room pixels that it has from left to right: the life lines come as close as they can
 */
export function layoutDiagram(events: Iterable<TraceEvent>, room?: number): Diagram {
  const marks = marksOf(events);
  const found = findParticipants(marks.map(({ mark }) => mark));
  const count = Math.min(found.length, MOST_PARTICIPANTS);
  const column = columnOf(count, room);
  const participants = placeParticipants(found.slice(0, count), column);
  const byName = new Map(participants.map((one) => [one.name, one]));
  const app = participants.find(({ role }) => role === "app");
  const find = (column: Column) => ("name" in column ? byName.get(column.name) : app);
  const items: Item[] = [];
  for (const { id, mark, details, row } of marks) {
    const place = { id, y: bottomOf(items) + 0.5 * ROW };
    if (mark.kind === "band") {
      items.push({ ...mark, ...place, text: shown(mark.text) });
    } else if (mark.kind === "note") {
      const at = find(mark.at);
      if (at) items.push({ ...mark, ...place, text: shown(mark.text), at });
    } else {
      const [from, to] = [find(mark.from), find(mark.to)];
      const more = { ...(details && { details: shown(details) }), ...(row && { row }) };
      if (from && to) items.push({ ...mark, ...place, text: shown(mark.text), from, to, ...more });
    }
  }
  const others = found.length - participants.length;
  return {
    participants,
    ...(others > 0 && { others }),
    items,
    column,
    width: Math.max(participants.length, 1) * column,
    height: bottomOf(items) + ROW,
  };
}

/** As much room for each life line as there is, within bounds. */
function columnOf(count: number, room: number | undefined): number {
  if (room === undefined || count === 0) return COLUMN;
  return Math.max(LEAST_COLUMN, Math.min(COLUMN, Math.floor(room / count)));
}

/** Height of an item. */
export function heightOf(item: Item | undefined): number {
  return item?.kind === "message" && item.details !== undefined ? ROW + DETAILS : ROW;
}

/** Where the next item begins. */
function bottomOf(items: readonly Item[]): number {
  const last = items.at(-1);
  return last ? last.y - 0.5 * ROW + heightOf(last) : TOP;
}

/** What an event draws, and what of it is told besides. */
interface Drawn {
  id: number;
  mark: Mark;
  details: string;
  /** Id of the request, if it is an answer. */
  row: number | undefined;
}

/** What the events draw, in their order. */
function marksOf(events: Iterable<TraceEvent>): Drawn[] {
  const browsers = new Map<string, string>();
  const requests = new Map<number, RequestEvent>();
  const past = {
    browserName: (id: string) => browsers.get(id),
    requestOf: (id: number) => requests.get(id),
  };
  const marks: Drawn[] = [];
  for (const event of events) {
    if (event.kind === "request") {
      requests.set(event.id, event);
      if (event.browser !== undefined) browsers.set(event.browser, event.from.name);
    }
    const mark = markOf(event, past);
    const row =
      event.kind === "response" || event.kind === "network-error" ? event.request : undefined;
    if (mark) marks.push({ id: event.id, mark, details: messageDetails(event), row });
  }
  return marks;
}

/** Everybody whom the marks bring into the diagram, in order of appearance. */
function findParticipants(marks: readonly Mark[]): Omit<Participant, "x">[] {
  const found = new Map<string, Omit<Participant, "x">>();
  for (const mark of marks) {
    if (mark.kind === "band") continue;
    for (const column of mark.kind === "note" ? [mark.at] : [mark.from, mark.to]) {
      if ("name" in column && "role" in column) found.set(column.name, column);
    }
  }
  return [...found.values()];
}

/** From left to right, in order of role. */
function placeParticipants(found: Omit<Participant, "x">[], column: number): Participant[] {
  return found
    .sort((a, b) => ORDER.indexOf(a.role) - ORDER.indexOf(b.role))
    .map(({ name, role }, index) => ({ name, role, x: (index + 0.5) * column }));
}

/** The first items of a diagram, as one of its own. */
export function cutDiagram(diagram: Diagram, most: number): Diagram {
  if (diagram.items.length <= most) return diagram;
  const items = diagram.items.slice(0, most);
  return { ...diagram, items, height: bottomOf(items) + ROW };
}

/** Pixels of a character of the diagram's type. */
const CHARACTER = 7.3;

/** Pixels that a text takes. */
export function lengthOf(text: string): number {
  return text.length * CHARACTER;
}

/** Characters of the diagram's type that fit into this many pixels. */
export function fit(text: string, pixels: number): string {
  const room = Math.max(4, Math.floor(pixels / CHARACTER));
  // A character of two halves is not cut in the middle.
  return text.length <= room ? text : `${text.slice(0, room - 1).replace(/\p{Cs}$/u, "")}…`;
}
