import { Visitor } from "../../../src/scenario/visitor";
import type { Browser } from "../../../src/world/browser/browser";
import type { CookieRecord } from "../../../src/world/trace/events";

/** Name of the session cookie on an https site. */
export const SESSION_COOKIE = "__Secure-authjs.session-token";

/** What `GET /auth/session` tells a page. */
export type SessionJson = Record<string, unknown> | null;

/** What a page of the app can set on a request of its own. */
interface PageRequest {
  method: string;
  /** The body. */
  json: object;
  headers: [string, string][];
}

/** A person at a browser of the world, with what the tests of facts ask for again and again. */
export class Person extends Visitor {
  override readonly browser: Browser;
  readonly #origin: string;

  constructor(browser: Browser, origin: string) {
    super(browser, origin);
    this.browser = browser;
    this.#origin = origin;
  }

  /** Goes through the built-in sign-in page and the provider's consent page. */
  async signsInWith(provider: string, persona = "Alice Example"): Promise<void> {
    await this.leavesFor(provider);
    await this.agreesAs(persona);
  }

  /** Agrees at the provider, if it asks: it may know already. */
  async agreesAs(persona: string): Promise<void> {
    const asks = this.browser.tab.page?.document.clickables.some(({ name }) => name === "Cancel");
    if (asks) await this.clicks(`Continue as ${persona}`);
  }

  /** Goes through the built-in sign-in page, as far as the provider's consent page. */
  async leavesFor(provider: string): Promise<void> {
    await this.opens("/auth/signin?callbackUrl=/home");
    await this.clicks(`Sign in with ${provider}`);
  }

  /** Takes the built-in way out. */
  async signsOut(): Promise<void> {
    await this.opens("/auth/signout");
    await this.clicks("Sign out");
  }

  /** The session as a page of the app gets it. */
  async session(): Promise<SessionJson> {
    return (await (await this.requests("/auth/session")).json()) as SessionJson;
  }

  /** What a page of the app asks for with its own `fetch`. */
  async requests(
    path: string,
    { method, json, headers = [] }: Partial<PageRequest> = {},
  ): Promise<Response> {
    await this.#comesHome();
    return this.browser.tab.fetchFromPage(new URL(path, this.#origin).href, {
      method: method ?? (json ? "POST" : "GET"),
      headers: json ? [["content-type", "application/json"], ...headers] : headers,
      ...(json && { body: JSON.stringify(json) }),
    });
  }

  /** Posts JSON with the CSRF token, as the browser's half of the frameworks does. */
  async posts(path: string, fields: object = {}): Promise<Response> {
    return this.requests(path, { json: { csrfToken: await this.csrfToken(), ...fields } });
  }

  /** Submits a form with the CSRF token, as a page of the app does. */
  async submits(path: string, fields: Record<string, string> = {}): Promise<void> {
    const entries = Object.entries({ csrfToken: await this.csrfToken(), ...fields });
    const action = new URL(path, this.#origin).href;
    await this.browser.tab.submit({ action, method: "POST", entries });
  }

  /** The CSRF token that belongs to this browser's cookie. */
  async csrfToken(): Promise<string> {
    const response = await this.requests("/auth/csrf");
    return ((await response.json()) as { csrfToken: string }).csrfToken;
  }

  /** The app's cookies whose name contains `part`, by name. */
  cookies(part = ""): CookieRecord[] {
    const host = new URL(this.#origin).hostname;
    const byName = (a: CookieRecord, b: CookieRecord) => a.name.localeCompare(b.name);
    return this.browser.jar
      .list()
      .filter(({ name, domain }) => domain === host && name.includes(part))
      .sort(byName);
  }

  /** The value of the session cookie, if there is one. */
  get sessionCookie(): string | undefined {
    return this.cookies().find(({ name }) => name === SESSION_COOKIE)?.value;
  }

  /** Puts a cookie of the app's into this browser, as a thief or a developer does. */
  plants(name: string, value: string): void {
    const secure = this.#origin.startsWith("https:") ? "; Secure" : "";
    this.browser.jar.receive(`${name}=${value}; Path=/${secure}`, this.#origin, "strict");
  }

  /** Takes over the app's cookies of somebody else's browser. */
  steals(victim: Person): void {
    for (const { name, value } of victim.cookies()) this.plants(name, value);
  }

  /** Goes back by so many pages. */
  async goesBack(pages: number): Promise<void> {
    await this.browser.tab.go(-pages);
  }

  /** A page's `fetch` needs a page, and cookies go along to its own origin only. */
  async #comesHome(): Promise<void> {
    if (!this.browser.tab.page?.url.startsWith(`${this.#origin}/`)) await this.opens("/");
  }
}
