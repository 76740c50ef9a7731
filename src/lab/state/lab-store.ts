import type { LabReport, LabState, TraceEvent } from "../../sandbox/messages";
import { GrowingList } from "./growing-list";

/** A trace, as far as the panels read it: a {@link GrowingList}, or an array. */
export type EventList = Omit<GrowingList<TraceEvent>, "append">;

/** An error in the reader's files, as Sandpack's protocol has it. */
export interface CodeError {
  title: string;
  message: string;
  /** With a leading slash. */
  path?: string;
  /** From 1. */
  line?: number;
  /** `isRunning`: it came up in the run that is shown, which goes on. */
  payload?: { isRunning?: boolean };
}

/** What the inspector shows: the trace so far, and the world's latest state. */
export interface LabSnapshot {
  /** The sandbox has its files: what can wait for that, waits. */
  booting: boolean;
  /** How many runs have started. */
  runs: number;
  /** A realm is running. */
  alive: boolean;
  /** The last run was stopped, and no other has started. */
  stopped: boolean;
  /** The latest run is the one that is shown, and obeys commands. */
  shown: boolean;
  /** Why the code as it stands does not run; the last run that worked goes on. */
  error: CodeError | undefined;
  events: GrowingList<TraceEvent>;
  /** The trace of the run before, as far as it went. */
  before: GrowingList<TraceEvent>;
  state: LabState | undefined;
  /** Steps of the tour as the running code tells them. */
  steps: readonly { caption: string; why: string }[] | undefined;
  /** How many steps of this run are still to be done again by themselves: an edit takes nobody back. */
  place: number | undefined;
  /** The same of the next run, where somebody has said it. */
  nextPlace: number | undefined;
}

/** A lab of which nothing is known yet. The lists are its own: they grow. */
const nothingYet = (): LabSnapshot => ({
  booting: false,
  runs: 0,
  alive: false,
  stopped: false,
  shown: false,
  error: undefined,
  events: GrowingList.empty(),
  before: GrowingList.empty(),
  state: undefined,
  steps: undefined,
  place: undefined,
  nextPlace: undefined,
});

/** Collects a realm's reports, for `useSyncExternalStore`. */
export class LabStore {
  #snapshot = nothingYet();
  readonly #listeners = new Set<() => void>();

  readonly getSnapshot = (): LabSnapshot => this.#snapshot;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Takes a message of Sandpack's channel; those that are no lab reports are left alone. */
  readonly receive = (message: { type: string }): void => {
    this.#set(reduce(this.#snapshot, message as Message));
  };

  /** Says how many steps the next run shall do by itself; by default as many as are done now. */
  readonly playNextTo = (done: number): void => {
    this.#set({ ...this.#snapshot, nextPlace: done });
  };

  #set(next: LabSnapshot): void {
    if (next === this.#snapshot) return;
    this.#snapshot = next;
    for (const listener of this.#listeners) listener();
  }
}

/** Reports, and what of Sandpack's own messages matters here. */
type Message =
  | LabReport
  | { type: "start" | "success" | "lab/stopped" }
  | ({ type: "action"; action: string } & CodeError);

function reduce(snapshot: LabSnapshot, report: Message): LabSnapshot {
  switch (report.type) {
    case "start":
      return snapshot.booting ? snapshot : { ...snapshot, booting: true };
    case "success":
      return { ...snapshot, error: undefined, shown: true };
    case "action":
      return report.action === "show-error" ? { ...snapshot, error: report } : snapshot;
    case "lab/started":
      return {
        ...nothingYet(),
        // A run that came to nothing is none to compare with.
        before: snapshot.events.length > 0 ? snapshot.events : snapshot.before,
        runs: snapshot.runs + 1,
        steps: report.steps,
        error: snapshot.error,
        place: Math.min(snapshot.nextPlace ?? placeOf(snapshot), report.steps.length),
        booting: true,
        alive: true,
      };
    case "lab/events":
      return { ...snapshot, events: snapshot.events.append(report.events) };
    case "lab/state":
      return { ...snapshot, state: report, place: placeAfter(snapshot.place, report) };
    case "lab/stopped":
      return { ...snapshot, alive: false, stopped: true };
    default:
      return snapshot;
  }
}

/** Where the reader is, or is on the way to: a second edit must not make it less. */
function placeOf({ place = 0, state }: LabSnapshot): number {
  return Math.max(place, state?.tour.done ?? 0);
}

/** What is left of a place when the tour has come so far. A tour that fails goes no further. */
function placeAfter(place: number | undefined, { tour }: LabState): number | undefined {
  const isThere = place !== undefined && tour.done >= place && !tour.busy;
  return isThere || tour.failure !== undefined ? undefined : place;
}
