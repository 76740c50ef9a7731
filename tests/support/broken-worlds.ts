import type { ScenarioRun } from "../../src/scenario/run";
import { WEBMAIL_ORIGIN } from "../../src/world/mail/webmail";
import type { Actor, TraceEvent } from "../../src/world/trace/events";
import type { World } from "../../src/world/world";
import type { Start } from "./fresh-runs";

/** A world in which a step cannot come to what it is about. */
interface BrokenWorld {
  name: string;
  /** Whether a step whose events these are, where all is well, must notice. */
  concerns(events: readonly TraceEvent[]): boolean;
  /** Breaks the world, for good: what a step mends stays broken. */
  breaks(world: World): void;
}

/** The worlds in which no step may seem to have happened. */
export const BROKEN_WORLDS: BrokenWorld[] = [
  {
    name: "the identity providers are down",
    concerns: (events) => exchanges(events, "identity-provider"),
    breaks: (world) => providersAreDown(world),
  },
  {
    name: "mail is down",
    concerns: (events) => exchanges(events, "mail-service") || has(events, "mail"),
    breaks: (world) => mailIsDown(world),
  },
  {
    name: "the database is down",
    concerns: (events) => has(events, "sql"),
    breaks: (world) => databaseIsDown(world),
  },
  {
    name: "everything is down",
    concerns: (events) => has(events, "request") || has(events, "sql"),
    breaks(world) {
      providersAreDown(world);
      mailIsDown(world);
      databaseIsDown(world);
      areDown(world, world.network.origins);
    },
  },
  {
    name: "the user refuses",
    concerns: (events) => isAsked(events) && !refuses(events),
    breaks(world) {
      for (const provider of world.identityProviders.values()) {
        const faults = { deniesConsent: true, authorizationError: "access_denied" } as const;
        Object.defineProperty(provider, "faults", { get: () => faults, set: () => {} });
      }
      for (const { credentials } of world.browsers.values()) {
        for (let prompt = 0; prompt < 10; prompt++) credentials.cancelNextPrompt();
      }
    },
  },
];

function has(events: readonly TraceEvent[], kind: TraceEvent["kind"]): boolean {
  return events.some((event) => event.kind === kind);
}

/** Whether somebody asks a host of this kind for more than a picture or a style sheet. */
function exchanges(events: readonly TraceEvent[], role: Actor["role"]): boolean {
  return events.some(
    (event) =>
      event.kind === "request" &&
      event.to.role === role &&
      event.purpose !== "image" &&
      event.purpose !== "style",
  );
}

/** Whether a person's consent, or their passkey, is asked for. */
function isAsked(events: readonly TraceEvent[]): boolean {
  const isAuthorization = (event: TraceEvent) =>
    event.kind === "request" &&
    event.to.role === "identity-provider" &&
    event.purpose === "navigation";
  return has(events, "authenticator") || events.some(isAuthorization);
}

/** Whether the person refuses as it is. */
function refuses(events: readonly TraceEvent[]): boolean {
  return events.some(
    (event) =>
      (event.kind === "request" && /[?&]error=access_denied\b/.test(event.url)) ||
      (event.kind === "authenticator" && event.error !== undefined),
  );
}

function areDown({ network }: World, origins: readonly string[]): void {
  for (const origin of origins) network.setCondition(origin, { down: true });
}

function providersAreDown(world: World): void {
  for (const { origins } of world.identityProviders.values()) areDown(world, origins);
}

function mailIsDown({ mail, network }: World): void {
  for (const { name } of mail.services) mail.breaks(name, "unreachable");
  if (network.origins.includes(WEBMAIL_ORIGIN))
    network.setCondition(WEBMAIL_ORIGIN, { down: true });
}

function databaseIsDown({ database }: World): void {
  if (!database) return;
  database.setFaults({ down: true });
  database.setFaults = () => {};
  database.query = () => {
    throw new Error("unable to open database file");
  };
}

/** What came of a step's expectations in a broken world. */
export interface Trial {
  world: string;
  caption: string;
  /** Why it did not hold; undefined: it held. */
  error: Error | undefined;
}

/**
 * Whether a failure tells a reader what was looked for: in words that were written for it, not those
 * of an error that the code ran into.
 */
export function isTold(error: Error | undefined): boolean {
  if (!error || !["Error", "ExpectationError"].includes(error.name)) return false;
  return (
    /\bshould\b|^There is no|^No |^Nothing /.test(error.message) && !/[.!?]"\./.test(error.message)
  );
}

/**
 * Tries the expectations of each step in each broken world that concerns it: what came before is
 * played where all is well, and what the step does is done as far as it can be.
 */
export async function tryBroken(start: Start): Promise<Trial[]> {
  const trials: Trial[] = [];
  for (const [index, { caption, events }] of (await playWell(start)).entries()) {
    for (const broken of BROKEN_WORLDS) {
      if (!broken.concerns(events)) continue;
      const error = await tryStep(start, index, broken);
      trials.push({ world: broken.name, caption, error });
    }
  }
  return trials;
}

async function playWell(start: Start): Promise<{ caption: string; events: TraceEvent[] }[]> {
  const steps: { caption: string; events: TraceEvent[] }[] = [];
  await withRun(start(), async (run) => {
    for (const { caption } of run.scenario.steps) {
      const before = run.world.trace.events.length;
      await run.next();
      steps.push({ caption, events: run.world.trace.events.slice(before) });
    }
  });
  return steps;
}

/** @returns why the step's expectations do not hold, if they do not */
async function tryStep(
  start: Start,
  index: number,
  broken: BrokenWorld,
): Promise<Error | undefined> {
  const run = start((steps, world) => {
    const step = steps[index];
    if (!step) throw new RangeError(`There is no step ${index}.`);
    const { act } = step;
    step.act = async (cast) => {
      broken.breaks(world());
      try {
        await act(cast);
      } catch {
        // The tour ends here already; the expectations are tried nevertheless.
      }
    };
  });
  return withRun(run, async () => {
    while (run.done < index) await run.next();
    return run.next().then(
      () => undefined,
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    );
  });
}

async function withRun<Result>(
  run: ScenarioRun,
  use: (run: ScenarioRun) => Promise<Result>,
): Promise<Result> {
  try {
    return await use(run);
  } finally {
    run.world.dispose();
  }
}
