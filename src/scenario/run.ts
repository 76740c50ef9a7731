import { excerpt } from "../world/trace/excerpt";
import type { TraceEvent } from "../world/trace/events";
import { transcript } from "../world/trace/transcript";
import type { WorldApp } from "../world/app/app-host";
import { createWorld, type World } from "../world/world";
import { ScenarioDatabase } from "./database";
import { ExpectationError } from "./errors";
import { Mailbox } from "./inbox";
import { findTarget } from "./find-target";
import { LinkScanner } from "./link-scanner";
import { castProviders } from "./provider-actor";
import { TraceExpectations } from "./trace-expectations";
import type { Target } from "./target";
import type { Cast, Scenario, Step } from "./types";
import { Visitor } from "./visitor";

/** Kinds of events by which one knows that somebody did something. */
const DEEDS: ReadonlySet<TraceEvent["kind"]> = new Set(["request", "clock", "control", "sql"]);

/** One walk through a scenario in a world of its own. */
export class ScenarioRun {
  readonly scenario: Scenario;
  readonly world: World;
  readonly #cast: Cast<string>;
  #done = 0;
  #targets: Target[] = [];
  #missing: unknown[] = [];
  /** Events in the trace when the last step ended. */
  #seen = 0;
  #isTouched = false;

  constructor(scenario: Scenario, app: WorldApp) {
    this.scenario = scenario;
    this.world = createWorld(scenario.world, app);
    const { clock, mail, appOrigin, trace } = this.world;
    const visitors = [...this.world.browsers.values()].map((browser) => {
      const address = scenario.world.mail?.addresses?.[browser.id];
      const mailbox = address === undefined ? undefined : new Mailbox(mail, address);
      return [browser.id, new Visitor(browser, appOrigin, mailbox)];
    });
    const linkScanner = new LinkScanner(this.world);
    const others = {
      ...Object.fromEntries(visitors),
      clock,
      mail,
      linkScanner,
      database: new ScenarioDatabase(this.world.database, trace),
      trace: new TraceExpectations(trace),
    };
    const providers = castProviders(scenario.world.identityProviders, this.world, others);
    this.#cast = { ...others, ...providers } as Cast<string>;
    for (const message of scenario.warnings ?? []) {
      trace.record({ kind: "log", source: "console", level: "warn", message });
    }
  }

  /** How many steps have been done: the index of the next one. */
  get done(): number {
    return this.#done;
  }

  /**
   * Whether anything has happened between the steps: somebody clicked, moved the clock, or changed the
   * world. A step that does not work out then need not be the code's fault.
   */
  get isTouched(): boolean {
    const { events } = this.world.trace;
    this.#isTouched ||= events.slice(this.#seen).some(({ kind }) => DEEDS.has(kind));
    return this.#isTouched;
  }

  /** What the step that was done last points at; what of it is not there is left out. */
  get targets(): readonly Target[] {
    return this.#targets;
  }

  /** Why something that the step points at is not there, for each: errors that say what is instead. */
  get missing(): readonly unknown[] {
    return this.#missing;
  }

  /**
   * Does the next step and checks what it expects.
   *
   * @throws ExpectationError if something does not hold; the step then counts as not done
   */
  async next(): Promise<void> {
    const index = this.#done;
    const step = this.scenario.steps[index];
    if (!step) throw new RangeError("The scenario has no further step.");
    const { trace } = this.world;
    // Remembered before the step adds events of its own.
    const isTouched = this.isTouched;
    trace.ambientCause = undefined;
    trace.ambientCause = trace.record({ kind: "step", index, caption: step.caption });
    try {
      await step.act(this.#cast);
      await this.world.clock.settles();
      await step.expect(this.#cast);
      this.#done++;
      this.#point(step);
    } finally {
      trace.ambientCause = undefined;
      this.#isTouched = isTouched;
      this.#seen = trace.events.length;
    }
  }

  #point({ look = [], why }: Step<string>): void {
    this.#targets = [];
    this.#missing = [];
    for (const one of look) {
      try {
        this.#targets.push(
          findTarget(one, why, { world: this.world, database: this.#cast.database }),
        );
      } catch (error) {
        this.#missing.push(error);
      }
    }
  }
}

/**
 * Does all steps: the scenario as a test. What they point at must be there, too.
 *
 * @returns the transcript of its HTTP exchanges
 * @throws ExpectationError naming the step, with what led to it
 */
export async function runScenario(scenario: Scenario, app: WorldApp): Promise<string> {
  const run = new ScenarioRun(scenario, app);
  try {
    for (const step of scenario.steps) {
      try {
        await run.next();
        if (run.missing.length > 0) throw run.missing[0];
      } catch (error) {
        throw withTrace(error, step.caption, run.world);
      }
    }
    return transcript(run.world.trace.events);
  } finally {
    run.world.dispose();
  }
}

function withTrace(error: unknown, caption: string, world: World): ExpectationError {
  const reason = error instanceof Error ? error.message : String(error);
  return new ExpectationError(
    `Step "${caption}": ${reason}\n\nWhat led to it:\n${excerpt(world.trace.events)}\n`,
    { cause: error },
  );
}
