import type { TraceEvent } from "../../sandbox/messages";
import type { EventList } from "../state/lab-store";
import { logLine } from "./rows";

/** How much of it a trace has, for the badges of the panels. */
export interface EventCounts {
  /** Messages that the app sent. */
  mails: number;
  /** Lines of the log. */
  lines: number;
}

/** Counts a trace that grows. Only what is new is looked at. */
export class EventCounter {
  #counted = 0;
  #last: TraceEvent | undefined;
  #lines = 0;
  readonly #mails = new Set<string>();

  /** @param events a trace; if it does not go on where the one before ended, it is counted anew */
  count(events: EventList): EventCounts {
    const goesOn =
      this.#counted <= events.length &&
      (this.#counted === 0 || events.at(this.#counted - 1) === this.#last);
    if (!goesOn) {
      this.#counted = this.#lines = 0;
      this.#mails.clear();
    }
    for (const event of events.slice(this.#counted)) {
      if (event.kind === "mail") this.#mails.add(event.mail.id);
      if (logLine(event)) this.#lines++;
    }
    this.#counted = events.length;
    this.#last = events.at(-1);
    return { mails: this.#mails.size, lines: this.#lines };
  }
}
