import type { Host } from "../network";
import type { Actor } from "../trace/events";
import type { Trace } from "../trace/trace";
import type { ObservableConfig } from "./instrument";

/** The app that runs in a world: an example's `app.ts` and `auth.ts`. */
export interface WorldApp {
  fetch(request: Request): Response | Promise<Response>;
  config: ObservableConfig;
}

/** The app of a world, as an actor. */
export const APP: Actor = { role: "app", name: "Your app" };

/** Runs the app as a server does: what it throws ends in the log and in a response of status 500. */
export function createAppHost(app: WorldApp, trace: Trace): Host {
  return {
    actor: APP,
    async fetch(request) {
      try {
        return await app.fetch(request);
      } catch (error) {
        const message = `${String(error)}${place(error)}`;
        trace.record({ kind: "log", source: "console", level: "error", message });
        return new Response(`Internal Server Error\n\n${message}\n`, { status: 500 });
      }
    },
  };
}

/** Where in the app's own files an error was thrown, if its stack tells. */
function place(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  const frame = /\b(?:auth|app)\.ts:\d+/.exec(stack)?.[0];
  return frame === undefined ? "" : ` (${frame})`;
}
