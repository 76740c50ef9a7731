import type { PlaceOf } from "../../world/app/app-host";
import type { LogEvent } from "../../world/trace/events";
import type { Trace } from "../../world/trace/trace";

const LEVELS = { error: "error", warn: "warn", info: "info", log: "info", debug: "debug" } as const;

/**
 * Sends what the app writes to the console to the trace instead.
 *
 * @param causeOf the request that is being answered, to which a line belongs
 * @param placeOf finds where an error was thrown that is written
 */
export function captureConsole(
  trace: Trace,
  causeOf: () => number | undefined,
  placeOf: PlaceOf = () => undefined,
): void {
  for (const [method, level] of Object.entries(LEVELS)) {
    console[method as keyof typeof LEVELS] = (...args: unknown[]) => {
      const [place] = args.flatMap((arg) => placeOf(arg) ?? []);
      const message = format(args);
      const event: LogEvent = { kind: "log", source: "console", level, message };
      trace.record({ ...event, ...(place && { place }) }, causeOf());
    };
  }
}

function format(args: unknown[]): string {
  return args
    .map((arg) => {
      if (typeof arg === "string") return arg;
      if (arg instanceof Error) return `${arg.name}: ${arg.message}`;
      try {
        return JSON.stringify(arg) ?? String(arg);
      } catch {
        return String(arg);
      }
    })
    .join(" ");
}
