import type { Clock } from "../clock";
import type { Network } from "../network";
import type { SeededRandom } from "../random";
import type { Actor } from "../trace/events";
import type { Trace } from "../trace/trace";
import type { AuthenticatorSetup } from "../webauthn/authenticator";
import { BrowserCredentials } from "../webauthn/credentials";
import { CookieJar } from "./cookie-jar";
import type { Outgoing } from "./outgoing";
import { PreflightCache } from "./preflight-cache";
import { MAX_REDIRECTS, redirectOf, referrerOf } from "./redirect";
import { originFor, referrerFor } from "./request-headers";
import { contextOfRequest, contextOfResponse } from "./same-site";
import { Tab } from "./tab";

/** What the parts of a world share. */
export interface WorldParts {
  clock: Clock;
  network: Network;
  random: SeededRandom;
  trace: Trace;
}

/** A user agent: one cookie jar, and tabs that share it. */
export class Browser {
  readonly id: string;
  readonly actor: Actor;
  readonly jar: CookieJar;
  /** Its authenticators, and what is behind `navigator.credentials` in its pages. */
  readonly credentials: BrowserCredentials;
  /** What other origins have allowed the pages of this browser. */
  readonly preflights: PreflightCache;
  /**
   * Says which requests of its tabs a tool in between catches, as a person with a proxy, or a hostile
   * app on a phone, can. Redirects are asked about, too.
   */
  catches: (url: string) => boolean = () => false;
  /** Addresses that were caught, oldest first. */
  readonly caught: string[] = [];
  readonly #parts: WorldParts;
  readonly #listeners = new Set<() => void>();
  readonly #tabs: Tab[] = [];
  #active: Tab;
  #opened = 0;

  /**
   * @param id short name, unique in the world, used in code ("alice")
   * @param name what readers see ("Alice's laptop")
   * @param authenticators by default one that is built in
   */
  constructor(
    id: string,
    name: string,
    parts: WorldParts,
    authenticators: AuthenticatorSetup[] = [{ name: `Built into ${name}` }],
  ) {
    this.id = id;
    this.actor = { role: "browser", name };
    this.jar = new CookieJar(id, parts.trace, () => parts.clock.now());
    this.preflights = new PreflightCache(() => parts.clock.now());
    this.#parts = parts;
    const { random, trace } = parts;
    this.credentials = new BrowserCredentials(authenticators, { browser: id, random, trace });
    this.#active = this.#addTab();
    parts.clock.onChange((now, cause) => this.jar.sweep(now, cause));
  }

  /** The tabs, in the order in which they stand. There is always one. */
  get tabs(): readonly Tab[] {
    return this.#tabs;
  }

  /** The tab in front. */
  get tab(): Tab {
    return this.#active;
  }

  /** Opens an empty tab and brings it to the front. */
  openTab(): Tab {
    const tab = this.#addTab();
    this.selectTab(tab);
    return tab;
  }

  /** Brings a tab to the front. @throws if the tab is closed or another browser's */
  selectTab(tab: Tab): void {
    this.#indexOf(tab);
    if (tab === this.#active) return;
    this.#active = tab;
    this.#tell();
  }

  /** Does something that a person does as a whole: see `Agenda.inFlow`. */
  inFlow<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#parts.clock.agenda.inFlow(work);
  }

  /**
   * Closes a tab, by default the one in front; what it was loading is for nobody. The tab beside it
   * comes to the front, and an empty one if it was the last.
   *
   * @throws if the tab is closed or another browser's
   */
  closeTab(tab: Tab = this.#active): void {
    const index = this.#indexOf(tab);
    tab.stop();
    this.#tabs.splice(index, 1);
    if (tab !== this.#active) return this.#tell();
    this.#active = this.#tabs[Math.min(index, this.#tabs.length - 1)] ?? this.#addTab();
    this.#tell();
  }

  /** Closes the browser and starts it again: tabs and session cookies are gone. */
  restart(): void {
    for (const tab of this.#tabs.splice(0)) tab.stop();
    this.jar.endSession();
    this.#active = this.#addTab();
    this.#tell();
  }

  /** Calls `listener` when another tab is in front, or tabs come or go. Returns the way to stop that. */
  onTabsChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Sends a request and follows redirects: what navigations and the files of a page do.
   *
   * @param onRedirect hears of each further request before it is sent
   * @throws TypeError if nobody answers, or redirects lead nowhere or do not end
   */
  async load(outgoing: Outgoing, onRedirect?: (next: Outgoing) => void): Promise<Response> {
    let request = outgoing;
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      const response = await this.send(request);
      const next = redirectOf(request, response);
      if (!next) return response;
      onRedirect?.(next);
      request = next;
    }
    throw new TypeError(
      `More than ${MAX_REDIRECTS} redirects in a row; the last one is to ${request.url}.`,
    );
  }

  /** Writes what a page's script writes to the console with `console.error`. */
  log(message: string): void {
    const entry = { kind: "log", source: "console", level: "error" } as const;
    this.#parts.trace.record({ ...entry, message: `${this.actor.name}: ${message}` });
  }

  /**
   * Sends one request with this browser's cookies and keeps the cookies of the answer.
   *
   * @throws TypeError if a tool catches it
   */
  async send(outgoing: Outgoing): Promise<Response> {
    const { url, method, body, credentials = true, navigation } = outgoing;
    if (navigation && this.catches(url)) this.#catch(url, method);
    const request = new Request(withoutFragment(url), {
      method,
      headers: this.#headers(outgoing),
      ...(body ? { body } : {}),
    });
    const { response, event } = await this.#parts.network.exchange(request, {
      from: this.actor,
      purpose: outgoing.purpose,
      browser: this.id,
    });
    for (const header of credentials ? response.headers.getSetCookie() : []) {
      this.jar.receive(header, url, contextOfResponse(outgoing), event);
    }
    return response;
  }

  #catch(url: string, method: string): never {
    this.caught.push(url);
    const text = `${method} ${url} is caught on its way out of ${this.actor.name}`;
    this.#parts.trace.record({ kind: "control", text });
    throw new TypeError(`${text}. It has not been sent.`);
  }

  #headers(outgoing: Outgoing): Headers {
    const { url, credentials = true } = outgoing;
    const headers = new Headers(outgoing.headers);
    const cookies = credentials ? this.jar.header(url, contextOfRequest(outgoing)) : undefined;
    if (cookies) headers.set("cookie", cookies);
    const referrer = referrerFor(referrerOf(outgoing), url);
    if (referrer !== null) headers.set("referer", referrer);
    const origin = originFor(outgoing);
    if (origin !== undefined) headers.set("origin", origin);
    return headers;
  }

  #addTab(): Tab {
    const tab = new Tab(++this.#opened, this, this.#parts);
    this.#tabs.push(tab);
    return tab;
  }

  #indexOf(tab: Tab): number {
    const index = this.#tabs.indexOf(tab);
    if (index >= 0) return index;
    throw new Error(`Tab ${tab.id} is closed, or belongs to another browser than ${this.id}.`);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** What goes over the wire: the fragment stays in the browser. */
function withoutFragment(url: string): string {
  return url.split("#", 1)[0] ?? url;
}
