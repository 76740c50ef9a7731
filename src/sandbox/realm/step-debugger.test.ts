import { afterEach, expect, test, vi } from "vitest";

import { APP_ORIGIN, createTestWorld, page, requestsOf } from "../../world/testing";
import type { World } from "../../world/world";
import { StepDebugger } from "./step-debugger";

let world: World;
afterEach(() => world.dispose());

function open() {
  world = createTestWorld({
    [`${APP_ORIGIN}/`]: () => page(`<img src="/picture.svg"><a href="/next">Next</a>`),
    [`${APP_ORIGIN}/next`]: () => page("<p>there</p>"),
  });
  const changes = vi.fn();
  return { debugging: new StepDebugger(world, changes), changes, tab: world.browser("laptop").tab };
}

test("it holds each request until it is let go, and pictures pass", async () => {
  const { debugging, changes, tab } = open();
  expect(debugging.state).toEqual({ isOn: false });
  debugging.switch(true);
  expect(debugging.state).toEqual({ isOn: true });
  const opened = tab.open(`${APP_ORIGIN}/`);
  await vi.waitFor(() => expect(debugging.state).toEqual({ isOn: true, held: 1 }));
  expect(tab.page).toBeUndefined();
  debugging.release();
  expect(debugging.state).toEqual({ isOn: true });
  await opened;
  expect(requestsOf(world).map(({ purpose }) => purpose)).toEqual(["navigation", "image"]);
  expect(changes).toHaveBeenCalled();
  debugging.release();
});

test("switched off, it lets go what it holds, and holds nothing more", async () => {
  const { debugging, tab } = open();
  debugging.switch(true);
  const opened = tab.open(`${APP_ORIGIN}/`);
  await vi.waitFor(() => expect(debugging.state.held).toBe(1));
  debugging.switch(false);
  await opened;
  await tab.open(`${APP_ORIGIN}/next`);
  expect(tab.page?.document.text).toBe("there");
  expect(debugging.state).toEqual({ isOn: false });
});
