import type { Browser } from "../world/browser/browser";
import type { PageFetchInit } from "../world/browser/page-fetch";
import type { Mail } from "../world/mail/post-office";
import { PasskeyScript } from "./authenticator";
import { ExpectationError } from "./errors";
import type { Mailbox } from "./inbox";
import { VisitorExpectations } from "./visitor-expectations";

/** Which passkey somebody uses, and how. */
export interface PasskeyUse {
  /** Typed into the form. */
  email?: string;
  /** Id of the provider in the app's config; by default "passkey". */
  provider?: string;
  /** Where Auth.js answers, on a sign-in page of the app's own: core's page takes it from its address. */
  authPath?: string;
}

/** A person at a browser: what they do, and what must be true of what they see. */
export class Visitor extends VisitorExpectations {
  readonly #mailbox: Mailbox | undefined;

  /**
   * @param home the app's origin, against which relative addresses are resolved
   * @param mailbox the person's mail, if they have an address
   */
  constructor(browser: Browser, home: string, mailbox?: Mailbox) {
    super(browser, home);
    this.#mailbox = mailbox;
  }

  /** Types an address; a path leads to the app. */
  async opens(address: string): Promise<void> {
    const url = new URL(address, this.home).href;
    const { tab } = this.browser;
    await this.browser.inFlow(() => tab.open(url));
  }

  /** Opens an address in a new tab, which comes to the front. */
  async opensInNewTab(address: string): Promise<void> {
    this.browser.openTab();
    await this.opens(address);
  }

  /**
   * Brings a tab to the front.
   *
   * @param number tabs count from 1 in the order in which they were opened
   * @throws ExpectationError naming the tabs that are open
   */
  switchesToTab(number: number): void {
    const tab = this.browser.tabs.find(({ id }) => id === number);
    if (tab) return this.browser.selectTab(tab);
    const open = this.browser.tabs.map(({ id, url }) => `${id} (${url})`).join(", ");
    throw new ExpectationError(
      `${this.browser.actor.name} has no tab ${number} open; it has ${open}.`,
    );
  }

  /** Closes the tab in front. */
  closesTab(): void {
    this.browser.closeTab();
  }

  /**
   * Clicks the link or submit button with this name.
   *
   * @throws ExpectationError naming what can be clicked on the page
   */
  async clicks(name: string): Promise<void> {
    const { tab } = this.browser;
    const clickables = tab.page?.document.clickables ?? [];
    const target = clickables.find((candidate) => candidate.name === name);
    if (!target) {
      const names = clickables.map((candidate) => `"${candidate.name}"`).join(", ") || "nothing";
      throw new ExpectationError(
        `There is nothing named "${name}" to click on ${tab.url}; there is ${names}.`,
      );
    }
    await this.browser.inFlow(async () => {
      if (target.kind === "link") await tab.follow(target.href);
      else await tab.submit(target.submission);
    });
  }

  /**
   * Presses a button that sends no form: a script of the page answers to it. Where scripts run, the page
   * shows what comes of it; elsewhere `script` takes the place of the page's own.
   *
   * @param script does what the page's script does, request for request
   * @throws ExpectationError naming the buttons of the page
   */
  async presses(name: string, script: () => Promise<unknown>): Promise<void> {
    const { tab } = this.browser;
    const buttons = tab.page?.document.scriptButtons ?? [];
    if (!buttons.includes(name)) {
      const names = buttons.map((button) => `"${button}"`).join(", ") || "none";
      throw new ExpectationError(
        `There is no button "${name}" to press on ${tab.url}; there is ${names}.`,
      );
    }
    if (tab.pressButton) await tab.pressButton(name);
    else await script();
  }

  /**
   * Waits for what the page's scripts ask for as it loads. Where none runs, `script` takes their place.
   *
   * @param script does what the page's scripts do, request for request
   */
  async waitsForScripts(script: () => Promise<unknown>): Promise<void> {
    const { tab } = this.browser;
    if (tab.pressButton) await tab.scriptsRun;
    else await script();
  }

  /**
   * Reads in the page's scripts, as one can with developer tools.
   *
   * @param pattern its first group is what is looked for
   * @throws ExpectationError if no script has it
   */
  findsInScripts(pattern: RegExp): string {
    const { page, url } = this.browser.tab;
    for (const { body } of page?.resources ?? []) {
      const [, found] = pattern.exec(body) ?? [];
      if (found !== undefined) return found;
    }
    throw new ExpectationError(`No script of ${url} has ${String(pattern)}.`);
  }

  /**
   * Types into the field with this label, or chooses from it.
   *
   * @param beside name of the button that sends it, where several fields have the same label
   * @throws ExpectationError naming the fields of the page
   */
  fills(label: string, value: string, beside?: string): void {
    const fields = this.browser.tab.page?.document.fields ?? [];
    const target = fields.find(
      (field) => field.label === label && (beside === undefined || field.buttons.includes(beside)),
    );
    if (!target) {
      const names = fields.map((field) => `"${field.label}"`).join(", ") || "none";
      throw new ExpectationError(
        `There is no field "${label}"${beside === undefined ? "" : ` beside "${beside}"`} on ${this.browser.tab.url}; there is ${names}.`,
      );
    }
    target.fill(value);
  }

