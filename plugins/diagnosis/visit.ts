import type { Outcome, Seen } from "../../src/components/Diagnosis/cause";
import { Mailbox } from "../../src/scenario/inbox";
import { LinkScanner } from "../../src/scenario/link-scanner";
import { Visitor } from "../../src/scenario/visitor";
import { alice as person } from "../../src/world/idp/personas";
import type { World } from "../../src/world/world";
import { readAccount } from "./app";
import type { Fault, Stage } from "./fault";
import { type Place, placeOf } from "./place";

const MAIL_SUBJECT = "Sign in to app.example";

/** Days on which Alice comes again after her first sign-in. */
const DAYS = 3;

/** The first thing that is not as it should be. */
export interface Found {
  seen: Seen;
  place: Place;
  missing?: string;
  again?: Outcome["again"];
  /** Events up to then: what is looked up and tried afterwards is no part of what a person can paste. */
  events: number;
  /** The state of the browser at that time. */
  cookie: boolean;
  session: Outcome["session"];
}

/** What a visit sees at one time. */
type Sight = Pick<Found, "seen" | "missing"> | undefined;

/** The standard visit of a site with a fault. */
export class Visit implements Stage {
  readonly world: World;
  readonly alice: Visitor;
  readonly scanner: LinkScanner;
  readonly deploys: Stage["deploys"];
  readonly #fault: Fault;
  readonly #other: Visitor;
  readonly #wantsToken: boolean;
  /** Whether an error has kept a person from the next click. */
  #isStuck = false;
  /** The account as it was shown after the first sign-in. */
  #first: Record<string, unknown> | undefined;

  constructor(
    fault: Fault,
    { world, strategy }: { world: World; strategy: "jwt" | "database" },
    deploys: Stage["deploys"],
  ) {
    this.#fault = fault;
    this.world = world;
    // Sessions in a database have no token of the provider in this app.
    this.#wantsToken = strategy === "jwt" && (fault.way ?? "provider") === "provider";
    this.deploys = deploys;
    const home = world.appOrigin;
    const mailbox = new Mailbox(world.mail, person.email ?? "");
    this.alice = new Visitor(world.browser("alice"), home, mailbox);
    this.#other = new Visitor(world.browser("other"), home);
    this.scanner = new LinkScanner(world);
  }

  /** Where Alice's browser is. */
  get place(): Place {
    return placeOf(this.world, "alice");
  }

