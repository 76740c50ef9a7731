import type { RealmToRelay } from "../messages";
import { realmToRelay } from "../reports";
import { weigh } from "./weigh";

/** What a run may record at the most, in events and in characters of their texts. */
const MOST_EVENTS = 20_000;
const MOST_CHARACTERS = 30_000_000;

/** A message, or why it is none: part of a sentence whose subject is the code. */
export type ReadMessage = { message: RealmToRelay } | { problem: string };

/**
 * Reads what a realm says. Whatever that is, the site gets to see only messages that it understands:
 * code that runs in the realm can send anything, and code that has changed `Array.prototype` makes the
 * lab's own code send nonsense.
 */
export class RealmReader {
  /** Id of the trace's last event. */
  #last = 0;
  #events = 0;
  #characters = 0;

  /** Total: every value ends in a result, and none in an exception. */
  read(data: unknown): ReadMessage {
    let characters: number;
    try {
      characters = weigh(data);
    } catch (error) {
      return { problem: `It sent the lab a message that ${(error as RangeError).message}.` };
    }
    const problem = realmToRelay(data);
    if (problem !== undefined) return unreadable(problem);
    const sound = data as RealmToRelay;
    return sound.type === "lab/events" ? this.#readEvents(sound, characters) : { message: sound };
  }

  #readEvents(
    report: Extract<RealmToRelay, { type: "lab/events" }>,
    characters: number,
  ): ReadMessage {
    for (const { id } of report.events) {
      if (id <= this.#last) return unreadable(`event ${id} comes after event ${this.#last}`);
      this.#last = id;
    }
    this.#events += report.events.length;
    this.#characters += characters;
    if (this.#events > MOST_EVENTS) return full(`${MOST_EVENTS.toLocaleString("en")} events`);
    if (this.#characters > MOST_CHARACTERS) {
      return full(`${MOST_CHARACTERS.toLocaleString("en")} characters`);
    }
    return { message: report };
  }
}

function unreadable(problem: string): ReadMessage {
  return {
    problem: `The lab cannot read what it reports (${problem.slice(0, 200)}). Code that changes built-in objects, such as Array.prototype, can do that.`,
  };
}

function full(limit: string): ReadMessage {
  return { problem: `It filled its trace: a run may record ${limit}.` };
}
