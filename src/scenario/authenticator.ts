import type { Browser } from "../world/browser/browser";
import type { Submission } from "../world/html/document";
import {
  authenticationJson,
  creationOptions,
  type CreationOptionsJson,
  registrationJson,
  requestOptions,
  type RequestOptionsJson,
} from "../world/webauthn/json";
import { ExpectationError } from "./errors";

/** What core's `webauthn-options` action answers. */
type OptionsAnswer =
  | { action: "register"; options: CreationOptionsJson }
  | { action: "authenticate"; options: RequestOptionsJson };

/**
 * What the script of core's sign-in page does with `@simplewebauthn/browser`
 * (`lib/utils/webauthn-client.js`), request for request. A page's script runs in a page view only;
 * in a scenario this takes its place.
 */
export class PasskeyScript {
  readonly #browser: Browser;
  readonly #provider: string;
  readonly #authUrl: string | undefined;

  /**
   * @param provider id of the provider: "passkey" or "webauthn"
   * @param authUrl address of Auth.js, on a page of the app's own; core's page takes it from its own
   */
  constructor(browser: Browser, provider: string, authUrl?: string) {
    this.#browser = browser;
    this.#provider = provider;
    this.#authUrl = authUrl;
  }

  /** The page has loaded: it asks for a challenge, so that the browser can offer passkeys. */
  async load(): Promise<void> {
    await this.#fetchOptions("authenticate");
  }

  /** The form is submitted: the server decides whether to register or to authenticate. */
  async submitForm(): Promise<void> {
    const answer = await this.#fetchOptions();
    if (answer) await this.#answerWith(answer);
  }

  /** The page has loaded, and a passkey is chosen from the list that the browser shows. */
  async chooseFromAutofill(): Promise<void> {
    const answer = await this.#fetchOptions("authenticate");
    // With conditional mediation, the browser offers what is discoverable.
    if (answer?.action === "authenticate") {
      await this.#answerWith({ ...answer, options: { ...answer.options, allowCredentials: [] } });
    }
  }

  /**
   * Adds a credential to the account of the person who is signed in, as an app's own page does it:
   * the built-in one has no form for that.
   *
   * @param authUrl address of Auth.js in the app
   */
  async register(authUrl: string): Promise<void> {
    const { tab } = this.#browser;
    const answer = await this.#readOptions(`${authUrl}/webauthn-options/${this.#provider}`, {
      action: "register",
    });
    const data = answer && (await this.#ask(answer));
    if (!data) return;
    const csrf = await tab.fetchFromPage(`${authUrl}/csrf`, { method: "GET" });
    const { csrfToken } = (await csrf.json()) as { csrfToken: string };
    await tab.submit({
      action: `${authUrl}/callback/${this.#provider}`,
      method: "POST",
      entries: [
        ["csrfToken", csrfToken],
        ["action", "register"],
        ["data", data],
      ],
    });
  }

  async #answerWith(answer: OptionsAnswer): Promise<void> {
    const form = this.#form;
    const data = await this.#ask(answer);
    if (data === undefined) return;
    const entries: Submission["entries"] = [
      ["action", answer.action],
      ["data", data],
    ];
    await this.#browser.tab.submit({ ...form, entries: [...form.entries, ...entries] });
  }

  /** The credential as JSON; undefined if there is none, which the page writes to its console. */
  async #ask(answer: OptionsAnswer): Promise<string | undefined> {
    const { credentials, tab } = this.#browser;
    const { origin } = new URL(tab.url);
    try {
      const credential =
        answer.action === "register"
          ? registrationJson(await credentials.create(origin, creationOptions(answer.options)))
          : authenticationJson(await credentials.get(origin, requestOptions(answer.options)));
      return JSON.stringify(credential);
    } catch (error) {
      this.#log(String(error));
      return undefined;
    }
  }

  async #fetchOptions(action?: string): Promise<OptionsAnswer | undefined> {
    // Core's page takes the address of Auth.js from its own: everything before the last slash.
    const { url } = this.#browser.tab;
    const authUrl = this.#authUrl ?? url.slice(0, url.lastIndexOf("/"));
    const address = `${authUrl}/webauthn-options/${this.#provider}`;
    const fields = this.#form.entries.filter(([name]) => name !== "csrfToken");
    return this.#readOptions(address, {
      ...(action === undefined ? {} : { action }),
      ...Object.fromEntries(fields),
    });
  }

  async #readOptions(
    address: string,
    query: Record<string, string>,
  ): Promise<OptionsAnswer | undefined> {
    // Each answer replaces the challenge before it. Where core's own script runs, too, it asks for
    // one as the page loads, which must not come after the one that is answered here.
    await this.#browser.tab.scriptsRun;
    const url = `${address}?${new URLSearchParams(query).toString()}`;
    const response = await this.#browser.tab.fetchFromPage(url, { method: "GET" });
    if (response.ok) return (await response.json()) as OptionsAnswer;
    this.#log(`Failed to fetch options: ${response.status} ${await response.text()}`);
    return undefined;
  }

  /** The provider's form on the page, as its button submits it. */
  get #form(): Submission {
    const { page, url } = this.#browser.tab;
    for (const clickable of page?.document.clickables ?? []) {
      if (clickable.kind !== "submit") continue;
      const { submission } = clickable;
      if (new URL(submission.action).pathname.endsWith(`/callback/${this.#provider}`)) {
        return submission;
      }
    }
    throw new ExpectationError(
      `${url} has no form for the provider "${this.#provider}". Open the sign-in page first.`,
    );
  }

  #log(message: string): void {
    this.#browser.log(message);
  }
}
