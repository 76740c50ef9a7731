import type { Clock } from "../world/clock";
import type { PostOffice } from "../world/mail/post-office";
import type { WorldSetup } from "../world/world";
import type { ScenarioDatabase } from "./database";
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
  /** Does it. */
  act: (cast: Cast<Names, Providers>) => void | Promise<void>;
  /** What must be true afterwards. */
  expect: (cast: Cast<Names, Providers>) => void | Promise<void>;
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
}
