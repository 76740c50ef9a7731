import type { Database } from "sql.js";

import type { Host } from "../network";
import type { Actor, ErrorEvent, Place } from "../trace/events";
import type { Trace } from "../trace/trace";
import type { ObservableConfig } from "./instrument";

/** Answers a request, as a web-standard server does. */
export type Fetch = (request: Request) => Response | Promise<Response>;

/** What the server of an app learns from the world that it runs in. */
export interface Serving {
  /** Id of the request that is being answered by the code that runs now, if any. */
  answering: () => number | undefined;
}

/** A web site beside the app, by what readers call it. */
export interface Site {
  name: string;
  fetch: Fetch;
}

/**
 * The app that runs in a world: an example's `app.ts`, `auth.ts` and, if it has them, `db.ts` and
 * `hosts.ts`; or what a framework makes of its files.
 */
export interface WorldApp {
  fetch: (request: Request, serving: Serving) => Response | Promise<Response>;
  config: ObservableConfig;
  /** Further configs, where the app makes several instances of its Auth.js package. */
  otherConfigs?: readonly ObservableConfig[];
  /** The sql.js database behind the adapter. */
  database?: Database;
  /** Web sites beside the app, by origin. */
  hosts?: Record<string, Site>;
  /** Finds where in the app's files something was thrown, if what has loaded them can tell. */
  placeOf?: PlaceOf;
}

/** Finds where in the files of a site something was thrown. */
export type PlaceOf = (thrown: unknown) => Place | undefined;

/** The app of a world, as an actor. */
export const APP: Actor = { role: "app", name: "Your app" };

/** A site of a world, as an actor. */
export function siteActor({ name }: Site): Actor {
  return { role: "site", name };
}

/**
 * Runs a web site's code as a server does: what it throws ends in the trace and in a response of
 * status 500.
 *
 * @param causeOf the request that is being answered, to which a log entry belongs
 */
export function createWebHost(
  actor: Actor,
  fetch: Fetch,
  trace: Trace,
  causeOf: () => number | undefined,
  placeOf?: PlaceOf,
): Host {
  return {
    actor,
    async fetch(request) {
      const cause = causeOf();
      try {
        const response: unknown = await fetch(request);
        if (isResponse(response)) return response;
        throw new TypeError(`fetch must return a Response, but returned ${String(response)}`);
      } catch (error) {
        const event = uncaught(error, actor, placeOf);
        trace.record(event, cause);
        return new Response(`Internal Server Error\n\n${event.message}\n`, { status: 500 });
      }
    },
  };
}

/** What a site's code threw and did not catch, as an event. */
export function uncaught(error: unknown, actor: Actor = APP, placeOf?: PlaceOf): ErrorEvent {
  const place = placeOf?.(error);
  const at = place ? ` (${place.path}:${place.line})` : "";
  return { kind: "error", actor, message: `${describe(error)}${at}`, ...(place && { place }) };
}

/** Code that is not ours may throw anything, even what has no text. */
function describe(error: unknown): string {
  try {
    return String(error);
  } catch {
    return "something that cannot be shown";
  }
}

/** Whether a value is a response, of the world's own class or of the platform's. */
function isResponse(value: unknown): value is Response {
  return Object.prototype.toString.call(value) === "[object Response]";
}
