import type { LabReport, TraceEvent } from "../messages";

/** Milliseconds between two times that the site is told something: a screen shows no more. */
const INTERVAL = 16;

/**
 * Passes reports on as fast as a page can show them: the first at once, those that come soon after it
 * together. Code that does a thousand things a second, or says so, must not keep the site busy.
 */
export class ReportQueue {
  readonly #pass: (report: LabReport) => void;
  #started: LabReport | undefined;
  #events: TraceEvent[] = [];
  #state: LabReport | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(pass: (report: LabReport) => void) {
    this.#pass = pass;
  }

  add(report: LabReport): void {
    if (report.type === "lab/events") {
      for (const event of report.events) this.#events.push(event);
    } else if (report.type === "lab/state") this.#state = report;
    else {
      this.#clear();
      this.#started = report;
    }
    this.#timer ??= this.#passOn();
  }

  /** Passes on what waits. */
  flush(): void {
    const events: LabReport = { type: "lab/events", events: this.#events };
    const waiting = [this.#started, events.events.length > 0 ? events : undefined, this.#state];
    this.#clear();
    for (const report of waiting) if (report) this.#pass(report);
  }

  /** Forgets what waits. */
  close(): void {
    clearTimeout(this.#timer);
    this.#clear();
  }

  #clear(): void {
    this.#started = this.#state = undefined;
    this.#events = [];
  }

  #passOn(): ReturnType<typeof setTimeout> {
    this.flush();
    return setTimeout(() => {
      const isWaiting = this.#started ?? this.#state ?? this.#events[0];
      this.#timer = isWaiting ? this.#passOn() : undefined;
    }, INTERVAL);
  }
}
