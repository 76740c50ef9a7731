import type { Submission } from "../html/document";
import type { Trace } from "../trace/trace";
import type { BrowserCredentials } from "../webauthn/credentials";
import type { Browser, Outgoing } from "./browser";
import { createPage, type LoadedResource, type Page } from "./page";

/** What a navigation is about, before the browser adds what it always sends. */
type Visit = Pick<Outgoing, "url" | "method" | "body" | "initiator">;

const ACCEPT: [string, string] = ["accept", "text/html,application/xhtml+xml,*/*;q=0.8"];
const FORM: [string, string] = ["content-type", "application/x-www-form-urlencoded"];

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
  /** For each entry, the request that brings its page. */
  readonly #history: Outgoing[] = [];
  #position = -1;
  /** Loads begun so far: a later one makes an earlier one void. */
  #loads = 0;

  constructor(browser: Browser, trace: Trace) {
    this.#browser = browser;
    this.#trace = trace;
  }

  /** The address of the page shown, or of the one that failed to load. */
  get url(): string {
    return this.page?.url ?? this.loadError?.url ?? "about:blank";
  }

  /** What is behind `navigator.credentials` in its pages. */
  get credentials(): BrowserCredentials {
    return this.#browser.credentials;
  }

  get canGoBack(): boolean {
    return this.#position > 0;
  }

  get canGoForward(): boolean {
    return this.#position < this.#history.length - 1;
  }

  /** Opens an address that a person typed. */
  async open(url: string): Promise<void> {
    await this.#visit({ url, method: "GET", initiator: null });
  }

  /** Follows a link of the page. */
  async follow(href: string): Promise<void> {
    await this.#visit({ url: href, method: "GET", initiator: this.#initiator });
  }

  /** Submits a form of the page. */
  async submit({ action, method, entries }: Submission): Promise<void> {
    const body = new URLSearchParams(entries).toString();
    const initiator = this.#initiator;
    if (method === "POST") {
      return this.#visit({ url: action, method, body, initiator });
    }
    const url = new URL(action);
    url.search = body;
    await this.#visit({ url: url.href, method, initiator });
  }

  /** Loads the page again, by the request that brought it. */
  async reload(): Promise<void> {
    await this.go(0);
  }

  /** Moves through the history by `delta` entries and loads what is there. */
  async go(delta: number): Promise<void> {
    const visit = this.#history[this.#position + delta];
    if (!visit) return;
    this.#position += delta;
    await this.#load(visit);
  }

  /**
   * What the page's own `fetch` does: cookies by the rules, redirects followed, no navigation.
   *
   * @throws TypeError, as `fetch` does, if nobody answers
   */
  async fetchFromPage(
    url: string,
    init: Pick<Outgoing, "method" | "headers" | "body" | "credentials">,
  ): Promise<Response> {
    return this.#browser.load({
      credentials: "same-origin",
      ...init,
      url: new URL(url, this.url).href,
      purpose: "fetch",
      initiator: this.#initiator,
      navigation: false,
    });
  }

  /** Calls `listener` when the tab shows something else. Returns the way to stop that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get #initiator(): string | null {
    return this.page?.url ?? null;
  }

  async #visit(visit: Visit): Promise<void> {
    const headers = visit.body === undefined ? [ACCEPT] : [ACCEPT, FORM];
    const request: Outgoing = { ...visit, headers, purpose: "navigation", navigation: true };
    this.#history.splice(this.#position + 1);
    this.#history.push(request);
    this.#position = this.#history.length - 1;
    await this.#load(request);
  }

  async #load(request: Outgoing): Promise<void> {
    const position = this.#position;
    const load = ++this.#loads;
    // Where redirects lead is what the address bar shows and what the history keeps.
    let last = request;
    let page: Page | undefined;
    let loadError: LoadError | undefined;
    try {
      const response = await this.#browser.load(request, (next) => (last = next));
      page = await this.#readPage(last.url, response);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      loadError = { url: last.url, message };
    }
    // Somebody has gone elsewhere meanwhile.
    if (load !== this.#loads) return;
    this.#history[position] = last;
    this.page = page;
    this.loadError = loadError;
    const title = page?.document.title ?? "This page could not be loaded";
    this.#trace.record({ kind: "page", browser: this.#browser.id, url: this.url, title });
    for (const listener of this.#listeners) listener();
  }

  async #readPage(url: string, response: Response): Promise<Page> {
    const page = createPage({
      url,
      status: response.status,
      contentType: response.headers.get("content-type") ?? "text/plain",
      source: await response.text(),
      resources: [],
    });
    page.resources = await this.#loadSubresources(page);
    return page;
  }

  async #loadSubresources(page: Page): Promise<LoadedResource[]> {
    const loaded: LoadedResource[] = [];
    for (const { url, purpose } of page.document.subresources) {
      try {
        const response = await this.#browser.load({
          url,
          method: "GET",
          purpose,
          initiator: page.url,
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
