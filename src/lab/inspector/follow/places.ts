import type { HeaderList, LabState, Target, TraceEvent } from "../../../sandbox/messages";
import type { EventList } from "../../state/lab-store";
import { findForm, type Form } from "./forms";

/** A place in the lab where a value stands. */
export interface Place {
  /** Leads there, as a step of the tour does. */
  target: Target;
  /** Where there: "address", "body". */
  where: string;
  /** As what: "URL-encoded"; empty: as it is. */
  how: string;
}

/** Places that are told: nobody walks through more. */
export const MOST_PLACES = 500;

/** A text of an event or of the state, and where it stands. */
type Part = readonly [where: string, text: string];

/**
 * Finds where a value stands in a trace that grows: only what is new is looked at.
 */
export class TraceSearch {
  readonly #forms: readonly Form[];
  #places: Place[] = [];
  #seen = 0;
  #last: TraceEvent | undefined;

  constructor(forms: readonly Form[]) {
    this.#forms = forms;
  }

  /** @param events a trace; if it does not go on where the one before ended, all of it is looked at */
  find(events: EventList): readonly Place[] {
    if (this.#seen > 0 && events.at(this.#seen - 1) !== this.#last) {
      this.#places = [];
      this.#seen = 0;
    }
    const places = [...this.#places];
    for (const event of events.slice(this.#seen)) {
      if (places.length >= MOST_PLACES) break;
      const target = targetOf(event);
      const place = target && placeIn(target, partsOf(event), this.#forms);
      if (place) places.push(place);
    }
    this.#seen = events.length;
    this.#last = events.at(-1);
    this.#places = merged(places);
    return this.#places;
  }
}

/** Where a value stands in the state of the world, and in the files. */
export function findInState(
  state: LabState | undefined,
  files: Readonly<Record<string, string>>,
  forms: readonly Form[],
): Place[] {
  const places: Place[] = [];
  const look = (target: Target, parts: readonly Part[]) => {
    if (places.length >= MOST_PLACES) return;
    const place = placeIn(target, parts, forms);
    if (place) places.push(place);
  };
  for (const { id: browser, url, cookies } of state?.browsers ?? []) {
    look({ kind: "browser", browser, words: "" }, [["address", url]]);
    for (const { name, value } of cookies) {
      look({ kind: "cookie", browser, name, words: "" }, [["value", value]]);
    }
    const session = state && Object.hasOwn(state.sessions, browser) && state.sessions[browser];
    if (session && "claims" in session && session.claims) {
      look({ kind: "session", browser, words: "" }, [["claims", JSON.stringify(session.claims)]]);
    }
  }
  for (const { event, kind: token, value, claims } of state?.tokens ?? []) {
    const parts: Part[] = [["value", value]];
    if (claims) parts.push(["claims", JSON.stringify(claims)]);
    look({ kind: "token", event, token, words: "" }, parts);
  }
  for (const { name: table, rows } of state?.tables ?? []) {
    for (const row of rows) {
      const cells = Object.entries(row).map(([column, cell]): Part => [column, String(cell)]);
      look({ kind: "table", table, row, words: "" }, cells);
    }
  }
  for (const [file, code] of Object.entries(files)) {
    const text = findForm(code, forms)?.text ?? "";
    look({ kind: "file", file, text, words: "" }, [["code", code]]);
  }
  return places;
}

/** What tells a place from others. */
export function keyOf(target: Target): string {
  const members = Object.entries(target).filter(([name]) => name !== "words" && name !== "text");
  return JSON.stringify(members.sort(([a], [b]) => (a < b ? -1 : 1)));
}

function placeIn(
  target: Target,
  parts: readonly Part[],
  forms: readonly Form[],
): Place | undefined {
  const found = parts.flatMap(([where, text]) => {
    const form = findForm(text, forms);
    return form ? [{ where, how: form.how }] : [];
  });
  const [first] = found;
  if (!first) return undefined;
  return {
    target,
    where: [...new Set(found.map(({ where }) => where))].join(", "),
    how: first.how,
  };
}

/** A request and its answer are one row, and one place. */
function merged(places: readonly Place[]): Place[] {
  const byKey = new Map<string, Place>();
  for (const place of places) {
    const key = keyOf(place.target);
    const before = byKey.get(key);
    const wheres = new Set([...(before?.where.split(", ") ?? []), ...place.where.split(", ")]);
    byKey.set(key, before ? { ...before, where: [...wheres].join(", ") } : place);
  }
  return [...byKey.values()];
}

function targetOf(event: TraceEvent): Target | undefined {
  const words = "";
  switch (event.kind) {
    case "response":
    case "network-error":
      return { kind: "row", event: event.request, words };
    case "request":
    case "sql":
      return { kind: "row", event: event.id, words };
    case "call":
      return { kind: "call", event: event.id, words };
    case "log":
      return { kind: "log", event: event.id, words };
    case "mail":
      return { kind: "mail", mail: event.mail.id, words };
    default:
      return undefined;
  }
}

function partsOf(event: TraceEvent): Part[] {
  switch (event.kind) {
    case "request":
      return [["address", event.url], ...headersOf(event.headers), ["body", event.body]];
    case "response":
      return [...headersOf(event.headers), ["answer’s body", event.body]];
    case "network-error":
      return [["error", event.message]];
    case "sql":
      return [
        ["statement", event.text],
        ["parameters", JSON.stringify(event.parameters)],
        ["result", JSON.stringify(event.rows)],
      ];
    case "call":
      return [
        ["arguments", event.args],
        ["result", event.result ?? ""],
      ];
    case "log":
      return [["message", event.message]];
    case "mail":
      return [
        ["text", event.mail.text],
        ["HTML", event.mail.html],
        ["links", event.mail.links.join("\n")],
      ];
    default:
      return [];
  }
}

function headersOf(headers: HeaderList): Part[] {
  return headers.map(([name, value]) => [`header ${name}`, value]);
}
