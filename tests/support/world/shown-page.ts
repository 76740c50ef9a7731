import { createRequire } from "node:module";

import { installBroadcastChannel } from "../../../src/sandbox/page/broadcast-channel";
import { installLocation, PageLocation, usePageLocation } from "../../../src/sandbox/page/location";
import type { Tab } from "../../../src/world/browser/tab";

/** What of jsdom is used here; it comes without types. */
interface Jsdom {
  JSDOM: new (
    html: string,
    options: { url: string; runScripts: "outside-only"; pretendToBeVisual: true },
  ) => { window: Window & typeof globalThis };
}
const { JSDOM } = createRequire(import.meta.url)("jsdom") as Jsdom;

/** A tab's page in a DOM under Node, with its scripts, as the page view shows it in a frame. */
export class ShownPage {
  readonly #window: Window & typeof globalThis;
  readonly #tab: Tab;
  readonly #errors: string[] = [];
  /** What its scripts have asked for, and what they went to. */
  #busy: Promise<unknown> = Promise.resolve();
  /** What its scripts have been given and asked for, in order: `GET /api/auth/session`. */
  readonly asked: string[] = [];

  private constructor(tab: Tab) {
    const { page } = tab;
    if (!page) throw new Error("The tab shows no page.");
    this.#tab = tab;
    const { window } = new JSDOM(page.source, {
      url: page.url,
      runScripts: "outside-only",
      pretendToBeVisual: true,
    });
    this.#window = window;
    installBroadcastChannel(window);
    installLocation(window, new PageLocation(page.url, (href) => this.#waitFor(tab.follow(href))));
    window.addEventListener("error", ({ message }) => this.#errors.push(message));
    window.console.error = (...all: unknown[]) => this.#errors.push(all.join(" "));
    Object.assign(window, { structuredClone, fetch: this.#fetch });
    for (const script of window.document.querySelectorAll("script[src]")) {
      const url = page.document.resolve(script.getAttribute("src") ?? "");
      const body = page.resources.find((one) => one.url === url)?.body ?? "";
      window.eval(usePageLocation(body));
    }
  }

  /** Shows the page that a tab has loaded, and waits for what its scripts ask for by themselves. */
  static async of(tab: Tab): Promise<ShownPage> {
    const shown = new ShownPage(tab);
    await shown.#settles();
    return shown;
  }

  /** What its scripts complained of. */
  get errors(): readonly string[] {
    return this.#errors;
  }

  /** The text of the first element that a selector finds. */
  text(selector = "body"): string {
    return this.#window.document.querySelector(selector)?.textContent ?? "";
  }

  /** The texts of all elements that a selector finds. */
  texts(selector: string): string[] {
    const found = this.#window.document.querySelectorAll(selector);
    return [...found].map(({ textContent }) => textContent ?? "");
  }

  /** Presses the button of this name, and waits for what its script does. */
  async press(name: string): Promise<void> {
    const buttons = [...this.#window.document.querySelectorAll("button")];
    const button = buttons.find(({ textContent }) => textContent === name);
    if (!button) throw new Error(`There is no button ${name}.`);
    button.click();
    await this.#settles();
  }

  /** Comes to the front again, after the person has looked at another window. */
  async comesToFront(): Promise<void> {
    this.#window.document.dispatchEvent(new this.#window.Event("visibilitychange"));
    await this.#settles();
  }

  /** Ends its timers. */
  close(): void {
    this.#window.close();
  }

  readonly #fetch = async (input: string, init: RequestInit = {}): Promise<Response> => {
    const sent = { ...init, body: this.#bodyOf(init.body) };
    const request = new Request(new URL(input, this.#tab.url), sent);
    const { method, url } = request;
    this.asked.push(`${method} ${new URL(url).pathname}`);
    const body = method === "GET" ? undefined : await request.text();
    const answer = this.#tab.fetchFromPage(url, {
      method,
      headers: [...request.headers],
      ...(body !== undefined && { body }),
    });
    this.#waitFor(answer);
    return answer;
  };

  /** A form of the page's own kind, as one that Node can send. */
  #bodyOf(body: RequestInit["body"]): RequestInit["body"] {
    if (!(body instanceof this.#window.FormData)) return body ?? null;
    const form = new FormData();
    for (const [name, value] of body) form.append(name, value);
    return form;
  }

  #waitFor(work: Promise<unknown>): void {
    this.#busy = Promise.all([this.#busy, work.catch(() => undefined)]);
  }

  /** React and channels do their work in tasks of their own, which may ask for more. */
  async #settles(): Promise<void> {
    for (let quiet = 0; quiet < 5; quiet++) {
      const before = this.#busy;
      await before;
      await new Promise<void>((resolve) => this.#window.setTimeout(resolve, 2));
      if (this.#busy !== before) quiet = 0;
    }
  }
}
