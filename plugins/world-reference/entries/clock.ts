/**
 * The world's time, and the order in which things happen at a time.
 *
 * @module
 */
export * from "../../../src/world/clock";
export { Activity } from "../../../src/world/time/activity";
export { Agenda } from "../../../src/world/time/agenda";
export { parseInstant } from "../../../src/world/time/duration";
