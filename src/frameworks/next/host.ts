import type { NextRequest } from "next/dist/server/web/spec-extension/request";
import type { ReactNode } from "react";

import type { Serving } from "../../world/app/app-host";
import { type AppFiles, type AppLoader, type Exports, FrameworkError } from "../framework";
import type { RequestScope } from "../request-scope";
import { decodeArguments } from "./client/action-arguments";
import {
  checkOrigin,
  nextRequest,
  originInside,
  pageOf,
  requestAfter,
  withForwarded,
} from "./addresses";
import type { AppClient } from "./client/app-client";
import type { ActionAnswer } from "./client/script";
import { isActionFile } from "./directives";
import { handlerOf, readInterruption, readResponse } from "./handler";
import { callPage, encodeTree, htmlOf, htmlWithScripts, NotFound, type PageParts } from "./page";
import { type Proxy, readProxy, readVerdict } from "./proxy";
import { refuseExports, SPECIAL } from "./refusals";
import { RequestStore } from "./request-store";
import { type Match, Routes } from "./routes";
import { ServerActions } from "./server-actions";
import type { Referred } from "./server-components";

/** One request on its way through the host. */
interface Incoming {
  request: NextRequest;
  headers: Headers;
  body: ArrayBuffer | undefined;
  serving: Serving;
}

/**
 * The server of a Next.js app: proxy, then Route Handler or page. It keeps what an app that signs people
 * in can see of Next.js's contract; each page is dynamic.
 */
export class NextHost {
  readonly #routes: Routes;
  readonly #actions = new ServerActions();
  readonly #modules = new Map<string, Exports>();
  readonly #proxy: Proxy | undefined;
  readonly #scope: RequestScope<RequestStore>;
  readonly #client: AppClient;

  /**
   * Loads all files that answer, as a build does.
   *
   * @throws FrameworkError if the files are no app, or ask for what is not here
   */
  constructor(
    files: AppFiles,
    loader: AppLoader,
    scope: RequestScope<RequestStore>,
    client: AppClient,
  ) {
    this.#scope = scope;
    this.#client = client;
    this.#routes = new Routes(files);
    const take = (path: string) => {
      const exports = loader.load(path);
      if (SPECIAL.test(path)) refuseExports(path, exports);
      this.#modules.set(path, exports);
      return exports;
    };
    // The first config that is handed to NextAuth() is the app's: that of auth.ts, if there is one.
    if ("auth.ts" in files) take("auth.ts");
    for (const path of Object.keys(files)) {
      if (isActionFile(files[path] ?? "")) this.#actions.addFile(path, take(path));
    }
    client.load(files, loader, this.#actions);
    const roots = [...this.#routes.files, "app/not-found"];
    for (const file of roots) {
      if (file in files) take(file);
      for (const layout of this.#routes.layoutsOf(file)) take(layout);
      const missing = this.#routes.notFoundFor(file);
      if (missing !== undefined) take(missing);
    }
    if (this.#routes.files.length === 0 || this.#routes.layoutsOf("app/page.tsx").length === 0) {
      throw new FrameworkError(
        "No app of Next.js",
        "An app has a root layout, app/layout.tsx, and a page such as app/page.tsx.",
      );
    }
    this.#proxy = "proxy.ts" in files ? readProxy(take("proxy.ts")) : undefined;
  }

  /** Answers a request. @throws what the app's code throws by mistake */
  async fetch(given: Request, serving: Serving): Promise<Response> {
    const url = new URL(given.url);
    if (url.pathname !== "/" && url.pathname.endsWith("/")) {
      const location = url.pathname.replace(/\/+$/, "") + url.search;
      return new Response(null, { status: 308, headers: { location } });
    }
    const headers = withForwarded(given.headers, url);
    const inside = new URL(url.pathname + url.search, originInside(headers));
    const isBare = given.method === "GET" || given.method === "HEAD";
    const body = isBare ? undefined : await given.arrayBuffer();
    const incoming = {
      request: nextRequest(inside.href, given.method, headers, body),
      headers,
      body,
      serving,
    };
    if (!this.#proxy?.matches(url.pathname)) return this.#route(incoming, url.pathname);
    const verdict = await this.#askProxy(this.#proxy, incoming);
    if ("answer" in verdict) return verdict.answer;
    const target = new URL(verdict.pathname + url.search, inside);
    const request = nextRequest(target.href, given.method, verdict.headers, body);
    const response = await this.#route(
      { ...incoming, request, headers: verdict.headers },
      verdict.pathname,
    );
    // Of two cookies of one name the browser keeps the last, which is the route's.
    const all = new Headers(verdict.added);
    for (const [name, value] of response.headers) {
      if (name === "set-cookie") all.append(name, value);
      else all.set(name, value);
    }
    return new Response(response.body, { status: response.status, headers: all });
  }

  async #askProxy(proxy: Proxy, { request, headers, serving }: Incoming) {
    const store = new RequestStore(headers, "action");
    return this.#scope.run(serving.answering, store, async () => {
      const returned = await proxy.run(request, { waitUntil: () => undefined });
      return readVerdict(returned, request, headers, (added) => store.appendCookies(added));
    });
  }

