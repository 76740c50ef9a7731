import type { CookieRecord, TraceEvent } from "./events";
import { requestFinder, type RequestOf, summarize, withoutScheme } from "./summary";

/** How much of a trace an excerpt shows. */
export interface ExcerptLimits {
  /** Lines about the last two steps; beyond, the middle is left out. By default 60. */
  lines?: number;
  /** Characters of a line. By default 200. */
  width?: number;
}

/** Earlier steps that are named. */
const NAMED_STEPS = 6;

/**
 * The end of a trace for people who look for a fault: some steps before by their captions, and the
 * last two in full, each event below what caused it: requests and answers, cookies that were set,
 * deleted or rejected, calls of the app's code, log lines and errors.
 */
export function excerpt(
  events: readonly TraceEvent[],
  { lines: most = 60, width = 200 }: ExcerptLimits = {},
): string {
  const requestOf = requestFinder(events);
  const steps = events.flatMap((event) => (event.kind === "step" ? [event] : []));
  const start = Math.max(
    0,
    events.findIndex((event) => event === (steps.at(-2) ?? steps[0])),
  );
  const earlier = steps.slice(0, -2).map(({ index, caption }) => `${index + 1}. ${caption}`);
  const before = earlier.length > NAMED_STEPS ? ["…", ...earlier.slice(-NAMED_STEPS)] : earlier;
  const depths = depthsOf(events);
  const lines = events.slice(start).flatMap((event) => {
    const margin = "  ".repeat(Math.min(depths.get(event.id) ?? 0, 8));
    return describe(event, requestOf).map((line) => margin + cut(line, width));
  });
  return [...before, ...withoutMiddle(lines, most)].join("\n");
}

/** For each event, how many causes it has: a request inside what is answered stands deeper. */
function depthsOf(events: readonly TraceEvent[]): Map<number, number> {
  const depths = new Map<number, number>();
  for (const event of events) {
    const outer = event.cause === undefined ? undefined : depths.get(event.cause);
    const isAnswer = event.kind === "response" || event.kind === "network-error";
    depths.set(event.id, outer === undefined ? 0 : isAnswer ? outer : outer + 1);
  }
  return depths;
}

function describe(event: TraceEvent, requestOf: RequestOf): string[] {
  switch (event.kind) {
    case "step":
      return [`${event.index + 1}. ${event.caption}`];
    case "request": {
      const cookies = cookieNames(event.headers);
      const sent = cookies.length > 0 ? ` (cookies ${cookies.join(", ")})` : "";
      const { from, to, method, url } = event;
      return [
        `${from.name} → ${to.name}: ${method} ${withoutScheme(url)}${parameters(url)}${sent}`,
      ];
    }
    case "response": {
      const request = requestOf(event.request);
      const location = event.headers.find(([name]) => name === "location")?.[1];
      const to =
        location === undefined ? "" : ` to ${withoutScheme(location)}${parameters(location)}`;
      const parties = request ? `${request.from.name} ← ${request.to.name}: ` : "";
      return [`${parties}${event.status}${to}`];
    }
    case "network-error":
      return [`! no answer: ${event.message}`];
    case "cookie":
      return [describeCookie(event.change, event.cookie, event.reason)];
    case "call": {
      const outcome = event.error === undefined ? "" : ` threw ${event.error}`;
      return [`${event.type} ${event.name}${outcome}`];
    }
    case "log":
      return `${event.level}: ${event.message}`.split("\n");
    case "error":
      return `! ${event.actor.name} did not catch ${event.message}`.split("\n");
    case "clock":
      return [`the clock moves from ${time(event.from)} to ${time(event.to)}`];
    case "control":
      return [`by hand: ${event.text}`];
    case "page":
      return [`${event.browser} shows ${withoutScheme(event.url)} "${event.title}"`];
    case "mail":
    case "authenticator": {
      const why = event.kind === "mail" ? event.reason : event.error;
      const about = event.kind === "mail" ? ` "${event.mail.subject}"` : "";
      return [summarize(event, requestOf) + about + (why === undefined ? "" : `: ${why}`)];
    }
    case "sql":
      return [summarize(event, requestOf)];
    default:
      // A kind from a newer world, in a trace that was read from a file.
      return [JSON.stringify(event)];
  }
}

function describeCookie(change: string, cookie: CookieRecord, reason: string | undefined): string {
  const attributes = [
    cookie.hostOnly ? cookie.domain : `.${cookie.domain}`,
    cookie.path,
    cookie.httpOnly ? "HttpOnly" : "",
    cookie.secure ? "Secure" : "",
    cookie.sameSite ?? "",
  ].filter(Boolean);
  const why = reason === undefined ? "" : `: ${reason}`;
  return `cookie ${change} ${cookie.name} (${attributes.join("; ")})${why}`;
}

function cookieNames(headers: readonly (readonly [string, string])[]): string[] {
  const header = headers.find(([name]) => name === "cookie")?.[1] ?? "";
  return header.split("; ").flatMap((pair) => pair.split("=", 1).filter(Boolean));
}

/** The names of an address's parameters. */
function parameters(address: string): string {
  const query = /\?([^#]*)/.exec(address)?.[1];
  if (query === undefined) return "";
  return ` (query ${[...new Set(new URLSearchParams(query).keys())].join(", ")})`;
}

function time(milliseconds: number): string {
  return Math.abs(milliseconds) <= 8.64e15 ? new Date(milliseconds).toISOString() : "no time";
}

function cut(line: string, width: number): string {
  return line.length > width ? `${line.slice(0, width - 1)}…` : line;
}

function withoutMiddle(lines: string[], most: number): string[] {
  if (lines.length <= most) return lines;
  const head = Math.ceil(most / 4);
  const tail = most - head;
  return [
    ...lines.slice(0, head),
    `  … ${lines.length - most} more lines …`,
    ...lines.slice(lines.length - tail),
  ];
}
