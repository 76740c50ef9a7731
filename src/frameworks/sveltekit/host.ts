import type { Server as KitServer } from "@sveltejs/kit";
import { Server } from "virtual:sveltekit/server";
import { set_app_of_lab } from "virtual:sveltekit/server-app";

import type { Serving } from "../../world/app/app-host";
import type { AppFiles, LoadFile } from "../framework";
import { originOf } from "./adapter";
import { followRequests } from "./async-storage";
import { buildApp } from "./build-app";

/** The server of a SvelteKit app: SvelteKit's own, behind what `@sveltejs/adapter-node` does. */
export class SvelteKitHost {
  readonly #server: KitServer;
  #ready: Promise<void> | undefined;

  /**
   * Builds the app.
   *
   * @throws FrameworkError if the files ask for what is not here; what SvelteKit's build throws
   */
  constructor(files: AppFiles, load: LoadFile) {
    const { manifest, options, hooks } = buildApp(files, load);
    set_app_of_lab({ options, get_hooks: () => Promise.resolve(hooks) });
    this.#server = new Server(manifest);
  }

  /** Answers a request. */
  async fetch(given: Request, { answering }: Serving): Promise<Response> {
    followRequests(answering);
    const env = process.env as Record<string, string>;
    this.#ready ??= this.#server.init({ env });
    await this.#ready;
    const { pathname, search, host } = new URL(given.url);
    const headers = new Headers(given.headers);
    if (!headers.has("host")) headers.set("host", host);
    const isBare = given.method === "GET" || given.method === "HEAD";
    const body = isBare ? undefined : await given.arrayBuffer();
    let request: Request;
    try {
      request = new Request(originOf(headers, env) + pathname + search, {
        method: given.method,
        headers,
        ...(body && { body }),
      });
    } catch {
      return new Response("Bad Request", { status: 400 });
    }
    return this.#server.respond(request, { getClientAddress: () => "127.0.0.1" });
  }
}
