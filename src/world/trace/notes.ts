import type { Actor, TraceEvent } from "./events";
import { describeStatement } from "./statement";

/** A note in a diagram, and where it stands. */
export interface DiagramNote {
  /** Over all columns, over that of a browser, or over that of the party with a role. */
  at: "all" | { browser: string } | { role: Actor["role"] };
  text: string;
}

/** What a diagram says about an event that is no exchange. Cookies stand with their answer. */
export function notesOf(event: TraceEvent): DiagramNote[] {
  switch (event.kind) {
    case "step":
      return [{ at: "all", text: `${event.index + 1}. ${event.caption}` }];
    case "clock":
      return [{ at: "all", text: `The clock moves ${describeSpan(event.to - event.from)}` }];
    case "control":
      return [{ at: "all", text: event.text }];
    case "call": {
      const outcome = event.error === undefined ? "" : ` throws ${event.error}`;
      return [{ at: { role: "app" }, text: `${event.type} ${event.name}${outcome}` }];
    }
    case "cookie": {
      if (event.change !== "rejected" && event.change !== "expired") return [];
      const why = event.reason === undefined ? "" : ` (${event.reason})`;
      const text = `Cookie ${event.cookie.name} ${event.change}${why}`;
      return [{ at: { browser: event.browser }, text }];
    }
    case "log":
      return event.level === "error"
        ? [{ at: { role: "app" }, text: `logs ${event.code ?? event.message}` }]
        : [];
    case "error":
      return [{ at: { role: event.actor.role }, text: `does not catch ${event.message}` }];
    case "mail": {
      const { change, mail } = event;
      const why = event.reason === undefined ? "" : ` (${event.reason})`;
      const text = `Mail to ${mail.to} ${change}: ${mail.subject}${why}`;
      return [{ at: { role: "mail-service" }, text }];
    }
    case "authenticator": {
      const outcome = event.error === undefined ? "" : ` fails: ${event.error}`;
      const text = `Authenticator, ${event.operation} for ${event.rpId}${outcome}`;
      return [{ at: { browser: event.browser }, text }];
    }
    case "sql": {
      // What only reads is too common for a diagram.
      const isShown = event.changes.length > 0 || event.error !== undefined;
      return isShown ? [{ at: { role: "app" }, text: describeStatement(event) }] : [];
    }
    default:
      return [];
  }
}

const UNITS = [
  ["d", 86_400_000],
  ["h", 3_600_000],
  ["min", 60_000],
  ["s", 1_000],
] as const;

/** A span in the largest unit that leaves no rest. */
function describeSpan(milliseconds: number): string {
  const size = Math.abs(milliseconds);
  const [unit, length] = UNITS.find(([, length]) => size >= length && size % length === 0) ?? [
    "ms",
    1,
  ];
  return `${milliseconds < 0 ? "back" : "on"} by ${size / length} ${unit}`;
}
