/**
 * The record of everything that happened, each event linked to its cause; and the forms in which it
 * leaves the world: text, transcript, excerpt, HAR, sequence diagram.
 *
 * @module
 */
export * from "../../../src/world/trace/events";
export * from "../../../src/world/trace/excerpt";
export * from "../../../src/world/trace/har";
export * from "../../../src/world/trace/mermaid";
export * from "../../../src/world/trace/serialize";
export { summarize } from "../../../src/world/trace/summary";
export * from "../../../src/world/trace/trace";
export * from "../../../src/world/trace/transcript";
