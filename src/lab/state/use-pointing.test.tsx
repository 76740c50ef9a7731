// @vitest-environment jsdom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { afterEach, expect, test } from "vitest";

import type { LabState, Target } from "../../sandbox/messages";
import { type Pointed, usePointing } from "./use-pointing";

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

const FIRST: Target = { kind: "browser", browser: "alice", words: "It" };
const FOURTH: Target = { kind: "row", event: 7, words: "refuses" };

const root = createRoot(document.body);
afterEach(() => act(() => root.render(null)));

/** What is pointed at in a run whose tour has come so far, and shall come to a place. */
function pointed(
  runs: number,
  [done, target]: [number, Target],
  place?: number,
): Pointed | undefined {
  const state = { tour: { done, busy: false, targets: [target] } } as unknown as LabState;
  let found: Pointed | undefined;
  function Probe() {
    found = usePointing({ runs, state, place }, true).pointed;
    return null;
  }
  act(() => root.render(<Probe />));
  return found;
}

test("on its way back to where the reader was, a tour opens no panel of the steps before", () => {
  expect(pointed(1, [4, FOURTH])?.target).toEqual(FOURTH);
  // A knob is turned: another run, which does the first step by itself.
  expect(pointed(2, [1, FIRST], 4)).toBeUndefined();
  expect(pointed(2, [4, FOURTH])?.target).toEqual(FOURTH);
  // Without a place to go to, the first step points as ever.
  expect(pointed(3, [1, FIRST])?.target).toEqual(FIRST);
});
