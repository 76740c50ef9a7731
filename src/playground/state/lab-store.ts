import type { LabReport, TraceEvent } from "../../sandbox/messages";

type LabState = Extract<LabReport, { type: "lab/state" }>;

/** What the inspector shows: the trace so far, and the world's latest state. */
export interface LabSnapshot {
  /** The sandbox has its files: what can wait for that, waits. */
  booting: boolean;
  /** A realm is running. */
  alive: boolean;
  appOrigin: string;
  events: readonly TraceEvent[];
  state: LabState | undefined;
}

const EMPTY: LabSnapshot = {
  booting: false,
  alive: false,
  appOrigin: "",
  events: [],
  state: undefined,
};

/** Collects a realm's reports, for `useSyncExternalStore`. */
export class LabStore {
  #snapshot = EMPTY;
  readonly #listeners = new Set<() => void>();

  readonly getSnapshot = (): LabSnapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes a message of Sandpack's channel; those that are no lab reports are left alone. */
  readonly receive = (message: { type: string }): void => {
    const next = reduce(this.#snapshot, message as Message);
    if (next === this.#snapshot) return;
    this.#snapshot = next;
    for (const listener of this.#listeners) listener();
  };
}

/** Reports, and what of Sandpack's own messages matters here. */
type Message = LabReport | { type: "start" } | { type: "lab/stopped" };

function reduce(snapshot: LabSnapshot, report: Message): LabSnapshot {
  switch (report.type) {
    case "start":
      return snapshot.booting ? snapshot : { ...snapshot, booting: true };
    case "lab/started":
      return { ...EMPTY, booting: true, alive: true, appOrigin: report.appOrigin };
    case "lab/events":
      return { ...snapshot, events: [...snapshot.events, ...report.events] };
    case "lab/state":
      return { ...snapshot, state: report };
    case "lab/stopped":
      return { ...snapshot, alive: false };
    default:
      return snapshot;
  }
}