  /** Goes through the visit until something is wrong. */
  async run(): Promise<Found> {
    const first = (await this.#opensAccount()) ?? (await this.#signsIn(this.#fault.visit));
    if (first) {
      const found = await this.#found(first);
      return first.seen === "not-asked" ? found : { ...found, again: await this.#again(found) };
    }
    await this.#fault.later?.(this);
    const then =
      (await this.#staysIn()) ??
      (await this.#othersStayOut()) ??
      (await this.#signsOut()) ??
      (await this.#comesAgain());
    return this.#found(then ?? { seen: "works" });
  }

  enters = async (): Promise<void> => {
    const { alice } = this;
    switch (this.#fault.way ?? "provider") {
      case "provider":
        await alice.clicks("Sign in with Acme ID");
        return this.agrees();
      case "password":
        alice.fills("Password", "right");
        return alice.clicks("Sign in with Credentials");
      case "mail":
        alice.fills("Email", person.email ?? "");
        await alice.clicks("Sign in with Resend");
        return alice.clicksLinkInMail(MAIL_SUBJECT);
      case "passkey":
        return alice.registersPasskey({ email: person.email ?? "" });
    }
  };

  /** Agrees at the provider, which does not ask whom it knows already. */
  async agrees(): Promise<void> {
    if (this.place.kind === "consent") await this.alice.clicks("Continue as Alice Example");
  }

  /** Tries what a person does; who finds nothing to click stays where they are. */
  async #tries(doing: () => Promise<void>): Promise<void> {
    try {
      await doing();
    } catch (error) {
      if (!(error instanceof Error) || error.name !== "ExpectationError") throw error;
      this.#isStuck = true;
    }
  }

  async #opensAccount(): Promise<Sight> {
    await this.alice.opens("/account");
    const { kind } = this.place;
    if (kind === "sign-in") return undefined;
    return { seen: kind === "account" ? "not-asked" : seenAt(this.place) };
  }

  async #signsIn(doing: Fault["visit"] = () => this.enters()): Promise<Sight> {
    const before = this.world.trace.events.length;
    await this.#tries(() => doing(this));
    const { kind } = this.place;
    if (kind === "account") return this.#looksAtAccount();
    if (kind === "other-page" || kind === "sign-in") {
      const sent = this.world.trace.events
        .slice(before)
        .some((event) => event.kind === "request" && event.purpose === "navigation");
      if (!sent || (this.#isStuck && kind === "sign-in" && !this.place.error)) {
        return { seen: "no-start" };
      }
    }
    return { seen: seenAt(this.place) };
  }

  /** Whether the page for members knows its reader. */
  #looksAtAccount(): Sight {
    const shown = this.#account(this.alice);
    const { user, accessToken } = (shown ?? {}) as {
      user?: Record<string, unknown>;
      accessToken?: string;
    };
    const before = this.#first as typeof shown;
    this.#first ??= shown;
    if (user?.["id"] === undefined || user["id"] === null)
      return { seen: "missing", missing: "id" };
    if (user["name"] === undefined && !["mail", "passkey"].includes(this.#fault.way ?? "")) {
      return { seen: "missing", missing: "name" };
    }
    const had = (before as { accessToken?: string } | undefined)?.accessToken;
    const wants = !before && this.#wantsToken;
    if ((had || wants) && !accessToken) return { seen: "missing", missing: "access token" };
    const earlier = (before as { user?: Record<string, unknown> } | undefined)?.user;
    if (earlier && earlier["id"] !== user["id"]) return { seen: "missing", missing: "the same id" };
    return undefined;
  }

  #account(visitor: Visitor): Record<string, unknown> | undefined {
    const browser = visitor === this.alice ? "alice" : "other";
    const text = this.world.browser(browser).tab.page?.document.text ?? "";
    return readAccount(text);
  }

  async #staysIn(): Promise<Sight> {
    for (let day = 0; day < DAYS; day++) {
      if (day > 0) this.world.clock.advances("1 d");
      await this.alice.opens("/account");
      const { kind } = this.place;
      if (kind === "sign-in") return { seen: "signed-out-later" };
      if (kind !== "account") return { seen: seenAt(this.place) };
      const sight = this.#looksAtAccount();
      if (sight) return sight;
    }
    return undefined;
  }

  async #othersStayOut(): Promise<Sight> {
    await this.#other.opens("/account");
    return this.#account(this.#other) ? { seen: "not-asked" } : undefined;
  }

  async #signsOut(): Promise<Sight> {
    await this.#tries(async () => {
      if (this.#fault.leaves) return this.#fault.leaves(this);
      await this.alice.opens("/auth/signout");
      await this.alice.clicks("Sign out");
    });
    const after = this.place;
    await this.alice.opens("/account");
    if (this.place.kind === "account") return { seen: "stays-in" };
    return ["other-page", "sign-in"].includes(after.kind) ? undefined : { seen: seenAt(after) };
  }

  async #comesAgain(): Promise<Sight> {
    const { way } = this.#fault;
    // A passkey is registered once; to come again is another ceremony.
    if (way === "passkey") return undefined;
    await this.alice.opens("/account");
    const sight = await this.#signsIn();
    return sight && (sight.seen === "missing" ? sight : { seen: "second-time" });
  }

  /** What a second attempt in the same browser comes to, done as one usually does. */
  async #again(found: Found): Promise<Outcome["again"]> {
    this.#isStuck = false;
    const sight = (await this.#opensAgain()) ?? (await this.#signsIn());
    if (!sight) return "works";
    const { place } = this;
    const isSame = sight.seen === found.seen && place.error === found.place.error;
    return isSame ? "same" : "differs";
  }

  async #opensAgain(): Promise<Sight> {
    await this.alice.opens("/account");
    const { kind } = this.place;
    if (kind === "account" || kind === "sign-in") return undefined;
    return { seen: seenAt(this.place) };
  }

  async #found(sight: NonNullable<Sight>): Promise<Found> {
    const { place, world } = this;
    const cookie = world
      .browser("alice")
      .jar.list()
      .some(({ name }) => name.includes("session-token"));
    const events = world.trace.events.length;
    return { ...sight, place, events, cookie, session: await this.#session() };
  }

  /** What the session endpoint says to Alice's browser; the log is left as it was. */
  async #session(): Promise<Outcome["session"]> {
    const response = await this.world
      .browser("alice")
      .load({
        url: `${this.world.appOrigin}/auth/session`,
        method: "GET",
        purpose: "fetch",
        initiator: `${this.world.appOrigin}/`,
        navigation: false,
      })
      .catch(() => undefined);
    const text = (await response?.text().catch(() => "")) ?? "";
    if (response?.ok !== true) return "error";
    if (text.trim() === "null") return "nobody";
    return text.startsWith("{") ? "somebody" : "error";
  }
}

/** What a person calls the place where they have ended. */
function seenAt({ kind, error }: Place): Seen {
  if (kind === "sign-in") return error === null ? "signed-out" : "sign-in-error";
  if (kind === "consent") return "no-start";
  if (kind === "account") return "works";
  if (kind === "verify") return "no-mail";
  return kind;
}
