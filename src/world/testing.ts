/** Small builders for tests. */
import type { Host } from "./network";
import type { RequestEvent } from "./trace/events";
import { createWorld, type World, type WorldSetup } from "./world";

/** The origin of the app in a world for tests. */
export const APP_ORIGIN = "https://app.example";

/** What answers a request, by address without query. */
export type Routes = Record<string, (request: Request) => Response | Promise<Response>>;

/**
 * A world with one browser, `laptop`, whose hosts answer by `routes`: the app at `APP_ORIGIN`, and a
 * host for each other origin that is named. Dispose of it.
 */
export function createTestWorld(routes: Routes, setup: Partial<WorldSetup> = {}): World {
  const answer = async (request: Request): Promise<Response> => {
    const { origin, pathname } = new URL(request.url);
    const route = routes[origin + pathname];
    return route ? route(request) : new Response("Not found", { status: 404 });
  };
  const world = createWorld(
    { app: APP_ORIGIN, identityProviders: [], browsers: { laptop: "Laptop" }, ...setup },
    { fetch: answer, config: {} },
  );
  const origins = new Set(Object.keys(routes).map((url) => new URL(url).origin));
  origins.delete(APP_ORIGIN);
  for (const origin of origins) {
    const actor: Host["actor"] = { role: "asset-host", name: new URL(origin).host };
    world.network.register(origin, { actor, fetch: answer });
  }
  return world;
}

/** A page. */
export function page(body: string, headers: [string, string][] = []): Response {
  return new Response(body, { headers: [["content-type", "text/html"], ...headers] });
}

/** A redirect. */
export function redirect(location: string, status = 302): Response {
  return new Response(null, { status, headers: { location } });
}

/** The requests of a world so far. */
export function requestsOf(world: World): RequestEvent[] {
  return world.trace.events.flatMap((event) => (event.kind === "request" ? [event] : []));
}

/** A header of a recorded request. */
export function headerOf(request: RequestEvent | undefined, name: string): string | undefined {
  return request?.headers.find(([candidate]) => candidate === name)?.[1];
}