  #route(incoming: Incoming, pathname: string): Promise<Response> {
    const script = this.#client.scriptAt(pathname);
    if (script !== undefined) return Promise.resolve(new Response(script, { headers: SCRIPT }));
    const match = this.#routes.match(pathname);
    const phase = match?.kind === "handler" ? "action" : "render";
    const store = new RequestStore(incoming.headers, phase);
    return this.#scope.run(incoming.serving.answering, store, () => {
      if (!match) return this.#missing(incoming, "app/not-found", {}, 404);
      return match.kind === "handler"
        ? this.#handle(incoming, match, store)
        : this.#page(incoming, match, store);
    });
  }

  async #handle({ request }: Incoming, { file, params }: Match, store: RequestStore) {
    const respond = (response: Response) => {
      store.appendCookies(response.headers);
      return response;
    };
    const handler = handlerOf(this.#module(file), request.method);
    try {
      const returned = await handler(request, { params: Promise.resolve(params) });
      return respond(readResponse(returned, file));
    } catch (thrown) {
      const interruption = readInterruption(thrown);
      if (!interruption) throw thrown;
      if ("missing" in interruption) return new Response(null, { status: interruption.missing });
      const { location, status } = interruption;
      return respond(new Response(null, { status, headers: { location } }));
    }
  }

  async #page(incoming: Incoming, { file, params }: Match, store: RequestStore): Promise<Response> {
    const { request } = incoming;
    const actionId = incoming.headers.get("next-action");
    if (request.method === "POST" && actionId !== null) {
      return this.#callAction(actionId, incoming, { file, params }, store);
    }
    const respond = (status: number, headers: HeadersInit, body: string | null) => {
      const response = new Response(body, { status, headers });
      store.appendCookies(response.headers);
      return response;
    };
    let seeOther = false;
    try {
      const called = request.method === "POST" ? await this.#readAction(incoming) : undefined;
      if (called) {
        if (!called.action) return unknownAction();
        seeOther = true;
        store.phase = "action";
        await called.action(called.form);
        store.beginRender();
        seeOther = false;
      }
      const tree = await this.#tree(file, params, request);
      return incoming.headers.get("rsc") === "1"
        ? respond(200, TREE, JSON.stringify({ tree: encodeTree(tree, this.#referred) }))
        : respond(200, HTML, this.#html(tree));
    } catch (thrown) {
      const interruption = readInterruption(thrown);
      if (!interruption) throw thrown;
      if ("missing" in interruption) {
        store.beginRender();
        return this.#missing(incoming, file, params, interruption.missing);
      }
      // After an action the browser is to get the page, not to send the form again.
      const status = seeOther ? 303 : interruption.status;
      return respond(status, { location: interruption.location }, null);
    }
  }

  /** The Server Action that a form calls; undefined if the request calls none. */
  async #readAction({ headers, body }: Incoming) {
    const type = headers.get("content-type") ?? "";
    if (!type.startsWith("multipart/form-data") || !body) return undefined;
    checkOrigin(headers);
    const form = await new Response(body, { headers: { "content-type": type } }).formData();
    return this.#actions.read(form);
  }

  async #missing({ request }: Incoming, file: string, params: Match["params"], status: number) {
    const own = this.#routes.notFoundFor(file);
    const layouts = this.#routes.layoutsOf(own ?? "app/not-found");
    const modules = [...layouts.map((one) => this.#module(one))];
    modules.push(own === undefined ? { default: NotFound } : this.#module(own));
    const searchParams = new URL(request.url).searchParams;
    const parts: PageParts = { modules, params, searchParams, isMissing: true };
    const tree = await callPage(parts, this.#referred);
    return new Response(this.#html(tree), { status, headers: HTML });
  }

  /**
   * Answers a script of the page that calls a Server Action. What the action writes into cookies makes
   * the page new, which then goes along: `cookies()` has what was written, `headers()` what was sent.
   * If the action redirects to this page, it is asked for by a request of its own.
   */
  async #callAction(
    id: string,
    { request, headers, body, serving }: Incoming,
    { file, params }: Pick<Match, "file" | "params">,
    store: RequestStore,
  ): Promise<Response> {
    checkOrigin(headers);
    const action = this.#actions.find(id);
    if (!action) return unknownAction();
    const type = headers.get("content-type") ?? "";
    const args = await decodeArguments(new Response(body, { headers: { "content-type": type } }));
    const answer: ActionAnswer = {};
    const added = new Headers(TREE);
    store.phase = "action";
    try {
      const value = await action(...args);
      if (value !== undefined) answer.value = encodeTree(value, this.#referred);
      if (store.hasWritten) {
        store.beginRender();
        const tree = await this.#tree(file, params, request);
        answer.tree = encodeTree(tree, this.#referred);
      }
    } catch (thrown) {
      const interruption = readInterruption(thrown);
      if (!interruption) throw thrown;
      if ("missing" in interruption) return new Response(null, { status: interruption.missing });
      const { location } = interruption;
      added.set("x-action-redirect", `${location};push`);
      const again = requestAfter(location, headers, store);
      if (again.url === pageOf(request, headers)) {
        const page = await this.fetch(again, serving);
        if (isTree(page)) Object.assign(answer, await page.json());
      }
    }
    const response = Response.json(answer, { headers: added });
    store.appendCookies(response.headers);
    return response;
  }

  get #referred(): Referred {
    return { actions: this.#actions, clients: this.#client.references };
  }

  #html(tree: ReactNode): string {
    return this.#client.isThere ? htmlWithScripts(tree, this.#referred) : htmlOf(tree);
  }

  #tree(file: string, params: Match["params"], request: NextRequest): Promise<ReactNode> {
    const modules = [...this.#routes.layoutsOf(file), file].map((one) => this.#module(one));
    const { searchParams } = new URL(request.url);
    return callPage({ modules, params, searchParams }, this.#referred);
  }

  #module(file: string): Exports {
    const module = this.#modules.get(file);
    if (!module) throw new Error(`${file} has not been loaded.`);
    return module;
  }
}

/** A dynamic page is nobody's but the one who asked for it. */
const HTML = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "private, no-cache, no-store, max-age=0, must-revalidate",
};

/** A tree is no page: Next.js names its own format, in which it is written there. */
const TREE = { ...HTML, "content-type": "text/x-component" };

/** The names of Next.js's own scripts change with their content. */
const SCRIPT = {
  "content-type": "application/javascript; charset=UTF-8",
  "cache-control": "public, max-age=31536000, immutable",
};

/** Whether a response holds a tree. */
const isTree = ({ headers }: Response) => headers.get("content-type") === TREE["content-type"];

function unknownAction(): Response {
  const headers = { "content-type": "text/plain", "x-nextjs-action-not-found": "1" };
  return new Response("Server action not found.", { status: 409, headers });
}
