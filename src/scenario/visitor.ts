import type { Browser } from "../world/browser/browser";
import type { CookieRecord } from "../world/trace/events";
import { ExpectationError } from "./errors";

/** A person at a browser: what they do, and what must be true of what they see. */
export class Visitor {
  readonly #browser: Browser;
  readonly #home: string;

  /** @param home the app's origin, against which relative addresses are resolved */
  constructor(browser: Browser, home: string) {
    this.#browser = browser;
    this.#home = home;
  }

  /** Types an address; a path leads to the app. */
  async opens(address: string): Promise<void> {
    await this.#browser.tab.open(new URL(address, this.#home).href);
  }

  /**
   * Clicks the link or submit button with this name.
   *
   * @throws ExpectationError naming what can be clicked on the page
   */
  async clicks(name: string): Promise<void> {
    const clickables = this.#browser.tab.page?.document.clickables ?? [];
    const target = clickables.find((candidate) => candidate.name === name);
    if (!target) {
      const names = clickables.map((candidate) => `"${candidate.name}"`).join(", ") || "nothing";
      throw new ExpectationError(
        `There is nothing named "${name}" to click on ${this.#browser.tab.url}; there is ${names}.`,
      );
    }
    if (target.kind === "link") await this.#browser.tab.follow(target.href);
    else await this.#browser.tab.submit(target.submission);
  }

  /** Loads the page again. */
  async reloads(): Promise<void> {
    await this.#browser.tab.reload();
  }

  /** The page shows this text. */
  sees(text: string): void {
    const shown = this.#text();
    if (!shown.includes(text)) {
      throw new ExpectationError(
        `${this.#browser.tab.url} should show "${text}". It shows: ${shown.slice(0, 300) || "nothing"}`,
      );
    }
  }

  /** The page does not show this text. */
  doesNotSee(text: string): void {
    if (this.#text().includes(text)) {
      throw new ExpectationError(`${this.#browser.tab.url} should not show "${text}", but does.`);
    }
  }

  /** The address bar shows this address; a path means the app's. The query is compared if given. */
  isAt(address: string): void {
    const wanted = new URL(address, this.#home);
    const actual = new URL(this.#browser.tab.url);
    const same =
      actual.origin === wanted.origin &&
      actual.pathname === wanted.pathname &&
      (wanted.search === "" || actual.search === wanted.search);
    if (!same)
      throw new ExpectationError(`The browser should be at ${wanted}, but is at ${actual}.`);
  }

  /** The jar holds a cookie of this name, with these attributes. */
  hasCookie(name: string, attributes: Partial<CookieRecord> = {}): void {
    const cookie = this.#cookie(name);
    if (!cookie) {
      const names = this.#browser.jar.list().map((other) => other.name);
      throw new ExpectationError(
        `The jar should hold a cookie "${name}". It holds ${names.join(", ") || "none"}.`,
      );
    }
    for (const [key, wanted] of Object.entries(attributes)) {
      const actual = cookie[key as keyof CookieRecord];
      if (actual !== wanted) {
        throw new ExpectationError(
          `Cookie "${name}" should have ${key} ${String(wanted)}, but has ${String(actual)}.`,
        );
      }
    }
  }

  /** The jar holds no cookie of this name. */
  hasNoCookie(name: string): void {
    if (this.#cookie(name)) {
      throw new ExpectationError(`The jar should hold no cookie "${name}", but does.`);
    }
  }

  #text(): string {
    return this.#browser.tab.page?.document.text ?? this.#browser.tab.loadError?.message ?? "";
  }

  #cookie(name: string): CookieRecord | undefined {
    return this.#browser.jar.list().find((cookie) => cookie.name === name);
  }
}
