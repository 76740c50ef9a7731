import type { Submission } from "../html/document";
import { DEFAULT_ENCTYPE, encodeForm, encodeQuery } from "../html/form-body";
import type { SeededRandom } from "../random";
import type { Trace } from "../trace/trace";
import type { BrowserCredentials } from "../webauthn/credentials";
import type { Browser } from "./browser";
import { History, type HistoryEntry } from "./history";
import type { Outgoing } from "./outgoing";
import { createPage, type LoadedResource, type Page } from "./page";
import { fetchForPage, type PageFetchInit } from "./page-fetch";
import { isLoopback, isSameOrigin } from "./site";

/** What a navigation is about, before the browser adds what it always sends. */
type Visit = Pick<Outgoing, "url" | "method" | "body" | "headers" | "initiator">;

/** What a navigation does to the history once its page is there. */
type HistoryMove = "push" | "replace" | HistoryEntry;

const ACCEPT: [string, string] = ["accept", "text/html,application/xhtml+xml,*/*;q=0.8"];

/** Pages in a row that may submit a form by themselves before the tab gives up. */
const MOST_OWN_SUBMISSIONS = 20;

/** A page that could not be loaded, shown in its place. */
export interface LoadError {
  url: string;
  message: string;
}

/**
 * One tab: the page it shows and the history behind it.
 *
 * A page that submits a form by itself (the response mode `form_post`) is submitted here, wherever
 * the world runs, and is never shown: under Node no script runs, and in the realm the page view
 * would run the page's own script and submit the form a second time.
 */
export class Tab {
  /** Number of the tab in its browser, from 1. */
  readonly id: number;
  page: Page | undefined;
  loadError: LoadError | undefined;
  /**
   * Resolves when the scripts of the page have run and have got what they asked for while it loaded.
   * Under Node no script runs; where a page view runs them, it says when they have.
   */
  scriptsRun: Promise<void> = Promise.resolve();
  /**
   * Presses a button of the page that a script of it answers to, and waits until the script has got
   * what it asks for. Absent under Node, where no script runs.
   */
  pressButton: ((name: string) => Promise<void>) | undefined;
  readonly #browser: Browser;
  readonly #trace: Trace;
  readonly #random: SeededRandom;
  readonly #history = new History();
  readonly #listeners = new Set<() => void>();
  /** Loads begun so far: a later one makes an earlier one void. */
  #loads = 0;
  #documents = 0;

  constructor(id: number, browser: Browser, parts: { trace: Trace; random: SeededRandom }) {
    this.id = id;
    this.#browser = browser;
    this.#trace = parts.trace;
    this.#random = parts.random;
  }

  /** The address of the page shown, or of the one that failed to load. */
  get url(): string {
    return this.#history.current?.request.url ?? "about:blank";
  }

  /** What is behind `navigator.credentials` in its pages. */
  get credentials(): BrowserCredentials {
    return this.#browser.credentials;
  }

  get canGoBack(): boolean {
    return this.#history.at(-1) !== undefined;
  }

  get canGoForward(): boolean {
    return this.#history.at(1) !== undefined;
  }

  /** How many entries the history has, as `history.length` tells a page. */
  get historyLength(): number {
    return this.#history.length;
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
  async submit(submission: Submission): Promise<void> {
    await this.#visit(this.#visitOf(submission, this.#initiator));
  }

  /** Loads the page again, by the request that brought it; a form is sent again. */
  async reload(): Promise<void> {
    const { current } = this.#history;
    if (current) await this.#load(current.request, current);
  }

  /** Moves through the history by `delta` entries and loads what is there. */
  async go(delta: number): Promise<void> {
    if (delta === 0) return this.reload();
    const entry = this.#history.at(delta);
    if (!entry) return;
    if (entry.document === this.#history.current?.document) {
      this.#history.move(entry);
      return this.#moveInPage(entry.request.url);
    }
    await this.#load(entry.request, entry);
  }

  /** Stops loading: what is still to come is for nobody. */
  stop(): void {
    this.#loads++;
  }

  /**
   * What the page's own `fetch` does: cookies by the credentials mode, other origins by CORS.
   *
   * @throws TypeError that names what is missing, where `fetch` would fail
   */
  async fetchFromPage(url: string, init: PageFetchInit): Promise<Response> {
    const page = this.page?.url;
    if (page === undefined) throw new TypeError(`The tab shows no page that could fetch ${url}.`);
    return fetchForPage(this.#browser, page, new URL(url, page).href, init);
  }

  /** Calls `listener` when the tab shows something else. Returns the way to stop that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get #initiator(): string | null {
    return this.page?.url ?? null;
  }

  #visitOf(submission: Submission, initiator: string | null): Visit {
    const { action, method, entries, enctype = DEFAULT_ENCTYPE, files } = submission;
    if (method === "GET") {
      const url = new URL(action);
      url.search = encodeQuery(entries);
      return { url: url.href, method, initiator };
    }
    const { body, contentType } = encodeForm(entries, enctype, this.#random, files);
    return { url: action, method, body, headers: [["content-type", contentType]], initiator };
  }

  async #visit(visit: Visit): Promise<void> {
    const url = this.#readAddress(visit.url);
    if (this.#isPlaceInPage(visit, url)) return this.#goToPlace(url);
    await this.#load(
      requestOf({ ...visit, url }),
      this.#isSameAddress(visit, url) ? "replace" : "push",
    );
  }

  /** An address as browsers write it; one that cannot be read fails when it is loaded. */
  #readAddress(url: string): string {
    return URL.canParse(url) ? new URL(url).href : url;
  }

  /** Whether a navigation only moves to another place in the page that is shown. */
  #isPlaceInPage({ method }: Visit, url: string): boolean {
    const [address, fragment] = url.split("#", 2);
    return (
      method === "GET" &&
      fragment !== undefined &&
      this.page !== undefined &&
      this.url.split("#", 1)[0] === address
    );
  }

