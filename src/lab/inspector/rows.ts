import type {
  AuthenticatorEvent,
  CookieEvent,
  ErrorEvent,
  LogEvent,
  NetworkErrorEvent,
  RequestEvent,
  ResponseEvent,
  TraceEvent,
  WorldEvent,
} from "../../sandbox/messages";
import type { GrowingList } from "../state/growing-list";
import type { EventList } from "../state/lab-store";
import { rowContent } from "./event-kinds";

/** What all rows have: their event's place in the trace. */
interface RowBase {
  id: number;
  at: number;
  /** How many causes it has: a request made while answering another stands deeper. */
  depth: number;
  /** Index of the scenario's step that led to it. */
  step: number | undefined;
}

/** A request with everything that came of it. */
export interface ExchangeRow extends RowBase {
  kind: "exchange";
  request: RequestEvent;
  answer: ResponseEvent | NetworkErrorEvent | undefined;
  cookies: GrowingList<CookieEvent>;
}

/** A move of the clock, or something that was done by hand, with the cookies that it changed. */
type CookieChange = {
  [Kind in "clock" | "control"]: OwnRow<Kind> & { cookies: GrowingList<CookieEvent> };
}["clock" | "control"];

/** What a page asked of a browser's authenticator. */
interface AuthenticatorRow extends RowBase {
  kind: "authenticator";
  event: AuthenticatorEvent;
  /** The browser's name. */
  browser: string;
}

/** The row of an event that completes no other, and has no row of a kind that is named above. */
type OtherKind = Exclude<
  WorldEvent["kind"],
  | (ExchangeRow["request"] | NonNullable<ExchangeRow["answer"]> | CookieEvent)["kind"]
  | (CookieChange | AuthenticatorRow)["kind"]
  | "error"
  | "page"
>;
type OwnRow<Kind> = RowBase & { kind: Kind; event: Extract<WorldEvent, { kind: Kind }> };

/** A line of the timeline. A row never changes: when more is known of it, another takes its place. */
export type Row =
  ExchangeRow | CookieChange | AuthenticatorRow | { [Kind in OtherKind]: OwnRow<Kind> }[OtherKind];

/** A row of the timeline that is no heading. */
export type EventRow = Exclude<Row, { kind: "step" }>;

/** The rows that events of a kind begin. */
export type RowOf<Kind> = Kind extends "request" ? ExchangeRow : Extract<Row, { kind: Kind }>;

/** A row without its place in the trace. */
export type RowContent<AnyRow extends Row = Row> = AnyRow extends Row
  ? Omit<AnyRow, keyof RowBase>
  : never;

/**
 * Folds a trace that grows into the rows of the timeline, in the order in which they began. Only what
 * is new is looked at, so that a long trace costs no more with each event than a short one.
 */
export class RowFolder {
  #rows: Row[] = [];
  /** How many events have been folded, and the last of them. */
  #folded = 0;
  #last: TraceEvent | undefined;
  /** Index of the row that cookies and answers with this cause belong to. */
  readonly #rowOf = new Map<number, number>();
  readonly #places = new Map<number, Pick<RowBase, "depth" | "step">>();
  /** Names of the browsers by id, as their requests tell them. */
  readonly #browsers = new Map<string, string>();

  /**
   * @param events a trace; if it does not go on where the one before ended, it is folded anew
   * @returns the rows: the same list, which the next call changes
   */
  fold(events: EventList): readonly Row[] {
    const goesOn =
      this.#folded <= events.length &&
      (this.#folded === 0 || events.at(this.#folded - 1) === this.#last);
    if (!goesOn) this.#reset();
    for (const event of events.slice(this.#folded)) this.#add(event);
    this.#folded = events.length;
    this.#last = events.at(-1);
    return this.#rows;
  }

  #reset(): void {
    this.#rows = [];
    this.#folded = 0;
    this.#last = undefined;
    for (const map of [this.#rowOf, this.#places, this.#browsers]) map.clear();
  }

  #add(event: TraceEvent): void {
    const base = this.#place(event);
    if (event.kind === "request" && event.browser !== undefined) {
      this.#browsers.set(event.browser, event.from.name);
    }
    if (event.kind === "response" || event.kind === "network-error") return this.#answer(event);
    if (event.kind === "cookie") return this.#attach(event);
    const content = rowContent(event, { browserName: (id) => this.#browsers.get(id) });
    if (content) this.#push({ ...base, ...content } as Row);
  }

  /** What all rows have, of this one; what it causes stands below it. */
  #place(event: TraceEvent): RowBase {
    const cause = event.cause === undefined ? undefined : this.#places.get(event.cause);
    const step = event.kind === "step" ? event.index : cause?.step;
    const isStep = cause !== undefined && cause.depth < 0;
    const depth = event.kind === "step" ? -1 : cause === undefined || isStep ? 0 : cause.depth + 1;
    // What only completes an exchange stands where the exchange stands.
    const completes = event.kind === "response" || event.kind === "network-error";
    this.#places.set(event.id, completes && cause ? cause : { depth, step });
    return { id: event.id, at: event.at, depth: Math.max(depth, 0), step };
  }

  #push(row: Row): void {
    this.#rowOf.set(row.id, this.#rows.length);
    this.#rows.push(row);
  }

  #answer(event: TraceEvent & (ResponseEvent | NetworkErrorEvent)): void {
    const index = this.#rowOf.get(event.request);
    const row = index === undefined ? undefined : this.#rows[index];
    if (index === undefined || row?.kind !== "exchange") return;
    this.#rows[index] = { ...row, answer: event };
    this.#rowOf.set(event.id, index);
  }

  #attach(event: TraceEvent & CookieEvent): void {
    const index = event.cause === undefined ? undefined : this.#rowOf.get(event.cause);
    const row = index === undefined ? undefined : this.#rows[index];
    if (index === undefined || !row || !("cookies" in row)) return;
    this.#rows[index] = { ...row, cookies: row.cookies.append([event]) };
  }
}

/** What the log shows of an event: a line of a logger, or an error that nobody caught. */
export function logLine(event: LogEvent | ErrorEvent): LogEvent;
export function logLine(event: WorldEvent): LogEvent | undefined;
export function logLine(event: WorldEvent): LogEvent | undefined {
  if (event.kind === "log") return event;
  if (event.kind !== "error") return undefined;
  const { message, place } = event;
  return { kind: "log", source: "console", level: "error", message, ...(place && { place }) };
}
