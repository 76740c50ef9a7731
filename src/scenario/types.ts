import type { Clock } from "../world/clock";
import type { PostOffice } from "../world/mail/post-office";
import type { WorldSetup } from "../world/world";
import type { ScenarioDatabase } from "./database";
import type { Look } from "./look";
import type { LinkScanner } from "./link-scanner";
import type { ProviderActor } from "./provider-actor";
import type { TraceExpectations } from "./trace-expectations";
import type { Visitor } from "./visitor";

/** How a scenario declares its identity providers: by name, or as a list that no step calls on. */
export type DeclaredProviders = WorldSetup["identityProviders"];

/**
 * The parts a scenario's steps play with: each browser's person by name, each identity provider that
 * was declared by name, and what surrounds them.
 */
export type Cast<Names extends string, Providers extends DeclaredProviders = []> = Record<
  Names,
  Visitor
> &
  (Providers extends readonly unknown[] ? unknown : Record<keyof Providers, ProviderActor>) & {
    clock: Clock;
    mail: PostOffice;
    linkScanner: LinkScanner;
    database: ScenarioDatabase;
    trace: TraceExpectations;
  };

/** One step of the guided tour and of the test. */
export interface Step<Names extends string, Providers extends DeclaredProviders = []> {
  /** What happens, as a sentence. */
  caption: string;
  /** Why it happens so, and what to look at; one or two sentences. */
  why: string;
  /**
   * What it is about. The tour opens and marks the first when the step is done; words of `why` lead to
   * each. One that is not there fails the tests.
   */
  look?: readonly Look<NoInfer<Names>>[];
  /** Does it. */
  act: (cast: Cast<Names, Providers>) => void | Promise<void>;
  /** What must be true afterwards. */
  expect: (cast: Cast<Names, Providers>) => void | Promise<void>;
}

/**
 * A constant of the example that readers can turn without typing. It is exported at the top level of
 * its file, with its type (`export const parallel: number = 4`), and its initializer is a literal: a
 * boolean becomes a switch, a number a slider, a text a choice. Turning it edits the code, builds the world anew, and plays the tour up to where it was.
 *
 * The scenario imports the constant where what happens depends on it: every value that a knob offers
 * is played by the tests (of a slider its ends and where it stands).
 */
export interface Knob {
  /** Name of the constant. */
  name: string;
  /** The file that exports it: "auth.ts". */
  file: string;
  /** What it sets, in the reader's words. */
  label: string;
  /** What to watch when it is turned, as a sentence. */
  hint?: string;
  /** Of a number: its range, and how far apart its values are, by default 1. */
  min?: number;
  max?: number;
  step?: number;
  /** Of a number: the unit in which it is given ("s", "d", "KB"). */
  unit?: string;
  /** Of a text: the values it may have, and what each is called. */
  choices?: Record<string, string>;
}

/** The scripted walk through an example. */
export interface Scenario<
  Names extends string = string,
  Providers extends DeclaredProviders = DeclaredProviders,
> {
  title: string;
  /** One sentence: what the reader will see. */
  summary: string;
  world: Omit<WorldSetup, "browsers" | "identityProviders"> & {
    browsers: Record<Names, string>;
    identityProviders: Providers;
  };
  steps: Step<Names, Providers>[];
  /** What readers can turn, if anything. */
  knobs?: Knob[];
  /** What the code asks for and the world does not have, as sentences: written to the log of a run. */
  warnings?: string[];
}
