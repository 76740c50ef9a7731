import type {
  CallEvent,
  ClockEvent,
  CookieEvent,
  LogEvent,
  NetworkErrorEvent,
  RequestEvent,
  ResponseEvent,
  SqlEvent,
  StepEvent,
  TraceEvent,
  WorldEvent,
} from "../../sandbox/messages";

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
  cookies: CookieEvent[];
}

/** A move of the clock with the cookies that it outlived. */
export interface ClockRow extends RowBase {
  kind: "clock";
  event: ClockEvent;
  expired: CookieEvent[];
}

/** A line of the timeline. */
export type Row =
  | ExchangeRow
  | (RowBase & { kind: "call"; event: CallEvent })
  | (RowBase & { kind: "sql"; event: SqlEvent })
  | (RowBase & { kind: "log"; event: LogEvent })
  | ClockRow
  | (RowBase & { kind: "step"; event: StepEvent });

/** Folds a trace into the rows of the timeline, in the order in which they began. */
export function toRows(events: readonly TraceEvent[]): Row[] {
  const rows: Row[] = [];
  const exchanges = new Map<number, ExchangeRow>();
  const clocks = new Map<number, ClockRow>();
  const places = new Map<number, Pick<RowBase, "depth" | "step">>();
  for (const event of events) {
    const cause = event.cause === undefined ? undefined : places.get(event.cause);
    const step = event.kind === "step" ? event.index : cause?.step;
    const isStep = cause !== undefined && cause.depth < 0;
    const depth = event.kind === "step" ? -1 : cause === undefined || isStep ? 0 : cause.depth + 1;
    // What only completes an exchange stands where the exchange stands.
    const completes = event.kind === "response" || event.kind === "network-error";
    places.set(event.id, completes && cause ? cause : { depth, step });
    const base = { id: event.id, at: event.at, depth: Math.max(depth, 0), step };
    switch (event.kind) {
      case "request": {
        const row: ExchangeRow = {
          ...base,
          kind: "exchange",
          request: event,
          answer: undefined,
          cookies: [],
        };
        exchanges.set(event.id, row);
        rows.push(row);
        break;
      }
      case "response":
      case "network-error": {
        const row = exchanges.get(event.request);
        if (!row) break;
        row.answer = event;
        exchanges.set(event.id, row);
        break;
      }
      case "cookie":
        if (event.cause === undefined) break;
        exchanges.get(event.cause)?.cookies.push(event);
        clocks.get(event.cause)?.expired.push(event);
        break;
      case "call":
        rows.push({ ...base, kind: "call", event });
        break;
      case "sql":
        rows.push({ ...base, kind: "sql", event });
        break;
      case "log":
      case "error": {
        const line = logLine(event);
        if (line) rows.push({ ...base, kind: "log", event: line });
        break;
      }
      case "clock": {
        const row: ClockRow = { ...base, kind: "clock", event, expired: [] };
        clocks.set(event.id, row);
        rows.push(row);
        break;
      }
      case "step":
        rows.push({ ...base, kind: "step", event });
        break;
      case "page":
        break;
    }
  }
  return rows;
}

/** What the log shows of an event: a line of a logger, or an error that nobody caught. */
export function logLine(event: WorldEvent): LogEvent | undefined {
  if (event.kind === "log") return event;
  if (event.kind !== "error") return undefined;
  return { kind: "log", source: "console", level: "error", message: event.message };
}
