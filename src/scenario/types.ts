import type { Clock } from "../world/clock";
import type { WorldSetup } from "../world/world";
import type { Visitor } from "./visitor";

/** The parts a scenario's steps play with: each browser's person by name, and the clock. */
export type Cast<Names extends string> = Record<Names, Visitor> & { clock: Clock };

/** One step of the guided tour and of the test. */
export interface Step<Names extends string> {
  /** What happens, as a sentence. */
  caption: string;
  /** Why it happens so, and what to look at; one or two sentences. */
  why: string;
  /** Does it. */
  act: (cast: Cast<Names>) => void | Promise<void>;
  /** What must be true afterwards. */
  expect: (cast: Cast<Names>) => void | Promise<void>;
}

/** The scripted walk through an example. */
export interface Scenario<Names extends string = string> {
  title: string;
  /** One sentence: what the reader will see. */
  summary: string;
  world: Omit<WorldSetup, "browsers"> & { browsers: Record<Names, string> };
  steps: Step<Names>[];
}
