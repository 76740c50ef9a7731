import type { ScenarioRun } from "../../scenario/run";
import { Doctor, type FrameworkPackage } from "../../doctor";
import type { TraceEvent } from "../../world/trace/events";
import type { WritePage } from "../lock-down";
import type {
  ColorScheme,
  LabCommand,
  LabReport,
  LabState,
  SessionState,
  TourState,
} from "../messages";
import type { SessionConfig } from "./auth-cookies";
import { environmentOf } from "./environment";
import { Interventions } from "./interventions";
import { oneAtATime } from "./one-at-a-time";
import { PageView } from "./page-view";
import { SealedBook } from "./sealed-book";
import { readSession } from "./session-reader";
import { StepDebugger } from "./step-debugger";
import { TokenBook } from "./token-book";
import { describeBrowsers, describeProviders } from "./world-state";

/** The platform's own timer, taken before a world puts the app's timers on its clock. */
const later = globalThis.setTimeout.bind(globalThis);

/** Rows of each table that the site gets to see: every report carries them. */
const MOST_ROWS = 500;

/** A running example: obeys the site's commands and reports the world's state and events. */
export class Lab {
  readonly #run: ScenarioRun;
  readonly #config: SessionConfig;
  readonly #interventions: Interventions;
  readonly #tokens: TokenBook;
  readonly #sealed: SealedBook;
  readonly #debugger: StepDebugger;
  readonly #doctor: Doctor;
  readonly #report: (report: LabReport) => void;
  readonly #views: ReadonlyMap<string, PageView>;
  /** Id of the browser whose page the reader sees. */
  #front: string;
  #events: TraceEvent[] = [];
  #flush: ReturnType<typeof setTimeout> | undefined;
  /** Sends what is new. To describe the world takes a moment: a later description must not come first. */
  readonly #send = oneAtATime(() => this.#sendNews());
  #busy = false;
  /** How many steps shall be done without being asked for each. */
  #goal = 1;
  #failure: string | undefined;

  constructor(
    run: ScenarioRun,
    config: SessionConfig,
    scheme: ColorScheme,
    report: (report: LabReport) => void,
    writePage: WritePage,
    framework?: FrameworkPackage,
  ) {
    this.#run = run;
    this.#config = config;
    this.#report = report;
    this.#interventions = new Interventions(run.world, config);
    this.#tokens = new TokenBook(run.world);
    this.#sealed = new SealedBook(run.world, config);
    this.#debugger = new StepDebugger(run.world, () => this.#schedule());
    const environment = environmentOf(globalThis);
    this.#doctor = new Doctor({ config, origin: run.world.appOrigin, environment, framework });
    const [first] = run.world.browsers.values();
    if (!first) throw new Error("The scenario's world has no browser.");
    this.#views = new Map(
      [...run.world.browsers.values()].map((browser) => [
        browser.id,
        new PageView(browser, scheme, writePage),
      ]),
    );
    this.#front = first.id;
    this.#bringToFront(first.id);
    run.world.trace.onEvent((event) => {
      // Where something is shown is where the reader should look.
      if (event.kind === "page" && event.browser !== this.#front) this.#bringToFront(event.browser);
      this.#events.push(event);
      this.#schedule();
    });
  }

  /** Sends what is new: one message a task, however many events it brought. */
  #schedule(): void {
    this.#flush ??= later(() => void this.#send(), 0);
  }

  /** Plays the first step, so that the reader has a page to look at. */
  async start(): Promise<void> {
    const steps = this.#run.scenario.steps.map(({ caption, why }) => ({ caption, why }));
    this.#report({ type: "lab/started", steps });
    await this.#play();
  }

  obey(command: LabCommand): void {
    switch (command.type) {
      case "lab/next-step":
        return this.#playTo(this.#run.done + 1);
      case "lab/play-to":
        return this.#playTo(command.done);
      case "lab/stop-at-requests":
        return this.#debugger.switch(command.isOn);
      case "lab/let-go":
        return this.#debugger.release();
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

  /**
   * While a step is being played, a further one is asked for in vain, but not a place further on. A
   * place that the tour has come to is no reason to go on.
   */
  #playTo(done: number): void {
    if (this.#busy) this.#goal = Math.max(this.#goal, done);
    else if (done > this.#run.done) {
      this.#goal = done;
      void this.#play();
    }
  }

  async #play(): Promise<void> {
    const { steps } = this.#run.scenario;
    this.#busy = true;
    for (let isThere = false; !isThere;) {
      this.#failure = await this.#nextStep();
      isThere = this.#isThere(steps.length);
      if (isThere) this.#busy = false;
      await this.#send();
    }
  }

  #isThere(end: number): boolean {
    return this.#failure !== undefined || this.#run.done >= Math.min(this.#goal, end);
  }

  /** @returns why the step did not work out, if it did not */
  async #nextStep(): Promise<string | undefined> {
    if (this.#run.done >= this.#run.scenario.steps.length) return undefined;
    try {
      await this.#run.next();
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  async #sendNews(): Promise<void> {
    clearTimeout(this.#flush);
    this.#flush = undefined;
    const events = this.#events.splice(0);
    // The tour points at events: none that has not been told.
    const tour = this.#tour();
    if (events.length > 0) this.#report({ type: "lab/events", events });
    this.#report({ type: "lab/state", ...(await this.#describe()), tour });
  }

  async #describe(): Promise<Omit<LabState, "tour">> {
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
      sessions,
      ...(await this.#sealed.describe()),
      tokens,
      providers: describeProviders(world),
      debugger: this.#debugger.state,
      ...(world.database && { tables: world.database.excerpts(MOST_ROWS) }),
      findings: this.#doctor.examine(world.trace.events),
    };
  }

  #tour(): TourState {
    const { done, targets, isTouched } = this.#run;
    const failure = this.#failure;
    return {
      done,
      busy: this.#busy,
      ...(failure !== undefined && { failure }),
      ...(isTouched && { touched: true }),
      ...(targets.length > 0 && { targets: [...targets] }),
    };
  }
}
