import type { Browser } from "../world/browser/browser";
import type { CookieRecord } from "../world/trace/events";
import { ExpectationError } from "./errors";

/** Attributes that a cookie must have. */
export type ExpectedCookie = {
  [Key in keyof CookieRecord]?: CookieRecord[Key] | ((value: CookieRecord[Key]) => boolean);
};

/** Characters of a page that a failure shows. */
const MOST_SHOWN = 300;

/** What must be true of what a person at a browser sees, of its cookies, and of its session. */
export class VisitorExpectations {
  protected readonly browser: Browser;
  protected readonly home: string;

  /** @param home the app's origin, against which relative addresses are resolved */
  constructor(browser: Browser, home: string) {
    this.browser = browser;
    this.home = home;
  }

  /** The page shows this text. @throws ExpectationError with what it shows, or why there is no page */
  sees(text: string): void {
    const { url } = this.browser.tab;
    const shown = this.#text(`${url} should show "${text}"`);
    if (shown.includes(text)) return;
    const instead = shown.length > MOST_SHOWN ? `${shown.slice(0, MOST_SHOWN)}…` : shown;
    throw new ExpectationError(
      `${url} should show "${text}" but shows ${instead ? `this: ${instead}` : "nothing."}`,
    );
  }

  /** There is a page, and it does not show this text. */
  doesNotSee(text: string): void {
    const { url } = this.browser.tab;
    if (this.#text(`${url} should show a page without "${text}"`).includes(text)) {
      throw new ExpectationError(`${url} should not show "${text}" but does.`);
    }
  }

  /** The page could not be loaded, and the browser gives this reason. */
  seesLoadError(reason: string): void {
    const { url, loadError } = this.browser.tab;
    if (loadError?.message.includes(reason) === true) return;
    const instead = loadError ? `says this: ${loadError.message}` : `shows ${url}.`;
    throw new ExpectationError(
      `The browser should say that it cannot load the page: "${reason}" but ${instead}`,
    );
  }

  /**
   * The page of this address is there: the address bar shows it, and it could be loaded. A path means
   * the app's. The query is compared if given.
   */
  isAt(address: string): void {
    const { url, loadError } = this.browser.tab;
    const wanted = new URL(address, this.home);
    const actual = new URL(url);
    const same =
      actual.origin === wanted.origin &&
      actual.pathname === wanted.pathname &&
      (wanted.search === "" || actual.search === wanted.search);
    const failed = loadError && `, which could not be loaded: ${loadError.message}`;
    if (same && !failed) return;
    throw new ExpectationError(
      `The browser should be at ${wanted} but is at ${actual}${failed ?? "."}`,
    );
  }

  /** The jar holds a cookie of this name, with these attributes: values, or what must be true of them. */
  hasCookie(name: string, attributes: ExpectedCookie = {}): void {
    const cookie = this.#cookie(name);
    if (!cookie) {
      const names = this.browser.jar.list().map((other) => other.name);
      throw new ExpectationError(
        `${this.browser.actor.name} should have the cookie "${name}" but has ${names.join(", ") || "none"}.`,
      );
    }
    for (const [key, wanted] of Object.entries(attributes)) {
      const actual = cookie[key as keyof CookieRecord];
      const holds = typeof wanted === "function" ? wanted(actual as never) : actual === wanted;
      if (!holds) {
        const should = typeof wanted === "function" ? `another ${key}` : `${key} ${String(wanted)}`;
        throw new ExpectationError(
          `The cookie "${name}" should have ${should} but has ${key} ${String(actual)}.`,
        );
      }
    }
  }

  /** The jar holds no cookie of this name. */
  hasNoCookie(name: string): void {
    if (this.#cookie(name)) {
      throw new ExpectationError(
        `${this.browser.actor.name} should have no cookie "${name}" but has one.`,
      );
    }
  }

  /**
   * The app knows this person: by name, by e-mail address, or by all members given of the session's
   * `user`. The browser asks the app's `/auth/session`, as a page of the app would; so the answer is
   * in the trace, and renews the session.
   *
   * @param at where the app answers with the session
   * @throws ExpectationError showing the session
   */
  async isSignedInAs(
    user: string | Record<string, unknown>,
    { at = "/auth/session" }: { at?: string } = {},
  ): Promise<void> {
    const wanted = typeof user === "string" ? `"${user}"` : JSON.stringify(user);
    const should = `The app should know ${this.browser.actor.name} as ${wanted}`;
    const session = await this.#session(at, should);
    const actual = isRecord(session) && isRecord(session.user) ? session.user : undefined;
    const isSame =
      actual !== undefined &&
      (typeof user === "string"
        ? actual.name === user || actual.email === user
        : Object.entries(user).every(
            ([key, value]) => JSON.stringify(actual[key]) === JSON.stringify(value),
          ));
    if (isSame) return;
    throw new ExpectationError(`${should}. Its session is ${JSON.stringify(session)}.`);
  }

  /** The app knows nobody in this browser. @throws ExpectationError showing the session */
  async isSignedOut({ at = "/auth/session" }: { at?: string } = {}): Promise<void> {
    const should = `The app should not know ${this.browser.actor.name}`;
    const session = await this.#session(at, should);
    if (session === null) return;
    throw new ExpectationError(`${should}. Its session is ${JSON.stringify(session)}.`);
  }

  /** The session by the app's own answer. @throws ExpectationError if there is none, or it is no JSON */
  async #session(at: string, should: string): Promise<unknown> {
    const url = new URL(at, this.home).href;
    const response = await this.#fetchAsPage(url).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new ExpectationError(`${should}. Its session could not be read: ${reason}`);
    });
    const text = await response.text();
    try {
      if (response.ok) return JSON.parse(text) as unknown;
    } catch {
      // Told below, with the status.
    }
    throw new ExpectationError(
      `${should}. ${url} should answer with the session as JSON but answers ${response.status}: ${text.slice(0, 200)}`,
    );
  }

  #fetchAsPage(url: string): Promise<Response> {
    return this.browser.inFlow(() =>
      this.browser.load({
        url,
        method: "GET",
        headers: [["accept", "application/json"]],
        purpose: "fetch",
        initiator: this.home,
        navigation: false,
      }),
    );
  }

  /** The text of the page. @throws ExpectationError that begins with `should`, if it was not loaded */
  #text(should: string): string {
    const { page, loadError } = this.browser.tab;
    if (!loadError) return page?.document.text ?? "";
    throw new ExpectationError(`${should} but could not be loaded: ${loadError.message}`);
  }

  #cookie(name: string): CookieRecord | undefined {
    return this.browser.jar.list().find((cookie) => cookie.name === name);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
