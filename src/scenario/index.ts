/** The public face of the scenario language: what an example's `scenario.ts` imports. */
import type { Scenario } from "./types";

export { github } from "../world/idp/github";
export { openIdProvider } from "../world/idp/openid-provider";
export { alice, bob } from "../world/idp/personas";
export type { Scenario, Step } from "./types";

/** Types a scenario: the names of its browsers are the people its steps can name. */
export function defineScenario<Names extends string>(scenario: Scenario<Names>): Scenario<Names> {
  return scenario;
}
