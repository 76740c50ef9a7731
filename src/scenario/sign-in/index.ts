/** What a lab's `scenario.ts` imports from `#sign-in`: the world of a configuration. */
export { signInScenario } from "./sign-in-scenario";
