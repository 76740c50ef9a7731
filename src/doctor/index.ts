import type { TraceEvent } from "../world/trace/events";
import type { Finding } from "./finding";

export type { Finding } from "./finding";

/**
 * The parts of an evaluated `AuthConfig` that the doctor looks at. It names them itself, as the world
 * does, so that it can be given what is no valid config.
 */
export interface Diagnosable {
  providers?: unknown;
}

/** What the doctor looks at: the configuration as it was evaluated, and what happened with it. */
export interface Patient {
  config: Diagnosable;
  events: readonly TraceEvent[];
}

/** What is wrong with a configuration, the gravest first. Total: whatever is in the config. */
export function diagnose(_patient: Patient): Finding[] {
  return [];
}
