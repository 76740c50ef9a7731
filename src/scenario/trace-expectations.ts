import type { TraceEvent } from "../world/trace/events";
import { excerpt } from "../world/trace/excerpt";
import { requestFinder, summarize } from "../world/trace/summary";
import type { Trace } from "../world/trace/trace";
import { ExpectationError } from "./errors";

/**
 * What an event must be, in the words of `summarize`: `"POST github.com/login/oauth/access_token"`,
 * `"302 GET app.example/protected"`, `"cookie rejected *"`, `"callback jwt"`. A star stands for any
 * text.
 */
export type EventPattern = string;

/** Events that an expectation has found. */
export class Found {
  /** The events, oldest first. */
  readonly events: readonly TraceEvent[];
  readonly #pattern: EventPattern;

  constructor(pattern: EventPattern, events: readonly TraceEvent[]) {
    this.#pattern = pattern;
    this.events = events;
  }

  /** There are this many. @throws ExpectationError telling how many */
  times(count: number): void {
    if (this.events.length !== count) {
      throw new ExpectationError(
        `"${this.#pattern}" should have happened ${timesOf(count)} but happened ${timesOf(this.events.length)}.`,
      );
    }
  }
}

/** What must be true of what happened in the world, whoever saw it. */
export class TraceExpectations {
  readonly #events: () => readonly TraceEvent[];

  constructor(trace: Pick<Trace, "events">) {
    this.#events = () => trace.events;
  }

  /** The same expectations of what has happened since the running step began. */
  get inThisStep(): TraceExpectations {
    const events = this.#events();
    const start = events.findLastIndex(({ kind }) => kind === "step");
    return new TraceExpectations({ events: events.slice(Math.max(0, start)) });
  }

  /** Each time that it has happened, if it has. */
  all(pattern: EventPattern): Found {
    return new Found(pattern, this.#find(pattern));
  }

  /** It has happened, once or more. @throws ExpectationError naming what has happened instead */
  has(pattern: EventPattern): Found {
    const found = this.#find(pattern);
    if (found.length > 0) return new Found(pattern, found);
    throw new ExpectationError(`"${pattern}" should have happened. ${this.#alike(pattern)}`);
  }

  /** What has happened whose words fit an expression, in order. */
  matching(words: RegExp): string[] {
    return this.#named().flatMap(({ name }) => (words.test(name) ? [name] : []));
  }

  /** It has not happened. @throws ExpectationError showing where it did */
  hasNo(pattern: EventPattern): void {
    const [first] = this.#find(pattern);
    if (!first) return;
    const until = this.#events().filter(({ id }) => id <= first.id);
    throw new ExpectationError(
      `"${pattern}" should not have happened but did:\n${excerpt(until, { lines: 12 })}`,
    );
  }

  /**
   * All of it has happened, one after the other; other things may lie between.
   *
   * @throws ExpectationError naming the first that did not come after the one before
   */
  hasInOrder(...patterns: EventPattern[]): void {
    let from = 0;
    let last: string | undefined;
    const named = this.#named();
    for (const pattern of patterns) {
      const matches = matcher(pattern);
      const index = named.findIndex(({ name }, place) => place >= from && matches(name));
      if (index < 0) {
        const where = last === undefined ? "" : ` after "${last}"`;
        const early = named.some(({ name }) => matches(name)) ? " It happened only before." : "";
        throw new ExpectationError(
          `"${pattern}" should have happened${where}.${early} ${this.#alike(pattern)}`,
        );
      }
      from = index + 1;
      last = pattern;
    }
  }

  #find(pattern: EventPattern): TraceEvent[] {
    const matches = matcher(pattern);
    return this.#named().flatMap(({ name, event }) => (matches(name) ? [event] : []));
  }

  #named(): { name: string; event: TraceEvent }[] {
    const events = this.#events();
    const requestOf = requestFinder(events);
    return events.map((event) => ({ name: summarize(event, requestOf), event }));
  }

  /** What has happened that begins with the same word. */
  #alike(pattern: EventPattern): string {
    const [word = ""] = pattern.split(" ");
    const names = [...new Set(this.#named().map(({ name }) => name))];
    const alike = names.filter((name) => name.split(" ")[0] === word).slice(-12);
    if (alike.length > 0) return `Of that kind there is: ${alike.join(", ")}.`;
    const kinds = [...new Set(names.map((name) => name.split(" ")[0]))];
    return `Nothing of that kind has; there is: ${kinds.join(", ") || "nothing"}.`;
  }
}

function timesOf(count: number): string {
  return count === 0 ? "not at all" : count === 1 ? "once" : `${count} times`;
}

function matcher(pattern: EventPattern): (name: string) => boolean {
  const source = pattern
    .split("*")
    .map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"))
    .join(".*");
  const expression = new RegExp(`^${source}$`, "s");
  return (name) => expression.test(name);
}
