import type { RealmToRelay, TraceEvent } from "../messages";
import { MOST_EVENTS, realmToRelay } from "../reports";
import { Budget } from "./budget";
import { excerpt } from "./excerpt";
import { weigh, type Weight } from "./weigh";

/** What a run may record at the most, in characters of its events' texts. */
const MOST_CHARACTERS = 30_000_000;

/** What a message may hold that is no report: an error, with its place. */
const MOST_BESIDE_REPORTS: Weight = { values: 20, characters: 100_000 };

/** Values that a report may hold for the site's thread to take it in some milliseconds. */
const MOST_SHOWN = 60_000;

/** Values of the rows that an event of a statement shows. */
const MOST_IN_ROWS = 10_000;

/** Messages at once, and a second: a busy lab sends a tenth of that. */
const COUNT = [2_000, 400] as const;

/** Weight at once, and a second: large tables, as fast as a page can change them. */
const WEIGHT = [60_000_000, 8_000_000] as const;

/** What a value weighs beside the characters of its text. */
const VALUE = 10;

/**
 * Milliseconds of reading at once, and a second. A lab takes a hundredth of that; on a machine that has
 * no time, as much seems to be more.
 */
const TIME = [4_000, 750] as const;

/** A message, or why it is none: part of a sentence whose subject is the code. */
export type ReadMessage = { message: RealmToRelay } | { problem: string };

/**
 * Reads what a realm says. Whatever that is, the site gets to see only messages that it understands,
 * and can take: code that runs in the realm can send anything, and code that has changed
 * `Array.prototype` makes the lab's own code send nonsense.
 */
export class RealmReader {
  readonly #now: () => number;
  readonly #count: Budget;
  readonly #weight: Budget;
  readonly #time: Budget;
  /** Id of the trace's last event. */
  #last = 0;
  #events = 0;
  #characters = 0;

  /** @param now in milliseconds */
  constructor(now = () => performance.now()) {
    this.#now = now;
    this.#count = new Budget(...COUNT, now);
    this.#weight = new Budget(...WEIGHT, now);
    this.#time = new Budget(...TIME, now);
  }

  /**
   * Total: every value ends in a result, and none in an exception.
   *
   * @param unpack makes the value of what has come, which may take long
   */
  read(unpack: () => unknown): ReadMessage {
    const began = this.#now();
    if (this.#count.spend()) return tooMuch("messages faster");
    const result = this.#read(unpack());
    const isLate = this.#time.spend(this.#now() - began);
    if (isLate && "message" in result) return tooMuch("messages that take longer to read");
    return result;
  }

  #read(data: unknown): ReadMessage {
    let weight: Weight;
    try {
      weight = weigh(data);
    } catch (error) {
      return { problem: `It sent the lab a message that ${(error as RangeError).message}.` };
    }
    if (this.#weight.spend(weight.values * VALUE + weight.characters)) return tooMuch("more");
    const problem = realmToRelay(data);
    if (problem !== undefined) return unreadable(problem);
    const sound = data as RealmToRelay;
    if (sound.type === "lab/events") return this.#readEvents(sound.events, weight.characters);
    const most = sound.type.startsWith("lab/")
      ? { ...weight, values: MOST_SHOWN }
      : MOST_BESIDE_REPORTS;
    if (weight.values > most.values || weight.characters > most.characters) {
      return { problem: `It sent the lab more than a message “${sound.type}” has to say.` };
    }
    return { message: excerpt(sound, realmToRelay) as RealmToRelay };
  }

  #readEvents(events: TraceEvent[], characters: number): ReadMessage {
    for (const { id } of events) {
      if (id <= this.#last) return unreadable(`event ${id} comes after event ${this.#last}`);
      this.#last = id;
    }
    this.#events += events.length;
    this.#characters += characters;
    if (this.#events > MOST_EVENTS) return full(`${MOST_EVENTS.toLocaleString("en")} events`);
    if (this.#characters > MOST_CHARACTERS) {
      return full(`${MOST_CHARACTERS.toLocaleString("en")} characters`);
    }
    const shown = { type: "lab/events", events: events.map(withFewerRows) };
    return { message: excerpt(shown, realmToRelay) as RealmToRelay };
  }
}

/** An event of a statement with as many rows as can be shown; its text says what is missing. */
function withFewerRows(event: TraceEvent): TraceEvent {
  if (event.kind !== "sql") return event;
  const rows = beginning(event.rows);
  const changes = beginning(event.changes);
  const notes = [
    ...note(rows.length, event.rows.length, "rows"),
    ...note(changes.length, event.changes.length, "changed rows"),
  ];
  return { ...event, rows, changes, text: [event.text, ...notes].join("\n") };
}

/** As many of the first items as hold no more values than can be shown. */
function beginning<Item>(items: readonly Item[]): Item[] {
  let values = 0;
  const end = items.findIndex((item) => (values += weigh(item).values) > MOST_IN_ROWS);
  return items.slice(0, end < 0 ? items.length : end);
}

function note(shown: number, all: number, what: string): string[] {
  const [some, of] = [shown, all].map((count) => count.toLocaleString("en"));
  return shown === all ? [] : [`-- cut: ${some} of ${of} ${what} are shown`];
}

function unreadable(problem: string): ReadMessage {
  return {
    problem: `The lab cannot read what it reports (${problem.slice(0, 200)}). Code that changes built-in objects, such as Array.prototype, can do that.`,
  };
}

function full(limit: string): ReadMessage {
  return { problem: `It filled its trace: a run may record ${limit}.` };
}

function tooMuch(what: string): ReadMessage {
  return { problem: `It sent ${what} than the page around it can take them.` };
}
