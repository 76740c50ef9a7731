import { Activity } from "./time/activity";
import { Agenda } from "./time/agenda";
import { type Instant, parseDuration, parseInstant } from "./time/duration";
import type { Trace } from "./trace/trace";

export { type Instant, parseDuration } from "./time/duration";

/** Hears of a move: the new time, and the id of the clock event if somebody moved the clock. */
export type ClockListener = (now: number, cause: number | undefined) => void;

/** How long to run for something that may never come. */
export interface Patience {
  /** How far apart to look, besides whenever a timer of the app has fired; by default `"1 s"`. */
  every?: string | number;
  /** When to give up; by default after `"1 d"`. */
  atMost?: string | number;
}

/**
 * The world's time. It stands still except when something takes time: an exchange on the network, a
 * timer that the app waits for, or somebody who moves it. Everything that reads `Date` in the realm
 * reads this clock (see platform/install.ts): core, JOSE, the cookie jars, the identity providers and
 * the database. The app's `setTimeout` and `setInterval` run on it too (see platform/timers.ts).
 */
export class Clock {
  /** What is under way in this world; whoever works outside the event loop says so here. */
  readonly activity = new Activity();
  /** What will happen, and when. Counts from the world's beginning and never goes back. */
  readonly agenda: Agenda;
  readonly #trace: Trace;
  readonly #listeners = new Set<ClockListener>();
  /** What the clock shows when the agenda's time is zero. */
  #zero: number;
  /** The clock event that moves the time just now. */
  #cause: number | undefined;

  /** @param now start of the world's time, in milliseconds since the epoch */
  constructor(now: number, trace: Trace) {
    this.#zero = now;
    this.#trace = trace;
    this.agenda = new Agenda(0, this.activity, () => this.#tell());
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.#zero + this.agenda.time;
  }

  /**
   * Lets time go by at once: too common to be worth a line in the trace. What was due meanwhile
   * happens late, as on a busy machine.
   */
  elapse(milliseconds: number, cause?: number): void {
    this.#cause = cause;
    this.agenda.jumpTo(this.agenda.time + milliseconds);
    this.#cause = undefined;
  }

  /**
   * Waits until that much of the world's time has gone by: how an exchange, or a slow host, takes
   * time. Others go on meanwhile, if there are any.
   */
  passes(milliseconds: number): Promise<void> {
    return this.agenda.waitUntil(this.agenda.time + milliseconds);
  }

  /**
   * Moves time forward by a duration such as `"61 min"`, `"1 h"` or `"30 d"`, or by milliseconds. What
   * is due on the way happens at its time: cookies expire, and timers of the app fire.
   *
   * @returns when all of that is done; at once, if there is nothing
   * @throws RangeError if the duration cannot be read, is negative or leads beyond the range of `Date`
   */
  advances(duration: string | number): Promise<void> {
    const to = this.agenda.time + parseDuration(duration);
    if (Number.isNaN(new Date(this.#zero + to).getTime())) {
      throw new RangeError(`"${duration}" from now is after the year 275760, in which dates end.`);
    }
    const cause = this.#record(this.#zero + to);
    return this.#runTo(to, cause);
  }

  /**
   * Sets the clock, forward or back, as somebody does who sets the clock of every machine: what it
   * shows jumps, but no time goes by. Timers keep what is left of them. Forward, cookies, codes and
   * tokens end whose end has come. Back, those that are left live longer by as much as the clock
   * lost, tokens may have been issued in the future, and what has ended stays gone.
   *
   * @throws RangeError if the instant cannot be read
   */
  sets(instant: Instant): void {
    const to = parseInstant(instant);
    this.#cause = this.#record(to);
    this.#zero += to - this.now();
    this.#tell();
    this.#cause = undefined;
  }

  /**
   * Lets time go by until an instant, or until something holds.
   *
   * @throws RangeError if the instant has passed, or if what should hold does not in time; it says
   *   until when
   */
  async runsUntil(
    goal: Instant | (() => boolean | Promise<boolean>),
    { every = "1 s", atMost = "1 d" }: Patience = {},
  ): Promise<void> {
    if (typeof goal !== "function") {
      const to = parseInstant(goal);
      if (to < this.now()) {
        const [goalText, now] = [to, this.now()].map((time) => new Date(time).toISOString());
        throw new RangeError(`${goalText} has passed: it is ${now}. Only sets() goes back.`);
      }
      return this.advances(to - this.now());
    }
    const step = Math.max(1, parseDuration(every));
    const end = this.agenda.time + parseDuration(atMost);
    const start = this.agenda.time;
    while (!(await goal())) {
      if (this.agenda.time >= end) {
        throw new RangeError(
          `The awaited event has not happened within ${atMost}, until ${new Date(this.now()).toISOString()}.`,
        );
      }
      const next = Math.min(this.agenda.time + step, this.agenda.nextTimer ?? Infinity, end);
      await this.agenda.waitUntil(Math.max(next, this.agenda.time));
    }
    if (this.agenda.time > start) {
      const from = this.#zero + start;
      this.#trace.record({ kind: "clock", from, to: this.now() });
    }
  }

  /** Resolves when everybody who waits for a time has got it, should nobody have waited for them. */
  settles(): Promise<void> {
    return this.agenda.settles();
  }

  /** Calls `listener` after every move. Returns the way to stop that. */
  onChange(listener: ClockListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #record(to: number): number {
    return this.#trace.record({ kind: "clock", from: this.now(), to });
  }

  async #runTo(time: number, cause: number): Promise<void> {
    if (this.agenda.isEmptyUntil(time)) {
      this.#cause = cause;
      this.agenda.jumpTo(time);
      this.#cause = undefined;
      return;
    }
    await this.agenda.waitUntil(time);
  }

  #tell(): void {
    const now = this.now();
    for (const listener of this.#listeners) listener(now, this.#cause);
  }
}
