import type { ScenarioRun } from "../../scenario/run";
import { Doctor } from "../../doctor";
import type { TraceEvent } from "../../world/trace/events";
import type {
  ColorScheme,
  LabCommand,
  LabReport,
  LabState,
  SessionState,
  TourState,
} from "../messages";
import { environmentOf } from "./environment";
import { Interventions } from "./interventions";
import { PageView } from "./page-view";
import { readSession, type SessionConfig } from "./session-reader";
import { TokenBook } from "./token-book";
import { describeBrowsers, describeProviders } from "./world-state";

/** The platform's own timer, taken before a world puts the app's timers on its clock. */
const later = globalThis.setTimeout.bind(globalThis);

/** A running example: obeys the site's commands and reports the world's state and events. */
export class Lab {
  readonly #run: ScenarioRun;
  readonly #config: SessionConfig;
  readonly #interventions: Interventions;
  readonly #tokens: TokenBook;
  readonly #doctor: Doctor;
  readonly #report: (report: LabReport) => void;
  readonly #views: ReadonlyMap<string, PageView>;
  /** Id of the browser whose page the reader sees. */
  #front: string;
  #events: TraceEvent[] = [];
  #flush: ReturnType<typeof setTimeout> | undefined;
  #busy = false;
  #failure: string | undefined;

  constructor(
    run: ScenarioRun,
    config: SessionConfig,
    scheme: ColorScheme,
    report: (report: LabReport) => void,
  ) {
    this.#run = run;
    this.#config = config;
    this.#report = report;
    this.#interventions = new Interventions(run.world);
    this.#tokens = new TokenBook(run.world);
    const environment = environmentOf(globalThis);
    this.#doctor = new Doctor({ config, origin: run.world.appOrigin, environment });
    const [first] = run.world.browsers.values();
    if (!first) throw new Error("The scenario's world has no browser.");
    this.#views = new Map(
      [...run.world.browsers.values()].map((browser) => [
        browser.id,
        new PageView(browser, scheme),
      ]),
    );
    this.#front = first.id;
    this.#bringToFront(first.id);
    run.world.trace.onEvent((event) => {
      // Where something is shown is where the reader should look.
      if (event.kind === "page" && event.browser !== this.#front) this.#bringToFront(event.browser);
      this.#events.push(event);
      // One message a task, however many events it brought.
      this.#flush ??= later(() => void this.#send(), 0);
    });
  }

  /** Plays the first step, so that the reader has a page to look at. */
  async start(): Promise<void> {
    this.#report({ type: "lab/started" });
    await this.#nextStep();
  }

  obey(command: LabCommand): void {
    switch (command.type) {
      case "lab/next-step":
        if (!this.#busy) void this.#nextStep();
        return;
      case "lab/appearance":
        return this.#views.forEach((view) => view.setScheme(command.scheme));
      case "lab/show-browser":
        this.#bringToFront(command.browser);
        return void this.#send();
      case "lab/navigate":
        return void this.#tab(command.browser).open(this.#resolve(command.address));
      case "lab/history":
        return void this.#tab(command.browser).go(command.delta);
      case "lab/reload":
        return void this.#tab(command.browser).reload();
      default:
        return void this.#interventions.intervene(command).then(() => this.#send());
    }
  }

  /** Shows the page of a browser. Link scanners and the like have none to show. */
  #bringToFront(browser: string): void {
    if (!this.#views.has(browser)) return;
    this.#front = browser;
    for (const [id, view] of this.#views) view.show(id === browser);
  }

  #tab(browser: string) {
    return this.#run.world.browser(browser).tab;
  }

  /** An address as a person types it. A path is the app's; what is no address fails in the tab. */
  #resolve(address: string): string {
    try {
      return new URL(address, this.#run.world.appOrigin).href;
    } catch {
      return address;
    }
  }

  async #nextStep(): Promise<void> {
    if (this.#run.done >= this.#run.scenario.steps.length) return;
    this.#busy = true;
    this.#failure = undefined;
    try {
      await this.#run.next();
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error);
    }
    this.#busy = false;
    await this.#send();
  }

  async #send(): Promise<void> {
    clearTimeout(this.#flush);
    this.#flush = undefined;
    const events = this.#events.splice(0);
    if (events.length > 0) this.#report({ type: "lab/events", events });
    this.#report({ type: "lab/state", ...(await this.#describe()) });
  }

  async #describe(): Promise<LabState> {
    const { world } = this.#run;
    const sessions: Record<string, SessionState> = {};
    for (const browser of world.browsers.values()) {
      sessions[browser.id] = await readSession(browser, this.#config);
    }
    const tokens = await this.#tokens.describe();
    return {
      now: world.clock.now(),
      browsers: describeBrowsers(world),
      front: this.#front,
      tour: this.#tour(),
      sessions,
      tokens,
      providers: describeProviders(world),
      ...(world.database && { tables: world.database.tables() }),
      findings: this.#doctor.examine(world.trace.events),
    };
  }

  #tour(): TourState {
    const { done } = this.#run;
    const failure = this.#failure;
    return { done, busy: this.#busy, ...(failure === undefined ? {} : { failure }) };
  }
}
