// @vitest-environment jsdom
import { act, useEffect } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Stage } from "../../../tests/fuzz/panels/stage";
import type { LabCommand, Target } from "../../sandbox/messages";
import { LabScope, useLab } from "../state/lab-context";
import type { Pointed } from "../state/use-pointing";
import { GuidedTour } from "./GuidedTour";

/** Steps with texts of 6 and of 41 words. */
const steps = [
  { caption: "She signs in", why: "It is short." },
  { caption: "She asks", why: "word ".repeat(39) },
  { caption: "The last", why: "It ends." },
];
const command = vi.fn<(command: LabCommand) => void>();
const goTo = vi.fn<(done: number) => void>();
/** Is told what the tour points at, as the panels are. */
const point = vi.fn<(pointed: Pointed | undefined) => void>();

function Tour() {
  const lab = useLab();
  const { pointed } = lab;
  useEffect(() => point(pointed), [pointed]);
  return (
    <LabScope lab={{ ...lab, steps, command, goTo, alive: true }}>
      <GuidedTour />
    </LabScope>
  );
}

const FORM: Target = { kind: "browser", browser: "alice", words: "It" };
const ANSWER: Target = { kind: "row", event: 7, words: "short" };

let stage: Stage;
beforeEach(() => {
  vi.useFakeTimers();
  command.mockClear();
  stage = new Stage(Tour);
  done(1);
});
afterEach(() => {
  stage.close();
  vi.useRealTimers();
});

function done(count: number) {
  stage.report({ tour: { done: count, busy: false } });
}

function press(name: string) {
  const buttons = [...stage.element.querySelectorAll<HTMLElement>("button, [role=button]")];
  act(() => buttons.find(({ textContent }) => textContent === name)?.click());
}

/** Lets time pass. @returns how many steps have been asked for since */
function asked(milliseconds: number): number {
  command.mockClear();
  act(() => void vi.advanceTimersByTime(milliseconds));
  return command.mock.calls.filter(([{ type }]) => type === "lab/next-step").length;
}

test("a tour that plays by itself waits for as long as a step takes to read", () => {
  press("Play");
  expect(asked(2_400)).toBe(0);
  expect(asked(100)).toBe(1);
  done(2);
  expect(asked(41 * 250 - 1)).toBe(0);
  expect(asked(1)).toBe(1);
});

test("a tour that plays can be paused, and stops at its end", () => {
  press("Play");
  press("Pause");
  expect(asked(60_000)).toBe(0);
  press("Play");
  done(3);
  expect(asked(60_000)).toBe(0);
});

test("the number of a step leads to it", () => {
  const numbers = [...stage.element.querySelectorAll("button")].filter(({ textContent }) =>
    /^\d/.test(textContent),
  );
  expect(numbers.map(({ textContent }) => textContent)).toEqual([
    "1 She signs in",
    "2 She asks",
    "3 The last",
  ]);
  for (const number of numbers) act(() => number.click());
  expect(goTo.mock.calls).toEqual([[1], [2], [3]]);
});

test("a step that did not work out says what the doctor knows, and gives the step before back", () => {
  stage.report({
    tour: { done: 2, busy: false, failure: "There is no button." },
    findings: [
      {
        rule: "rule",
        severity: "broken",
        title: "The session callback throws",
        reason: "It reads what is not there.",
        consequence: "Nobody is signed in.",
        fix: "Return the session.",
        links: [],
      },
    ],
  });
  const alert = stage.element.querySelector("[role=alert]")?.textContent;
  expect(alert).toContain("Step 3, “The last”, did not work out here.");
  expect(alert).toContain("There is no button.");
  expect(alert).toContain("The session callback throws");
  expect(alert).toContain("Return the session.");
  goTo.mockClear();
  press("Restore step 2");
  expect(goTo.mock.calls).toEqual([[2]]);
});

test("a step that did not work out leads to the line in which the newest error was thrown", () => {
  const line = "    throw new Error('no');";
  stage.edit({ "auth.ts": `export default {\n${line}\n};` });
  const event = {
    id: 1,
    at: 0,
    kind: "log" as const,
    source: "auth.js" as const,
    level: "error" as const,
    code: "CallbackRouteError",
    message: "Read more\nCaused by Error: no",
    place: { path: "auth.ts", line: 2 },
  };
  stage.report({ tour: { done: 2, busy: false, failure: "There is no button." } }, [event]);
  press("auth.ts, line 2");
  const target = { kind: "file", file: "auth.ts", text: line, line: 2, words: "auth.ts, line 2" };
  expect(point.mock.lastCall?.[0]?.target).toEqual(target);
});

test("a step points at its first target, and words of its text at the others", () => {
  const targets = [FORM, ANSWER];
  stage.report({ tour: { done: 1, busy: false, targets } });
  expect(point.mock.lastCall?.[0]?.target).toEqual(FORM);
  const first = point.mock.lastCall?.[0];
  // Another report of the same step opens nothing anew.
  stage.report({ tour: { done: 1, busy: false, targets: structuredClone(targets) }, now: 1 });
  expect(point.mock.lastCall?.[0]).toBe(first);
  press("short");
  expect(point.mock.lastCall?.[0]?.target).toEqual(ANSWER);
  press("It");
  expect(point.mock.lastCall?.[0]?.target).toEqual(FORM);
  expect(point.mock.lastCall?.[0]).not.toBe(first);
});

test("what is pointed at is unmarked while the next step is played, and is another afterwards", () => {
  stage.report({ tour: { done: 1, busy: false, targets: [FORM] } });
  press("It");
  stage.report({ tour: { done: 1, busy: true, targets: [FORM] } });
  expect(point.mock.lastCall?.[0]).toBeUndefined();
  stage.report({ tour: { done: 2, busy: false, targets: [ANSWER] } });
  expect(point.mock.lastCall?.[0]?.target).toEqual(ANSWER);
  stage.report({ tour: { done: 3, busy: false } });
  expect(point.mock.lastCall?.[0]).toBeUndefined();
});

test("a step that does not work out after something was done by hand is offered to be restored", () => {
  stage.report({ tour: { done: 2, busy: false, failure: "There is no button.", touched: true } });
  expect(stage.element.querySelector("[role=alert]")).toBeNull();
  const offer = stage.element.querySelector("[role=status]")?.textContent;
  expect(offer).toContain("Step 3, “The last”, needs the world as the tour left it.");
  goTo.mockClear();
  press("Restore step 2 and go on");
  expect(goTo.mock.calls).toEqual([[3, true]]);
});

test("the button for the next step says why it is off", () => {
  const reason = () => {
    const next = [...stage.element.querySelectorAll("button")].find(
      ({ textContent }) => textContent === "Next step",
    );
    const said = document.getElementById(next?.getAttribute("aria-describedby") ?? "");
    return [next?.getAttribute("aria-disabled"), said?.textContent];
  };
  expect(reason()).toEqual(["false", undefined]);
  stage.report({ tour: { done: 1, busy: true }, debugger: { isOn: true, queue: [7] } });
  expect(reason()).toEqual(["true", "Stopped before a request. Send the request"]);
  press("Send the request");
  expect(command).toHaveBeenLastCalledWith({ type: "lab/let-go" });
  done(3);
  expect(reason()).toEqual(["true", "This was the last step."]);
});
