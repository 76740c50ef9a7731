import type { Browser } from "../world/browser/browser";
import type { Clickable } from "../world/html/document";
import type { AuthorizationError, Faults } from "../world/idp/faults";
import type { IdentityProvider } from "../world/idp/identity-provider";
import type { Persona } from "../world/idp/personas";
import type { World, WorldSetup } from "../world/world";
import { ExpectationError } from "./errors";

type SubmitButton = Extract<Clickable, { kind: "submit" }>;

/**
 * An identity provider in a scenario: what the person does who is at its page, and what the provider
 * itself does or gets wrong.
 */
export class ProviderActor {
  readonly #provider: IdentityProvider;
  readonly #browsers: readonly Browser[];

  /** @param browsers all browsers of the world, one of which is at the provider's page */
  constructor(provider: IdentityProvider, browsers: Iterable<Browser>) {
    this.#provider = provider;
    this.#browsers = [...browsers];
  }

  /**
   * The browser that is at the provider's page agrees: as this person, or as the first that the page
   * offers.
   *
   * @throws ExpectationError if no browser is at the page, or several are, or the person is not offered
   */
  async approves(persona?: Pick<Persona, "id">): Promise<void> {
    const { browser, buttons } = this.#asked();
    const people = buttons.filter(({ submission }) => choiceOf(submission.entries) !== "");
    const button = persona
      ? people.find(({ submission }) => choiceOf(submission.entries) === persona.id)
      : people[0];
    if (!button) {
      const offered = people.map(({ name }) => `"${name}"`).join(", ") || "nobody";
      throw new ExpectationError(
        `${this.#name} does not offer ${persona?.id ?? "anybody"} at ${browser.tab.url}; it offers ${offered}.`,
      );
    }
    await browser.tab.submit(button.submission);
  }

  /**
   * The browser that is at the provider's page refuses: `access_denied`.
   *
   * @throws ExpectationError if no browser is at the page, or several are
   */
  async denies(): Promise<void> {
    const { browser, buttons } = this.#asked();
    const cancel = buttons.find(({ submission }) => choiceOf(submission.entries) === "");
    if (!cancel) throw new ExpectationError(`There is no way to refuse on ${browser.tab.url}.`);
    await browser.tab.submit(cancel.submission);
  }

  /**
   * The browser that is at the provider's page is sent back with an error, this once. To let a later
   * request fail, set `faults.authorizationError`.
   *
   * @throws ExpectationError if no browser is at the page, or several are
   */
  async fails(error: AuthorizationError): Promise<void> {
    const before = this.#provider.faults;
    this.#asked();
    this.#provider.faults = { ...before, authorizationError: error };
    try {
      await this.approves();
    } finally {
      this.#provider.faults = before;
    }
  }

  /** What goes wrong at the provider; members may be set, and stay until `recovers`. */
  get faults(): Faults {
    return this.#provider.faults;
  }

  /** Nothing goes wrong any more. */
  recovers(): void {
    this.#provider.faults = {};
  }

  /**
   * From now on a refresh token works once, and for `grace` seconds more for apps that refresh in
   * parallel. A used one that comes later takes all tokens of its consent with it, unless
   * `detectsReuse` is off.
   */
  rotatesRefreshTokens({ grace = 0, detectsReuse = true } = {}): void {
    Object.assign(this.#provider.refreshTokens, { rotates: true, grace, detectsReuse });
  }

  /**
   * Another key signs from now on.
   *
   * @param keepsOld whether the key set still has the old one
   * @throws ExpectationError if the provider signs nothing
   */
  rotatesKeys({ keepsOld = true } = {}): void {
    const { keys } = this.#provider.definition;
    if (!keys) throw new ExpectationError(`${this.#name} signs nothing, so it has no keys.`);
    keys.rotate({ keepsOld });
  }

  /** All tokens of this person, or of everybody, stop working. */
  revokesTokens(persona?: Pick<Persona, "id">): void {
    this.#provider.grants.revokeAll(persona);
  }

  /** Forgets who is signed in at which browser, and who consented to what. */
  forgetsEverybody(): void {
    this.#provider.sessions.clear();
  }

  /** Learns something new of a person: another address, that the address is verified. */
  changes(persona: Pick<Persona, "id">, changes: Partial<Omit<Persona, "id">>): void {
    this.#provider.people.change(persona, changes);
  }

  /** The browsers that are at this provider's page and are asked, with whom they can choose by id. */
  get asked(): { browser: Browser; people: string[] }[] {
    return this.#browsers.flatMap((browser) => {
      const choices = this.#choices(browser).map(({ submission }) => choiceOf(submission.entries));
      const people = choices.flatMap((choice) => (choice ? [choice] : []));
      return choices.length > 0 ? [{ browser, people }] : [];
    });
  }

  get #name(): string {
    return this.#provider.definition.name;
  }

  /** The browser that is asked for consent, and the buttons of the page that asks. */
  #asked(): { browser: Browser; buttons: SubmitButton[] } {
    const asked = this.#browsers.flatMap((browser) => {
      const buttons = this.#choices(browser);
      return buttons.length > 0 ? [{ browser, buttons }] : [];
    });
    const [only] = asked;
    if (only && asked.length === 1) return only;
    const places = this.#browsers
      .map(({ actor, tab }) => `${actor.name} is at ${tab.url}`)
      .join("; ");
    throw new ExpectationError(
      only
        ? `Several browsers are at ${this.#name}'s page: ${asked.map(({ browser }) => browser.actor.name).join(", ")}. Let one of them click for itself.`
        : `No browser is at a page where ${this.#name} asks for consent: ${places || "there is no browser"}. Let somebody sign in first.`,
    );
  }

  /** The buttons by which a page of this provider asks who somebody is. */
  #choices({ tab }: Browser): SubmitButton[] {
    const endpoint = this.#provider.definition.authorizationEndpoint;
    return (tab.page?.document.clickables ?? []).filter(
      (clickable): clickable is SubmitButton =>
        clickable.kind === "submit" &&
        clickable.submission.action === endpoint &&
        choiceOf(clickable.submission.entries) !== undefined,
    );
  }
}

/**
 * The providers of a world as parts of a scenario, by the names by which it declares them.
 *
 * @param others the other parts, whose names are taken
 * @throws Error if a name is taken; the world is disposed of then
 */
export function castProviders(
  declared: WorldSetup["identityProviders"],
  world: World,
  others: object,
): Record<string, ProviderActor> {
  if (Array.isArray(declared)) return {};
  const taken = Object.keys(declared).find((name) => name in others);
  if (taken !== undefined) {
    world.dispose();
    throw new Error(
      `The identity provider "${taken}" has the name of another part of the scenario; name it otherwise.`,
    );
  }
  return Object.fromEntries(
    [...world.identityProviders].map(([name, provider]) => [
      name,
      new ProviderActor(provider, world.browsers.values()),
    ]),
  );
}

function choiceOf(entries: [name: string, value: string][]): string | undefined {
  return entries.find(([name]) => name === "persona")?.[1];
}
