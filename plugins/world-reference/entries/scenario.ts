/**
 * What the `scenario.ts` of an example imports from `#scenario`, and what its steps play with: the
 * people at the browsers ({@link Visitor}), the clock, and expectations of the trace.
 *
 * @module
 */
export * from "../../../src/scenario/index";
