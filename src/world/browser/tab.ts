import type { Submission } from "../html/document";
import type { Trace } from "../trace/trace";
import type { Browser, Outgoing } from "./browser";
import { createPage, type LoadedResource, type Page } from "./page";

/** Chromium gives up at 20 redirects in a row. */
const MAX_REDIRECTS = 20;

interface Visit {
  url: string;
  method: "GET" | "POST";
  body?: string;
}

/** A page that could not be loaded, shown in its place. */
export interface LoadError {
  url: string;
  message: string;
}

/** One tab: the page it shows and the history behind it. */
export class Tab {
  page: Page | undefined;
  loadError: LoadError | undefined;
  readonly #browser: Browser;
  readonly #trace: Trace;
  readonly #listeners = new Set<() => void>();
  readonly #history: Visit[] = [];
  #position = -1;

  constructor(browser: Browser, trace: Trace) {
    this.#browser = browser;
    this.#trace = trace;
  }

  /** The address of the page shown, or of the one that failed to load. */
  get url(): string {
    return this.page?.url ?? this.loadError?.url ?? "about:blank";
  }

  get canGoBack(): boolean {
    return this.#position > 0;
  }

  get canGoForward(): boolean {
    return this.#position < this.#history.length - 1;
  }

  /** Opens an address that a person typed. */
  async open(url: string): Promise<void> {
    await this.#visit({ url, method: "GET" }, null);
  }

  /** Follows a link of the page. */
  async follow(href: string): Promise<void> {
    await this.#visit({ url: href, method: "GET" }, this.#origin());
  }

  /** Submits a form of the page. */
  async submit({ action, method, entries }: Submission): Promise<void> {
    const body = new URLSearchParams(entries).toString();
    if (method === "POST") return this.#visit({ url: action, method, body }, this.#origin());
    const url = new URL(action);
    url.search = body;
    await this.#visit({ url: url.href, method }, this.#origin());
  }

  /** Loads the page again, by the request that brought it. */
  async reload(): Promise<void> {
    const visit = this.#history[this.#position];
    if (visit) await this.#load(visit, this.page ? new URL(this.page.url).origin : null);
  }

  /** Moves through the history by `delta` entries and loads what is there. */
  async go(delta: number): Promise<void> {
    const visit = this.#history[this.#position + delta];
    if (!visit) return;
    this.#position += delta;
    await this.#load(visit, null);
  }

  /** What the page's own `fetch` does: cookies by the rules, no navigation. */
  async fetchFromPage(url: string, init: Pick<Outgoing, "method" | "headers" | "body">) {
    return this.#browser.send({
      ...init,
      url: new URL(url, this.url).href,
      purpose: "fetch",
      initiator: this.#origin(),
      navigation: false,
    });
  }

  /** Calls `listener` when the tab shows something else. Returns the way to stop that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #origin(): string | null {
    return this.page ? new URL(this.page.url).origin : null;
  }

  async #visit(visit: Visit, initiator: string | null): Promise<void> {
    this.#history.splice(this.#position + 1);
    this.#history.push(visit);
    this.#position = this.#history.length - 1;
    await this.#load(visit, initiator);
  }

  async #load(visit: Visit, initiator: string | null): Promise<void> {
    try {
      const { url, response } = await this.#followRedirects(visit, initiator);
      const page = createPage({
        url,
        status: response.status,
        contentType: response.headers.get("content-type") ?? "text/plain",
        source: await response.text(),
        resources: [],
      });
      page.resources = await this.#loadSubresources(page);
      // The address bar shows where the redirects ended; so does the history.
      if (url !== visit.url) this.#history[this.#position] = { url, method: "GET" };
      this.page = page;
      this.loadError = undefined;
    } catch (error) {
      this.page = undefined;
      this.loadError = { url: visit.url, message: error instanceof Error ? error.message : "" };
    }
    const title = this.page?.document.title ?? "This page could not be loaded";
    this.#trace.record({ kind: "page", browser: this.#browser.id, url: this.url, title });
    for (const listener of this.#listeners) listener();
  }

  async #followRedirects(visit: Visit, initiator: string | null) {
    let { url, method, body } = visit;
    const referrer = initiator === null ? undefined : this.page?.url;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const response = await this.#browser.send({
        url,
        method,
        headers: navigationHeaders(url, referrer, body),
        ...(body === undefined ? {} : { body }),
        purpose: "navigation",
        initiator,
        navigation: true,
      });
      const location = response.headers.get("location");
      if (![301, 302, 303, 307, 308].includes(response.status) || location === null) {
        return { url, response };
      }
      if (response.status === 303 || (response.status < 303 && method === "POST")) {
        method = "GET";
        body = undefined;
      }
      url = new URL(location, url).href;
      if (!/^https?:/.test(url))
        throw new TypeError(`A redirect leads to ${url}, which is no page.`);
    }
    throw new TypeError(
      `More than ${MAX_REDIRECTS} redirects in a row; the last one is to ${url}.`,
    );
  }

  async #loadSubresources(page: Page): Promise<LoadedResource[]> {
    const loaded: LoadedResource[] = [];
    for (const { url, purpose } of page.document.subresources) {
      try {
        const response = await this.#browser.send({
          url,
          method: "GET",
          purpose,
          initiator: new URL(page.url).origin,
          navigation: false,
        });
        const contentType = response.headers.get("content-type") ?? "";
        if (response.ok) loaded.push({ url, contentType, body: await response.text() });
      } catch {
        // The failed exchange is in the trace; a page without an image is still a page.
      }
    }
    return loaded;
  }
}

/** Default referrer policy of browsers: the origin alone across origins. */
function navigationHeaders(url: string, referrer?: string, body?: string): [string, string][] {
  const headers: [string, string][] = [["accept", "text/html,application/xhtml+xml,*/*;q=0.8"]];
  if (referrer) {
    const from = new URL(referrer);
    const sameOrigin = from.origin === new URL(url).origin;
    headers.push([
      "referer",
      sameOrigin ? from.origin + from.pathname + from.search : from.origin + "/",
    ]);
  }
  if (body !== undefined) headers.push(["content-type", "application/x-www-form-urlencoded"]);
  return headers;
}
