/** What a lab's `scenario.ts` imports from `#presets`: the world of a configuration. */
export { signInScenario } from "./sign-in-scenario";
