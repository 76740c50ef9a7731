import type { TraceEvent } from "../world/trace/events";
import type { World } from "../world/world";
import type { ScenarioDatabase } from "./database";
import { ExpectationError } from "./errors";
import type { Look } from "./look";
import type { Target } from "./target";
import { TraceExpectations } from "./trace-expectations";

/** What a look is looked up in. */
interface Surroundings {
  world: Pick<World, "browsers" | "trace">;
  database: ScenarioDatabase;
}

/** What tells the cookie with a session from others, whatever an app calls it. */
const SESSION_COOKIE = /session/i;

/**
 * Finds what a step points at, once the step is done.
 *
 * @param why the text of the step
 * @throws ExpectationError telling what there is instead
 */
export function findTarget(look: Look<string>, why: string, around: Surroundings): Target {
  const { words } = look;
  if (!why.includes(words)) {
    throw new ExpectationError(
      `The words "${words}" should stand in the text of the step, which is "${why}".`,
    );
  }
  return { words, ...find(look, around) } as Target;
}

type Found = Target extends infer One ? (One extends Target ? Omit<One, "words"> : never) : never;

function find(look: Look<string>, { world, database }: Surroundings): Found {
  const { events } = world.trace;
  if ("row" in look && !("table" in look)) {
    return { kind: "row", event: rowOf(firstOf(look.row, events), events) };
  }
  if ("call" in look) return { kind: "call", event: firstOf(look.call, events, "call").id };
  if ("log" in look) return { kind: "log", event: firstOf(look.log, events, "log").id };
  if ("browser" in look) return { kind: "browser", browser: browserOf(world, look.browser).id };
  if ("cookie" in look) {
    const { id } = browserOf(world, look.of);
    const names = cookiesOf(world, id);
    if (names.includes(look.cookie)) return { kind: "cookie", browser: id, name: look.cookie };
    throw new ExpectationError(
      `There should be a cookie "${look.cookie}" to show but there is ${listed(names)}.`,
    );
  }
  if ("session" in look) {
    const browser = browserOf(world, look.session);
    const names = browser.jar.list().map(({ name }) => name);
    if (names.some((name) => SESSION_COOKIE.test(name))) {
      return { kind: "session", browser: browser.id };
    }
    throw new ExpectationError(
      `${browser.actor.name} should have a session token to show but has ${listed(names)}.`,
    );
  }
  if ("token" in look) return newestToken(look.token, events);
  if ("table" in look) {
    if (look.row)
      return { kind: "table", table: look.table, row: database.row(look.table, look.row) };
    database.rows(look.table);
    return { kind: "table", table: look.table };
  }
  if ("mail" in look) return newestMail(look.mail, events);
  if ("file" in look) return { kind: "file", file: look.file, text: look.text };
  return { kind: "panel", panel: look.panel };
}

/** The first event of the step that fits. */
function firstOf(
  pattern: string,
  events: readonly TraceEvent[],
  kind?: TraceEvent["kind"],
): TraceEvent {
  const found = new TraceExpectations({ events }).inThisStep.has(pattern).events[0];
  if (found && found.kind !== "page" && (kind ?? found.kind) === found.kind) return found;
  throw new ExpectationError(
    `"${pattern}" should be ${kind === undefined ? "a row of the timeline" : `a ${kind}`} but is a ${found?.kind}.`,
  );
}

/** The event with which the row begins that an event is in. */
function rowOf(event: TraceEvent, events: readonly TraceEvent[]): number {
  if (event.kind === "response" || event.kind === "network-error") return event.request;
  const cause = event.cause === undefined ? undefined : events[event.cause - 1];
  return event.kind === "cookie" && cause ? rowOf(cause, events) : event.id;
}

function browserOf({ browsers }: Surroundings["world"], id: string) {
  const browser = browsers.get(id);
  if (browser) return browser;
  throw new ExpectationError(
    `There should be a browser "${id}" but there is ${listed([...browsers.keys()])}.`,
  );
}

/** Names of the cookies that a browser has, and of those that the step took or that it refused. */
function cookiesOf(world: Surroundings["world"], browser: string): string[] {
  const { events } = world.trace;
  const step = events.slice(events.findLastIndex(({ kind }) => kind === "step"));
  const changed = step.flatMap((event) =>
    event.kind === "cookie" && event.browser === browser ? [event.cookie.name] : [],
  );
  const held = browserOf(world, browser)
    .jar.list()
    .map(({ name }) => name);
  return [...new Set([...held, ...changed])];
}

function newestToken(
  kind: "id_token" | "access_token" | "refresh_token",
  events: readonly TraceEvent[],
): Found {
  const tokens = events.flatMap((event) => {
    const value = event.kind === "response" ? tokenIn(event.body, kind) : undefined;
    return value === undefined ? [] : [{ event: event.id, value }];
  });
  const newest = tokens.at(-1);
  // A token that is sent again is still the one of its first response.
  const first = tokens.find(({ value }) => value === newest?.value);
  if (first) return { kind: "token", event: first.event, token: kind };
  throw new ExpectationError(`There should be a token to show, but no provider has sent ${kind}.`);
}

function tokenIn(body: string, kind: string): string | undefined {
  if (!body.includes(kind)) return undefined;
  try {
    const members = JSON.parse(body) as Record<string, unknown>;
    const value = members[kind];
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

function newestMail(subject: string, events: readonly TraceEvent[]): Found {
  const mails = events.flatMap((event) => (event.kind === "mail" ? [event.mail] : []));
  const newest = mails.findLast((mail) => mail.subject === subject);
  if (newest) return { kind: "mail", mail: newest.id };
  throw new ExpectationError(
    `There should be mail "${subject}" to show but there is ${listed(mails.map((mail) => `"${mail.subject}"`))}.`,
  );
}

function listed(names: readonly string[]): string {
  return names.join(", ") || "none";
}