  /** Whether a navigation leads to where the tab is, so that it makes no new entry. */
  #isSameAddress({ method, initiator }: Visit, url: string): boolean {
    if (method !== "GET" || this.url !== url) return false;
    return initiator === null || isSameOrigin(initiator, url);
  }

  #goToPlace(url: string): void {
    const { current } = this.#history;
    if (!current) return;
    const entry = { request: { ...current.request, url }, document: current.document };
    if (current.request.url === url) this.#history.replace(entry);
    else this.#history.push(entry);
    this.#moveInPage(url);
  }

  #moveInPage(url: string): void {
    this.stop();
    if (this.page) this.page.url = url;
    this.#tell();
  }

  async #load(request: Outgoing, move: HistoryMove): Promise<void> {
    const load = ++this.#loads;
    let next: Outgoing | undefined = request;
    let step = move;
    for (let submissions = 0; next; submissions++) {
      const shown = await this.#fetchPage(next, submissions);
      // Somebody has gone elsewhere meanwhile, or the answer is no page.
      if (load !== this.#loads || !shown) return;
      this.#commit(shown, step);
      const own: Submission | undefined = shown.page?.document.ownSubmission;
      next = own && requestOf(this.#visitOf(own, shown.request.url));
      // A page that goes elsewhere while it loads leaves no trace in the history.
      step = "replace";
    }
    this.#tellListeners();
  }

  /** What a request brings; undefined if the page that is shown stays. */
  async #fetchPage(request: Outgoing, submissions: number): Promise<Shown | undefined> {
    // Where redirects lead is what the address bar shows and what the history keeps.
    let last = request;
    try {
      if (submissions > MOST_OWN_SUBMISSIONS) {
        throw new TypeError(
          `More than ${MOST_OWN_SUBMISSIONS} pages in a row submit a form by themselves.`,
        );
      }
      const response = await this.#browser.load(request, (next) => (last = next));
      if (!replacesPage(response)) return undefined;
      return { request: last, page: await this.#readPage(last.url, response) };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return { request: last, loadError: { url: last.url, message } };
    }
  }

  #commit({ request, page, loadError }: Shown, move: HistoryMove): void {
    const entry = { request, document: ++this.#documents };
    if (typeof move === "object") this.#history.move(move);
    if (move === "push") this.#history.push(entry);
    else this.#history.replace(entry);
    this.page = page;
    this.loadError = loadError;
    this.#record();
  }

  #tell(): void {
    this.#record();
    this.#tellListeners();
  }

  #record(): void {
    const title = this.page?.document.title ?? "This page could not be loaded";
    const { id: browser } = this.#browser;
    this.#trace.record({ kind: "page", browser, tab: this.id, url: this.url, title });
  }

  #tellListeners(): void {
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
    for (const { url: address, purpose } of page.document.subresources) {
      const url = withoutMixedContent(page.url, address, purpose);
      try {
        if (url === undefined) continue;
        const response = await this.#browser.load({
          url,
          method: "GET",
          purpose,
          initiator: page.url,
          navigation: false,
        });
        const contentType = response.headers.get("content-type") ?? "";
        if (response.ok) loaded.push({ url: address, contentType, body: await response.text() });
      } catch {
        // The failed exchange is in the trace; a page without an image is still a page.
      }
    }
    return loaded;
  }
}

/** What a navigation ended in: a page, or the reason why there is none. */
interface Shown {
  request: Outgoing;
  page?: Page;
  loadError?: LoadError;
}

function requestOf(visit: Visit): Outgoing {
  const headers = [ACCEPT, ...(visit.headers ?? [])];
  return { ...visit, headers, purpose: "navigation", navigation: true };
}

/** Whether a response is shown: not if it has no content, or is to be saved as a file. */
function replacesPage({ status, headers }: Response): boolean {
  if (status === 204 || status === 205) return false;
  return !/^\s*attachment\b/i.test(headers.get("content-disposition") ?? "");
}

/**
 * Where a page that came over TLS gets a file from that it names without: images with TLS, others
 * from nowhere (Mixed Content, sections 4.1 and 4.4).
 */
function withoutMixedContent(page: string, url: string, purpose: string): string | undefined {
  const to = new URL(url);
  if (!page.startsWith("https:") || to.protocol === "https:" || isLoopback(to.hostname)) return url;
  return purpose === "image" ? url.replace(/^http:/, "https:") : undefined;
}
