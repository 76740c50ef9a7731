import { LinkScanner } from "../../scenario/link-scanner";
import { ProviderActor } from "../../scenario/provider-actor";
import type { Browser } from "../../world/browser/browser";
import type { IdentityProvider } from "../../world/idp/identity-provider";
import type { Mail } from "../../world/mail/post-office";
import type { World } from "../../world/world";
import type { CookieKey, Intervention } from "../messages";
import type { SessionConfig } from "./auth-cookies";
import { forgeSession } from "./forge-session";
import { describeChange, patchFaults, settingsOf } from "./provider-change";
import { declaredSettings } from "./world-state";

/**
 * Does what the reader does to the world past the browsers' pages. What was done is in the trace, with
 * what came of it at once. What cannot be done is a warning in the log, never an exception: the site
 * may be a moment behind the world.
 */
export class Interventions {
  readonly #world: World;
  readonly #config: SessionConfig;
  #scanner: LinkScanner | undefined;

  constructor(world: World, config: SessionConfig = {}) {
    this.#world = world;
    this.#config = config;
  }

  /** @returns when what was begun is done */
  async intervene(intervention: Intervention): Promise<void> {
    try {
      await this.#do(intervention);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.#world.trace.record({ kind: "log", source: "console", level: "warn", message });
    }
  }

  #do(intervention: Intervention): void | Promise<void> {
    const { clock } = this.#world;
    switch (intervention.type) {
      case "lab/advance-clock":
        return clock.advances(intervention.by);
      case "lab/follow-clock":
        return clock.elapse(Math.max(0, intervention.to - clock.now()));
      case "lab/delete-cookie":
        return this.#deleteCookie(intervention.browser, intervention.cookie);
      case "lab/copy-cookie":
        return this.#copyCookie(intervention.browser, intervention.to, intervention.cookie);
      case "lab/make-token":
        return this.#makeToken(intervention);
      case "lab/query":
        return this.#query(intervention.sql);
      case "lab/scan-mail":
        return this.#scan(this.#mail(intervention.mail));
      case "lab/answer-consent":
        return this.#answerConsent(intervention);
      case "lab/change-provider":
        return this.#changeProvider(intervention);
      case "lab/reset-provider":
        return this.#resetProvider(this.#provider(intervention.provider));
      case "lab/revoke-tokens": {
        const { grants, definition } = this.#provider(intervention.provider);
        grants.revokeAll();
        return void this.#note(`${definition.name} revokes all its tokens`);
      }
      case "lab/forget-people": {
        const { sessions, definition } = this.#provider(intervention.provider);
        sessions.clear();
        return void this.#note(`${definition.name} forgets who is signed in`);
      }
    }
  }

  #deleteCookie(id: string, cookie: CookieKey): void {
    const browser = this.#browserWith(id, cookie);
    const { jar, actor } = browser;
    jar.delete(cookie, this.#note(`The cookie ${cookie.name} is deleted in ${actor.name}`));
  }

  #copyCookie(id: string, to: string, cookie: CookieKey): void {
    const [from, target] = [this.#browserWith(id, cookie), this.#world.browser(to)];
    const text = `The cookie ${cookie.name} is copied from ${from.actor.name} to ${target.actor.name}`;
    from.jar.copyTo(target.jar, cookie, this.#note(text));
  }

  async #makeToken({
    browser: id,
    claims,
    making,
  }: Extract<Intervention, { type: "lab/make-token" }>): Promise<void> {
    const browser = this.#world.browser(id);
    const put = await forgeSession(browser, claims, making, this.#config);
    put(this.#note(`A token is put into the session cookie of ${browser.actor.name} by hand`));
  }

  /** @throws Error if the browser has no such cookie: it may have expired a moment ago */
  #browserWith(id: string, { name, domain, path, hostOnly }: CookieKey): Browser {
    const browser = this.#world.browser(id);
    const isThere = browser.jar
      .list()
      .some(
        (cookie) =>
          cookie.name === name &&
          cookie.domain === domain &&
          cookie.path === path &&
          cookie.hostOnly === hostOnly,
      );
    if (isThere) return browser;
    throw new Error(`${browser.actor.name} has no cookie ${name} for ${domain}${path} any more.`);
  }

  #query(sql: string): void {
    const { database } = this.#world;
    if (!database) throw new Error("This app has no database.");
    try {
      database.query(sql);
    } catch {
      // SQLite's message stands in the event that records the statement.
    }
  }

  async #scan(mail: Mail): Promise<void> {
    this.#scanner ??= new LinkScanner(this.#world);
    this.#note(`A link scanner opens the links of “${mail.subject}”`);
    await this.#scanner.opensLinksIn(mail);
  }

  async #answerConsent({
    provider,
    browser,
    persona,
  }: Extract<Intervention, { type: "lab/answer-consent" }>): Promise<void> {
    const actor = new ProviderActor(this.#provider(provider), [this.#world.browser(browser)]);
    if (persona === null) await actor.denies();
    else await actor.approves({ id: persona });
  }

  #changeProvider(change: Extract<Intervention, { type: "lab/change-provider" }>): void {
    const { faults, refreshTokens, lifetimes } = change;
    this.#set(this.#provider(change.provider), (provider) => {
      if (faults) provider.faults = patchFaults(provider.faults, faults);
      Object.assign(provider.refreshTokens, refreshTokens);
      Object.assign(provider.lifetimes, lifetimes);
    });
  }

  #resetProvider(provider: IdentityProvider): void {
    const { refreshTokens, lifetimes } = declaredSettings(provider.definition);
    this.#set(provider, () => {
      provider.faults = {};
      Object.assign(provider.refreshTokens, refreshTokens);
      Object.assign(provider.lifetimes, lifetimes);
    });
  }

  /** Changes settings, and notes what that made different. */
  #set(provider: IdentityProvider, change: (provider: IdentityProvider) => void): void {
    const before = settingsOf(provider);
    change(provider);
    const text = describeChange(provider.definition.name, before, provider);
    if (text !== undefined) this.#note(text);
  }

  #note(text: string): number {
    return this.#world.trace.record({ kind: "control", text });
  }

  #provider(id: string): IdentityProvider {
    const provider = this.#world.identityProviders.get(id);
    if (provider) return provider;
    throw new Error(`No identity provider "${id}" in this world.`);
  }

  #mail(id: string): Mail {
    const { mail } = this.#world;
    const found = mail.addresses.flatMap((address) => mail.inbox(address)).find((m) => m.id === id);
    if (found) return found;
    throw new Error("The message has not been delivered.");
  }
}
