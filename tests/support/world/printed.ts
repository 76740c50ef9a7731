import { format, stripVTControlCharacters } from "node:util";

import { onTestFinished, vi } from "vitest";

import type { Site } from "./site";

/**
 * What is written to the console from now on, one text for each call, without colors and without
 * the lines of stacks.
 */
export function watchConsole(): string[] {
  const printed: string[] = [];
  for (const method of ["error", "warn", "log"] as const) {
    const spy = vi.spyOn(console, method).mockImplementation((...written) => {
      const lines = stripVTControlCharacters(format(...written)).split("\n");
      const text = lines.filter((line) => !/^\s+at /.test(line)).join("\n");
      if (text !== "") printed.push(text);
    });
    onTestFinished(() => spy.mockRestore());
  }
  return printed;
}

/** Lets core log with its own logger, as in an app that sets none; what it writes. */
export function printsItself(site: Site): string[] {
  Reflect.deleteProperty(site.config, "logger");
  return watchConsole();
}