  /** Reads the newest mail with this subject, in a tab on the webmail site. */
  async opensMail(subject: string): Promise<void> {
    await this.browser.tab.open(this.#mail.addressOf(subject));
  }

  /** Reads the newest mail with this subject, and follows its link (the one of this name, if given). */
  async clicksLinkInMail(subject: string, link?: string): Promise<void> {
    await this.opensMail(subject);
    const name = link ?? this.#mail.onlyLink(subject);
    const links = this.browser.tab.page?.document.clickables ?? [];
    const target = links.find(
      (candidate) =>
        candidate.kind === "link" && (candidate.name === name || candidate.href === name),
    );
    if (target?.kind !== "link") {
      throw new ExpectationError(`The mail "${subject}" has no link "${name}".`);
    }
    await this.browser.tab.follow(target.href);
  }

  /** The newest mail with this subject has come. Returns it. */
  hasMail(subject: string): Mail {
    return this.#mail.newest(subject);
  }

  /** No mail has come with this subject; without one, no mail at all. */
  hasNoMail(subject?: string): void {
    this.#mail.hasNone(subject);
  }

  /**
   * Registers a passkey. On the sign-in page, types the address and submits the form: for an address
   * that nobody has, that makes an account. Without an address, a person who is signed in adds a
   * passkey to their account, from a page of the app.
   */
  async registersPasskey({
    email,
    provider = "passkey",
    authPath,
  }: PasskeyUse = {}): Promise<void> {
    if (email !== undefined) return this.#submitsPasskeyForm(email, provider, authPath);
    await this.#passkeyScript(provider).register(`${this.home}${authPath ?? "/auth"}`);
  }

  /**
   * Signs in with a passkey, on the sign-in page: chosen from the list that the browser shows below
   * the field, or after submitting the form with an address.
   */
  async signsInWithPasskey({
    email,
    provider = "passkey",
    authPath,
  }: PasskeyUse = {}): Promise<void> {
    if (email !== undefined) return this.#submitsPasskeyForm(email, provider, authPath);
    await this.#passkeyScript(provider, authPath).chooseFromAutofill();
  }

  /** Cancels the next prompt for a passkey. */
  cancelsNextPasskeyPrompt(): void {
    this.browser.credentials.cancelNextPrompt();
  }

  /**
   * A script of the page calls `fetch`, which obeys the rules of the same origin and of CORS. A relative
   * address is resolved against the page.
   *
   * @throws TypeError where `fetch` would fail
   */
  fetches(address: string, init: PageFetchInit = {}): Promise<Response> {
    const { tab } = this.browser;
    return this.browser.inFlow(() => tab.fetchFromPage(address, init));
  }

  /**
   * From now on, requests of this browser for an address that contains `part` are caught on their way
   * out, and not sent: a redirect with a code in it stops here. `letsAllGo` ends that.
   */
  catches(part: string): void {
    this.browser.catches = (url) => url.includes(part);
  }

  /** Nothing is caught any more. What was caught stays known. */
  letsAllGo(): void {
    this.browser.catches = () => false;
  }

  /** The address that was caught last. @throws ExpectationError if none was */
  get caught(): string {
    const address = this.browser.caught.at(-1);
    if (address !== undefined) return address;
    throw new ExpectationError(`Nothing that ${this.browser.actor.name} sent has been caught.`);
  }

  /** The address of the page in front. */
  get address(): string {
    return this.browser.tab.url;
  }

  /** Removes all cookies of this browser, as a person can in the settings. */
  deletesCookies(): void {
    this.browser.jar.delete();
  }

  /**
   * Puts a cookie into this browser, as somebody can with developer tools who knows its value.
   *
   * @param url the host it is for; with https it is Secure
   */
  plantsCookie({ name, value, url }: { name: string; value: string; url: string }): void {
    const { hostname, protocol } = new URL(url);
    this.browser.jar.put({
      name,
      value,
      domain: hostname,
      hostOnly: true,
      path: "/",
      expires: null,
      httpOnly: true,
      secure: protocol === "https:",
      sameSite: "Lax",
      size: 0,
    });
  }

  /** Loads the page again. */
  async reloads(): Promise<void> {
    const { tab } = this.browser;
    await this.browser.inFlow(() => tab.reload());
  }

  async #submitsPasskeyForm(email: string, provider: string, authPath?: string): Promise<void> {
    const script = this.#passkeyScript(provider, authPath);
    const button = this.browser.tab.page?.document.clickables.find(
      (candidate) =>
        candidate.kind === "submit" &&
        new URL(candidate.submission.action).pathname.endsWith(`/callback/${provider}`),
    );
    await script.load();
    this.fills("Email", email, button?.name);
    await script.submitForm();
  }

  #passkeyScript(provider: string, authPath?: string): PasskeyScript {
    const authUrl = authPath === undefined ? undefined : `${this.home}${authPath}`;
    return new PasskeyScript(this.browser, provider, authUrl);
  }

  get #mail(): Mailbox {
    if (this.#mailbox) return this.#mailbox;
    throw new ExpectationError(
      `The owner of ${this.browser.actor.name} has no e-mail address. Give them one in the scenario's world: mail: { addresses: { ${this.browser.id}: "…" } }.`,
    );
  }
}
