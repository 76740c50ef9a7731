import { ExpectationError } from "../../../src/scenario/errors";
import { HtmlDocument } from "../../../src/world/html/document";
import type { Network } from "../../../src/world/network";

/**
 * Somebody who speaks HTTP by hand: keeps the cookies that hosts set, and follows a redirect only
 * when he wants to, so that he can stop between two steps of a sign-in.
 */
export class Attacker {
  readonly #network: Network;
  readonly #app: string;
  /** Cookies by origin, then by name. */
  readonly #cookies = new Map<string, Map<string, string>>();

  constructor(network: Network, app: string) {
    this.#network = network;
    this.#app = app;
  }

  /** Asks for an address; a path means the app's. */
  get(address: string): Promise<Response> {
    return this.#send(new Request(new URL(address, this.#app)));
  }

  /** Submits fields to one of Auth.js's forms, with the CSRF token of his own cookie. */
  async post(path: string, fields: Record<string, string> = {}): Promise<Response> {
    const { csrfToken } = (await (await this.get("/auth/csrf")).json()) as { csrfToken: string };
    const body = new URLSearchParams({ csrfToken, ...fields });
    return this.#send(new Request(new URL(path, this.#app), { method: "POST", body }));
  }

  /** Begins a sign-in at the app. @returns where the app sends him */
  async begins(provider: string): Promise<URL> {
    return locationOf(await this.post(`/auth/signin/${provider}`));
  }

  /**
   * Consents at a provider, and stops there.
   *
   * @param button the name of the button on the consent page
   * @returns where the provider sends him: the callback with a code
   */
  async consents(authorization: URL, button: string): Promise<URL> {
    const response = await this.get(authorization.href);
    const page = new HtmlDocument(await response.text(), authorization.href);
    const target = page.clickables.find(({ name }) => name === button);
    if (target?.kind !== "submit")
      throw new ExpectationError(`The page has no button "${button}".`);
    const { action, method, entries } = target.submission;
    return locationOf(
      await this.#send(new Request(action, { method, body: new URLSearchParams(entries) })),
    );
  }

  /** The value of a cookie that the app gave him, by the end of its name. */
  cookieAtApp(ending: string): string {
    const cookies = [...(this.#cookies.get(this.#app) ?? [])];
    const found = cookies.find(([name]) => name.endsWith(ending));
    if (!found) throw new Error(`The app gave no cookie "…${ending}".`);
    return found[1];
  }

  /** His session at the app is not of this person. */
  async isNot(name: string): Promise<void> {
    const home = await (await this.get("/")).text();
    if (home.includes(name)) throw new ExpectationError(`The attacker is signed in as ${name}.`);
  }

  async #send(request: Request): Promise<Response> {
    const { origin } = new URL(request.url);
    const cookies = this.#cookies.get(origin) ?? new Map<string, string>();
    this.#cookies.set(origin, cookies);
    if (cookies.size > 0) {
      request.headers.set("cookie", [...cookies].map((pair) => pair.join("=")).join("; "));
    }
    const response = await this.#network.fetch(request, {
      from: { role: "browser", name: "Mallory" },
      purpose: "navigation",
    });
    for (const header of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]*)=([^;]*)/.exec(header) ?? [];
      if (/Max-Age=0/i.test(header)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }
}

function locationOf(response: Response): URL {
  const location = response.headers.get("location");
  if (location === null) throw new ExpectationError(`No redirect, but ${response.status}.`);
  return new URL(location);
}
