import type { Trace } from "./trace/trace";

/** Hears of a move: the new time, and the id of the clock event if somebody moved the clock. */
export type ClockListener = (now: number, cause: number | undefined) => void;

/**
 * The world's time. It stands still except when something takes time: an exchange on the network,
 * or somebody who moves it. Everything that reads `Date` in the realm reads this clock (see
 * platform/install.ts): core, JOSE, the cookie jars and the identity providers.
 */
export class Clock {
  #now: number;
  readonly #trace: Trace;
  readonly #listeners = new Set<ClockListener>();

  /** @param now start of the world's time, in milliseconds since the epoch */
  constructor(now: number, trace: Trace) {
    this.#now = now;
    this.#trace = trace;
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.#now;
  }

  /** Lets time pass that an exchange takes: too common to be worth a line in the trace. */
  elapse(milliseconds: number, cause?: number): void {
    this.#now += milliseconds;
    for (const listener of this.#listeners) listener(this.#now, cause);
  }

  /**
   * Moves time forward by a duration such as `"61 min"`, `"1 h"` or `"30 d"`, or by milliseconds.
   *
   * @throws RangeError if the duration cannot be read, is negative or has no end
   */
  advances(duration: string | number): void {
    const span = parseDuration(duration);
    const to = this.#now + span;
    this.elapse(span, this.#trace.record({ kind: "clock", from: this.#now, to }));
  }

  /** Calls `listener` after every move. Returns the way to stop that. */
  onChange(listener: ClockListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

const UNITS = { ms: 1, s: 1_000, sec: 1_000, min: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/**
 * Reads `"90 s"`, `"61 min"`, `"1.5 h"`, `"30 d"` or a number of milliseconds, as whole milliseconds:
 * `Date` knows no fractions of them.
 *
 * @throws RangeError naming the accepted forms
 */
export function parseDuration(duration: string | number): number {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(ms|s|sec|min|h|d)\s*$/.exec(String(duration));
  if (match) return Math.round(Number(match[1]) * UNITS[match[2] as keyof typeof UNITS]);
  if (typeof duration === "number" && Number.isFinite(duration) && duration >= 0) {
    return Math.round(duration);
  }
  throw new RangeError(
    `"${duration}" is not a duration. Write a number and a unit: 90 s, 61 min, 1.5 h or 30 d.`,
  );
}
