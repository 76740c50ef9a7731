import type { LabReport, TraceEvent } from "../messages";
import type { RealmMessage } from "./reader-messages";
import { weigh } from "./weigh";

/** Milliseconds between two times that the site is told something: a screen shows no more. */
const INTERVAL = 16;

/** The longest time for which the site is left alone, in milliseconds: readers wait for what comes. */
const LONGEST_REST = 500;

/** Values of events in one batch: more go out with the next ones. */
const PORTION = 20_000;

/**
 * Milliseconds between the first two errors of loops that were ended, and at most between later ones: each
 * time it is twice as long. An error is an alert, with which screen readers interrupt what they say.
 */
const BETWEEN_LOOPS = 1_000;
const MOST_BETWEEN_LOOPS = 64_000;

/**
 * Passes on what a realm says as fast as a page can show it: the first report at once, those that come
 * soon after it together, and the next ones when the site has shown those and has had a rest. Code that
 * does a thousand things a second, or says so, must not keep the site busy.
 */
export class ReportQueue {
  readonly #pass: (messages: RealmMessage[]) => void;
  #started: LabReport | undefined;
  #events: TraceEvent[] = [];
  /** How many of the events have been passed on. */
  #passed = 0;
  #state: LabReport | undefined;
  /** How the realm came to its stage: what it has reported comes before. */
  #stages: RealmMessage[] = [];
  #loop: RealmMessage | undefined;
  #hasLoopRest = false;
  #loopRest = BETWEEN_LOOPS;
  /** A batch has gone out of which it is not known yet how long it took. */
  #isAwaited = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(pass: (messages: RealmMessage[]) => void) {
    this.#pass = pass;
  }

  /** Takes a message. */
  add(message: RealmMessage): void {
    if (message.type === "lab/events") {
      for (const event of message.events) this.#events.push(event);
    } else if (message.type === "lab/state") this.#state = message;
    else if (message.type === "loop-ended") this.#loop = message;
    else if (message.type === "lab/started") {
      this.#events = [];
      this.#passed = 0;
      this.#state = undefined;
      this.#started = message;
    } else this.#stages.push(message);
    // What a realm comes to, readers wait for.
    if (this.#stages.length > 0 || (this.#timer === undefined && !this.#isAwaited)) this.#passOn();
  }

  /** The site has shown the last batch. @param busy milliseconds that it took */
  shown(busy: number): void {
    if (!this.#isAwaited) return;
    this.#isAwaited = false;
    this.#wait(Math.min(Math.max(INTERVAL, busy), LONGEST_REST));
  }

  /** Passes on what waits, as far as it fits into one batch. */
  flush(): void {
    this.#passOn();
  }

  #wait(time: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#passOn();
    }, time);
  }

  #passOn(): void {
    const events = this.#nextEvents();
    const isLast = this.#passed === this.#events.length;
    const batch = [
      ...(this.#started ? [this.#started] : []),
      ...(events.length > 0 ? [{ type: "lab/events" as const, events }] : []),
      ...(isLast && this.#state ? [this.#state] : []),
      ...(isLast ? this.#stages : []),
      ...this.#nextLoop(),
    ];
    this.#started = undefined;
    if (isLast) {
      this.#events = [];
      this.#passed = 0;
      this.#state = undefined;
      this.#stages = [];
    }
    if (batch.length === 0) return;
    this.#isAwaited = true;
    this.#pass(batch);
  }

  #nextEvents(): TraceEvent[] {
    const start = this.#passed;
    for (let values = 0; this.#passed < this.#events.length; this.#passed++) {
      values += weigh(this.#events[this.#passed]).values;
      if (values > PORTION && this.#passed > start) break;
    }
    return this.#events.slice(start, this.#passed);
  }

  /** The last error of a loop, unless there was another one a moment ago. */
  #nextLoop(): RealmMessage[] {
    const loop = this.#loop;
    if (!loop || this.#hasLoopRest) return [];
    this.#loop = undefined;
    this.#hasLoopRest = true;
    setTimeout(() => {
      this.#hasLoopRest = false;
      if (this.#loop && !this.#isAwaited && this.#timer === undefined) this.#passOn();
    }, this.#loopRest);
    this.#loopRest = Math.min(2 * this.#loopRest, MOST_BETWEEN_LOOPS);
    return [loop];
  }
}
