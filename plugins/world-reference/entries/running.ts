/**
 * How a scenario is played: step by step, as the lab does, or as a whole, as a test does.
 *
 * @module
 */
export { ExpectationError } from "../../../src/scenario/errors";
export { runScenario, ScenarioRun } from "../../../src/scenario/run";
