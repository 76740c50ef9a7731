import { format, stripVTControlCharacters } from "node:util";

import { setLogger } from "../../node_modules/@auth/core/lib/utils/logger.js";
import type { TraceEvent } from "../../src/world/trace/events";

/** An event of a trace, and what core's own logger wrote to the console for it. */
export type PlayedEvent = TraceEvent & {
  /** A line for each call of `console`, with its colors and stacks. Absent: nothing was written. */
  printed?: string[];
};

/**
 * Core's own logger, as in an app that sets none. What it writes is kept with the event of the trace
 * that it is about, and does not reach the console.
 *
 * @param debug whether it also tells what it does
 * @param events the trace, whose newest event of a log is the one that is written
 */
export function printingLogger(debug: boolean | undefined, events: () => readonly TraceEvent[]) {
  const { error, warn } = setLogger({ debug });
  const printing =
    <Subject>(method: "error" | "warn", write: (subject: Subject) => void) =>
    (subject: Subject) => {
      const event: PlayedEvent | undefined = events().findLast(({ kind }) => kind === "log");
      const before = console[method];
      console[method] = (...written) =>
        void (event && (event.printed ??= []).push(format(...written)));
      write(subject);
      console[method] = before;
    };
  return { error: printing("error", error), warn: printing("warn", warn) };
}

/** What core's own logger wrote, without the colors and without the lines of stacks. */
export function linesOf({ printed = [] }: PlayedEvent): string[] {
  return printed
    .map((text) => stripVTControlCharacters(text))
    .map((text) => text.split("\n").filter((line) => !/^\s+at /.test(line)))
    .map((lines) => lines.join("\n"))
    .filter((text) => text !== "");
}
