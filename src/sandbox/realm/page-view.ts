import type { Browser } from "../../world/browser/browser";
import type { Page } from "../../world/browser/page";
import type { Tab } from "../../world/browser/tab";
import { readEnctype } from "../../world/html/form-body";
import type { WritePage } from "../lock-down";
import type { ColorScheme, PageToRealm, RealmToPage } from "../messages";
import { errorHtml, frameHtml, messageHtml } from "./frame-html";

/** The platform's own timer, taken before a world puts the app's timers on its clock. */
const later = globalThis.setTimeout.bind(globalThis);

/** Milliseconds in which a page must have taken note that a button of it was pressed. */
const LONGEST_PRESS = 3_000;

/** How often a page may ask for more with what it has got as it loaded; some never cease to ask. */
const MOST_ROUNDS = 10;

type FetchMessage = Extract<PageToRealm, { type: "page/fetch" }>;

/** A button of the page that is being pressed. */
interface Press {
  id: number;
  /** What the page has asked for: it is sent at once when all of it is known, as in any world. */
  asked: FetchMessage[];
  onPressed: (isThere: boolean) => void;
}

/**
 * Shows the page of a browser's tab in front in a frame of its own, and takes its links, forms and
 * `fetch` calls to the tab. The frame's origin is opaque too: a page cannot reach the realm that
 * shows it. A page that submits a form by itself never gets here (see the class `Tab`).
 */
export class PageView {
  readonly #browser: Browser;
  readonly #write: WritePage;
  #tab: Tab;
  #stopListening: () => void;
  #page: Page | undefined;
  #frame: HTMLIFrameElement | undefined;
  /** The frames before this one that are still there, until it has loaded. */
  #outdated: HTMLIFrameElement[] = [];
  #scheme: ColorScheme;
  #isInFront = false;
  #queue: Promise<unknown> = Promise.resolve();
  /** Requests of the page in the frame that wait for their answers. */
  readonly #fetches = new Set<Promise<void>>();
  /** Says that the scripts of the page in the frame have run. */
  #scriptsHaveRun = () => {};
  #presses = 0;
  #press: Press | undefined;

