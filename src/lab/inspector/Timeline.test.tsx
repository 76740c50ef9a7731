// @vitest-environment jsdom
import { act } from "react";
import { afterEach, beforeEach, expect, test } from "vitest";

import { Stage } from "../../../tests/fuzz/panels/stage";
import type { TraceEvent, WorldEvent } from "../../sandbox/messages";
import { Timeline } from "./Timeline";

const LAPTOP = { role: "browser", name: "Alice's laptop" } as const;
const APP = { role: "app", name: "Your app" } as const;

let stage: Stage;
beforeEach(() => {
  stage = new Stage(Timeline);
});
afterEach(() => stage.close());

/** A run with one step, in which some paths are asked for. */
function show(answers: Record<string, number>): void {
  const events: TraceEvent[] = [];
  const add = (event: WorldEvent, cause?: number) => {
    events.push({ ...event, id: events.length + 1, at: 0, ...(cause && { cause }) });
    return events.length;
  };
  const step = add({ kind: "step", index: 0, caption: "She opens the page" });
  for (const [path, status] of Object.entries(answers)) {
    const url = `https://app.example${path}`;
    const message = { headers: [], body: "" };
    const asked = { from: LAPTOP, to: APP, purpose: "navigation", method: "GET" } as const;
    const request = add({ kind: "request", ...asked, ...message, url }, step);
    add({ kind: "response", request, status, ...message }, request);
  }
  const idle = { now: 0, browsers: [], front: "", tour: { done: 1, busy: false } };
  const state = { ...idle, sessions: {}, tokens: [], providers: [], findings: [] };
  stage.show({ state: { ...state, debugger: { isOn: false, queue: [] } }, events });
}

function button(name: string): HTMLElement | undefined {
  const all = [...stage.element.querySelectorAll<HTMLElement>("button")];
  return all.find(({ textContent }) => textContent?.includes(name));
}

function press(name: string): void {
  act(() => button(name)?.click());
}

test("the run before can be compared with as soon as there is one, and the first difference is marked", () => {
  show({ "/": 200, "/me": 200, "/out": 200 });
  expect(button("Compare with the run before")).toBeUndefined();
  show({ "/": 200, "/me": 401, "/out": 200 });
  press("Compare with the run before");
  const table = stage.element.querySelector('[aria-label="Compared with the run before"]');
  const marked = table?.querySelectorAll("[data-pointed]") ?? [];
  expect([...marked].map(({ textContent }) => textContent)).toEqual([
    "First difference GET https://app.example/me200401",
  ]);
  expect(table?.querySelectorAll('[data-differs="true"]')).toHaveLength(1);
  expect(stage.words).toContain("1 of 3 rows differs. Shown: 1 of 1.");
  press("Compare with the run before");
  expect(stage.element.querySelector('[aria-label="Timeline"]')).not.toBeNull();
});
