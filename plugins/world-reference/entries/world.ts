/**
 * The simulated internet as a whole. It owns its parts and, while it lives, the realm's sources of
 * time, randomness and network.
 *
 * @module
 */
export { APP, type WorldApp } from "../../../src/world/app/app-host";
export type { ObservableConfig } from "../../../src/world/app/instrument";
export { SeededRandom } from "../../../src/world/random";
export * from "../../../src/world/world";
