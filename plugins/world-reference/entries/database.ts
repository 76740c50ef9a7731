/**
 * The app's database: SQLite, observed statement by statement, and what can go wrong with it.
 *
 * @module
 */
export { ScenarioDatabase } from "../../../src/scenario/database";
export * from "../../../src/world/database/faults";
export * from "../../../src/world/database/world-database";
