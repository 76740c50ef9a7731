import type { TraceEvent, WorldEvent } from "./events";

/** The append-only record of everything that happens in a world. */
export class Trace {
  readonly #events: TraceEvent[] = [];
  readonly #listeners = new Set<(event: TraceEvent) => void>();
  /** Where the time of an event comes from; the world sets it to its clock. */
  now: () => number = () => 0;
  /** What events without a cause of their own are caused by: the running step. */
  ambientCause: number | undefined;

  /** Appends an event and tells the listeners. Returns its id. */
  record(event: WorldEvent, cause: number | undefined = this.ambientCause): number {
    const id = this.#events.length + 1;
    const recorded: TraceEvent = { ...event, id, at: this.now() };
    if (cause !== undefined) recorded.cause = cause;
    this.#events.push(recorded);
    for (const listener of this.#listeners) listener(recorded);
    return id;
  }

  /** All events so far, oldest first. */
  get events(): readonly TraceEvent[] {
    return this.#events;
  }

  /** Calls `listener` for every later event. Returns the way to stop that. */
  onEvent(listener: (event: TraceEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
