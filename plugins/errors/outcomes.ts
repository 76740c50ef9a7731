import type { Outcome } from "../../src/components/ErrorCatalog/outcome";
import { readConstant } from "../../src/config-code/constants";
import type { LabExample } from "../../src/lab/example";
import type { RequestEvent, TraceEvent } from "../../src/world/trace/events";
import { type ExampleTraces, traceKey } from "../traces/play";
import { linesOf, type PlayedEvent } from "../traces/printing";

/** The example in which everything goes wrong, and its knob that says what. */
export const EXAMPLE = "errors";
const KNOB = "problem";

type Logged = Extract<PlayedEvent, { kind: "log" }>;

/**
 * What came of every error and warning that the example plays, by name.
 *
 * @throws Error naming the one that its trace does not have
 */
export function outcomes(example: LabExample, traces: ExampleTraces): Map<string, Outcome> {
  const knob = example.knobs?.find(({ name }) => name === KNOB);
  if (!knob?.choices) throw new Error(`examples/${EXAMPLE} has no knob "${KNOB}" with choices`);
  const code = example.files[knob.file] ?? "";
  const current = readConstant(code, KNOB);
  const found = new Map<string, Outcome>();
  for (const name of Object.keys(knob.choices)) {
    const turned = name === current ? undefined : { name: KNOB, value: name };
    found.set(name, outcomeOf(name, traces[traceKey(EXAMPLE, turned)] ?? []));
  }
  return found;
}

/**
 * What came of one, by what happened when it was played.
 *
 * @throws Error if nothing of this name was logged in answer to a request
 */
function outcomeOf(name: string, events: readonly PlayedEvent[]): Outcome {
  const logs = events.filter((event) => event.kind === "log" && event.source === "auth.js");
  const log = (logs as Logged[]).find(
    ({ code, level }) => code === name && (level === "error" || level === "warn"),
  );
  const request = log && requestOf(log, events);
  if (!log || !request) throw new Error(`the example logs no "${name}" in answer to a request`);
  const answer = answerTo(request, events);
  const location = answer.headers.find(([key]) => key === "location")?.[1];
  const target = location === undefined ? undefined : new URL(location, request.url);
  const page = lastPage(events);
  // A broken redirect has nothing to say; what the user's address bar ends with has.
  const query = [target, new URL(page.path, request.url)].find((one) =>
    one?.searchParams.has("error"),
  )?.searchParams;
  return {
    name,
    level: log.level === "warn" ? "warn" : "error",
    log: linesOf(log),
    alsoLogged: othersOf(name, logs as Logged[]),
    request: { method: request.method, path: pathOf(request.url) },
    status: answer.status,
    location: target ? shownAddress(target, request.url) : null,
    query: { error: query?.get("error") ?? null, code: query?.get("code") ?? null },
    page,
  };
}

/** Names of what else was logged as an error or a warning, each once. */
function othersOf(name: string, logs: readonly Logged[]): string[] {
  const others = logs.filter(({ code, level }) => code !== name && level !== "debug");
  return [...new Set(others.flatMap(({ code }) => code ?? []))];
}

/** The request to the app that was being answered when something was recorded. */
function requestOf(
  event: TraceEvent,
  events: readonly TraceEvent[],
): (TraceEvent & RequestEvent) | undefined {
  let current: TraceEvent | undefined = event;
  while (current && !(current.kind === "request" && current.to.role === "app")) {
    const { cause }: TraceEvent = current;
    current = events.find(({ id }) => id === cause);
  }
  return current?.kind === "request" ? current : undefined;
}

function answerTo(request: TraceEvent, events: readonly TraceEvent[]) {
  const answer = events.find((event) => event.kind === "response" && event.request === request.id);
  if (answer?.kind !== "response") throw new Error("the request was not answered");
  return answer;
}

/** The page on which the browser has ended. */
function lastPage(events: readonly TraceEvent[]): Outcome["page"] {
  const page = events.findLast((event) => event.kind === "page");
  const request = events.findLast(
    (event) => event.kind === "request" && event.purpose === "navigation",
  );
  if (page?.kind !== "page" || !request) throw new Error("no page was shown");
  const { title, url } = page;
  return { path: pathOf(url), status: answerTo(request, events).status, title };
}

function pathOf(address: string): string {
  const { pathname, search } = new URL(address);
  // Codes and tokens of the world say nothing to a reader.
  return pathname + (search.length > 60 ? "?…" : search);
}

function shownAddress(target: URL, from: string): string {
  const same = target.origin === new URL(from).origin;
  return same ? target.pathname + target.search : target.href;
}