  constructor(browser: Browser, scheme: ColorScheme, write: WritePage) {
    this.#browser = browser;
    this.#write = write;
    this.#tab = browser.tab;
    this.#scheme = scheme;
    this.#stopListening = this.#tab.onChange(() => this.#update());
    this.#takePresses();
    browser.onTabsChange(() => this.#select());
    window.addEventListener("message", ({ source, data }) => {
      if (source === null || source !== this.#frame?.contentWindow) return;
      if (isMessage(data)) this.#receive(data);
    });
    this.setScheme(scheme);
  }

  /** Frames inherit their preferred color scheme from the element that embeds them. */
  setScheme(scheme: ColorScheme): void {
    this.#scheme = scheme;
    document.documentElement.style.colorScheme = scheme;
    if (this.#frame) this.#frame.style.colorScheme = scheme;
  }

  /** Brings the page to the front, or puts it behind that of another browser. */
  show(isInFront: boolean): void {
    this.#isInFront = isInFront;
    if (this.#frame?.dataset.state) this.#place(this.#frame);
  }

  #place(frame: HTMLIFrameElement): void {
    frame.dataset.state = this.#isInFront ? "shown" : "behind";
    frame.hidden = !this.#isInFront;
  }

  /** Shows the tab that is in front now. */
  #select(): void {
    if (this.#tab === this.#browser.tab) return;
    this.#stopListening();
    this.#tab.pressButton = undefined;
    this.#tab = this.#browser.tab;
    this.#stopListening = this.#tab.onChange(() => this.#update());
    this.#takePresses();
    this.#render();
  }

  #takePresses(): void {
    this.#tab.pressButton = (name) => this.#pressButton(name);
  }

  /**
   * Presses a button of the page. What its script asks for at once begins at one time of the world, as
   * it does where a scenario plays the script: messages come one by one.
   *
   * @throws Error if the page takes no note of it
   */
  async #pressButton(name: string): Promise<void> {
    await this.#tab.scriptsRun;
    const pressed = await this.#askedFor(name);
    if (!pressed.isThere) throw new Error(`The page does not answer to its button "${name}".`);
    // With the answers it may ask for more.
    let { asked } = pressed;
    while (asked.length > 0) {
      await Promise.all(asked.map((one) => this.#browser.inFlow(() => this.#fetch(one))));
      asked = (await this.#askedFor()).asked;
    }
    // Or go elsewhere.
    await this.#queue;
  }

  /** Waits until the page, which has loaded, has got all that its scripts ask for by themselves. */
  async #settles(): Promise<void> {
    const frame = this.#frame;
    const hasScripts = /<script\b/i.test(this.#page?.source ?? "");
    await Promise.all(this.#fetches);
    for (let round = 0; hasScripts && round < MOST_ROUNDS; round++) {
      // What it asks for with an answer, or in a task of its own, comes before the page's word.
      if (frame !== this.#frame) return;
      const { asked } = await this.#askedFor();
      if (asked.length + this.#fetches.size === 0) return;
      for (const one of asked) void this.#fetch(one);
      await Promise.all(this.#fetches);
    }
  }

  /** What the page asks for, with a button pressed before if a name is given. */
  async #askedFor(name?: string): Promise<{ isThere: boolean; asked: FetchMessage[] }> {
    const id = ++this.#presses;
    const asked: FetchMessage[] = [];
    const isThere = await new Promise<boolean>((resolve) => {
      this.#press = { id, asked, onPressed: resolve };
      later(() => resolve(false), LONGEST_PRESS);
      const message: RealmToPage = { type: "page/press", id, ...(name !== undefined && { name }) };
      this.#frame?.contentWindow?.postMessage(message, "*");
    });
    this.#press = undefined;
    return { isThere, asked };
  }

  /** Shows what has changed; a move to another place in the page that is shown changes nothing. */
  #update(): void {
    if (this.#page === undefined || this.#page !== this.#tab.page) this.#render();
  }

  #render(): void {
    this.#page = this.#tab.page;
    const previous = this.#frame;
    const hadFocus = previous !== undefined && document.activeElement === previous;
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts allow-forms");
    frame.title = this.#tab.page?.document.title || this.#tab.url;
    frame.style.cssText = `position:absolute;inset:0;width:100%;height:100%;border:0;color-scheme:${this.#scheme}`;
    const { page, url } = this.#tab;
    this.#write(frame, page?.url ?? url, page ? frameHtml(page) : errorHtml(this.#tab));
    // The page shown before stays until the new one has loaded: no white flash. There may be several,
    // as one that is removed before it has loaded removes none.
    if (previous) this.#outdated.push(previous);
    const show = () => {
      if (frame !== this.#frame) return;
      for (const outdated of this.#outdated.splice(0)) outdated.remove();
      this.#place(frame);
      if (hadFocus) frame.contentWindow?.focus();
      frame.addEventListener("load", leave, { once: true });
    };
    // Whoever takes the frame past the tab's navigation gets nowhere: the policy lets nothing load.
    const leave = () => {
      this.#write(frame, url, messageHtml("This page left the simulated browser", LEFT));
    };
    frame.addEventListener("load", show, { once: true });
    this.#frame = frame;
    this.#awaitScripts();
    document.body.append(frame);
  }

  /** Tells the tab when the page's scripts have run. Those of the page before are no concern now. */
  #awaitScripts(): void {
    this.#scriptsHaveRun();
    this.#fetches.clear();
    // The page that was asked has gone elsewhere.
    this.#press?.onPressed(true);
    if (!this.#tab.page) return;
    this.#tab.scriptsRun = new Promise((resolve) => (this.#scriptsHaveRun = resolve));
  }

  #receive(message: PageToRealm): void {
    if (message.type === "page/loaded") {
      const scriptsHaveRun = this.#scriptsHaveRun;
      return void this.#settles().then(scriptsHaveRun);
    }
    if (message.type === "page/pressed") {
      if (message.id === this.#press?.id) this.#press.onPressed(message.isThere);
      return;
    }
    if (message.type === "page/fetch") {
      if (this.#press) return void this.#press.asked.push(message);
      return void this.#fetch(message);
    }
    if (message.type === "page/create" || message.type === "page/get") {
      return void this.#answerCredential(message);
    }
    // One navigation at a time: a second click waits, as the tab is busy.
    this.#queue = this.#queue.then(() => this.#navigate(message)).catch(() => undefined);
  }

  #fetch(message: FetchMessage): Promise<void> {
    const answer = this.#answerFetch(message);
    this.#fetches.add(answer);
    return answer.finally(() => this.#fetches.delete(answer));
  }

  async #navigate(
    message: Extract<PageToRealm, { type: "page/follow" | "page/submit" }>,
  ): Promise<void> {
    if (message.type === "page/follow") return this.#tab.follow(message.href);
    const { action, method, enctype, entries, files } = message;
    await this.#tab.submit({
      action,
      method: method === "POST" ? "POST" : "GET",
      enctype: readEnctype(enctype),
      entries,
      files,
    });
  }

  async #answerCredential(
    message: Extract<PageToRealm, { type: "page/create" | "page/get" }>,
  ): Promise<void> {
    const { id } = message;
    const page = this.#frame?.contentWindow;
    const { origin } = new URL(this.#tab.url);
    const { credentials } = this.#tab;
    let answer: RealmToPage;
    try {
      const result =
        message.type === "page/create"
          ? await credentials.create(origin, message.options)
          : await credentials.get(origin, message.options);
      answer = { type: "page/credential", id, result };
    } catch (error) {
      const { name, message: reason } = error as Error;
      answer = { type: "page/credential-error", id, name, message: reason };
    }
    page?.postMessage(answer, "*");
  }

  async #answerFetch(request: FetchMessage): Promise<void> {
    const { id, url, body, method, headers, credentials, mode, redirect } = request;
    // Should the tab go elsewhere meanwhile, the answer is for nobody.
    const page = this.#frame?.contentWindow;
    let answer: RealmToPage;
    try {
      const response = await this.#tab.fetchFromPage(url, {
        method,
        headers,
        credentials,
        mode,
        redirect,
        ...(body === undefined ? {} : { body }),
      });
      const { type, url: address, redirected, ok, status } = response;
      answer = {
        type: "page/response",
        id,
        told: { type, url: address, redirected, ok, status },
        headers: [...response.headers],
        body: await response.text(),
      };
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      answer = { type: "page/network-error", id, message };
    }
    page?.postMessage(answer, "*");
  }
}

/** Said in place of a page that replaced itself by other means than the simulated browser's. */
const LEFT =
  "Its script took it to another address, or wrote another document over it, in a way that the simulated browser does not see. Nothing was asked for. Reload shows the page again.";

/** Whether it can be one of the shim's messages; a page may send anything. */
function isMessage(data: unknown): data is PageToRealm {
  return typeof data === "object" && data !== null && "type" in data;
}
