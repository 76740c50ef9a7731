/**
 * The record of everything that happened, each event linked to its cause; and the forms in which it
 * leaves the world: transcript, excerpt, HAR.
 *
 * @module
 */
export * from "../../../src/world/trace/events";
export * from "../../../src/world/trace/excerpt";
export * from "../../../src/world/trace/har";
export { summarize } from "../../../src/world/trace/summary";
export * from "../../../src/world/trace/trace";
export * from "../../../src/world/trace/transcript";
