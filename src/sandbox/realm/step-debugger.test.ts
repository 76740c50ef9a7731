import { afterEach, expect, test, vi } from "vitest";

import { APP_ORIGIN, createTestWorld, page, requestsOf } from "../../world/testing";
import type { World } from "../../world/world";
import { StepDebugger } from "./step-debugger";

let world: World;
afterEach(() => world.dispose());

const API = "https://api.example";

function open() {
  const ask = (...paths: string[]) => Promise.all(paths.map((path) => fetch(API + path)));
  world = createTestWorld({
    [`${APP_ORIGIN}/`]: () => page(`<img src="/picture.svg"><a href="/next">Next</a>`),
    [`${APP_ORIGIN}/next`]: () => page("<p>there</p>"),
    [`${APP_ORIGIN}/two`]: async () => {
      const answers = await ask("/a", "/b");
      return page(`<p>${answers.map(({ status }) => status).join()}</p>`);
    },
    [`${APP_ORIGIN}/five`]: async () => {
      await ask("/a", "/b", "/c", "/d", "/e");
      return page("<p>five</p>");
    },
    [`${APP_ORIGIN}/nested`]: async () => {
      await ask("/outer", "/a");
      return page("<p>nested</p>");
    },
    [`${API}/outer`]: async () => {
      await ask("/b", "/c");
      return new Response("outer");
    },
    ...Object.fromEntries(
      ["a", "b", "c", "d", "e"].map((name) => [`${API}/${name}`, () => new Response(name)]),
    ),
  });
  const changes = vi.fn();
  return { debugging: new StepDebugger(world, changes), changes, tab: world.browser("laptop").tab };
}

/** The paths of the requests that wait, in their order. */
function waiting({ state }: StepDebugger): string[] {
  return state.queue.map((id) => {
    const event = world.trace.events[id - 1];
    return event?.kind === "request" ? new URL(event.url).pathname : "";
  });
}

/** Lets requests go one by one, and says which have to wait at each: nothing may be lost. */
async function expectQueues(debugging: StepDebugger, queues: string[][]): Promise<void> {
  for (const queue of queues) {
    await vi.waitFor(() => expect(waiting(debugging)).toEqual(queue));
    debugging.release();
  }
}

test("it holds each request until it is let go, and pictures pass", async () => {
  const { debugging, changes, tab } = open();
  expect(debugging.state).toEqual({ isOn: false, queue: [] });
  debugging.switch(true);
  expect(debugging.state).toEqual({ isOn: true, queue: [] });
  const opened = tab.open(`${APP_ORIGIN}/`);
  await vi.waitFor(() => expect(debugging.state).toEqual({ isOn: true, queue: [1] }));
  expect(tab.page).toBeUndefined();
  changes.mockClear();
  debugging.release();
  expect(debugging.state).toEqual({ isOn: true, queue: [] });
  expect(changes).toHaveBeenCalledOnce();
  await opened;
  expect(requestsOf(world).map(({ purpose }) => purpose)).toEqual(["navigation", "image"]);
  debugging.release();
});

test("of two requests at a time the second waits until the first has been let go", async () => {
  const { debugging, tab } = open();
  debugging.switch(true);
  const opened = tab.open(`${APP_ORIGIN}/two`);
  await expectQueues(debugging, [["/two"], ["/a", "/b"], ["/b"]]);
  await opened;
  expect(tab.page?.document.text).toBe("200,200");
  await world.clock.settles();
});

test("five at a time go one by one, in the order in which they were sent", async () => {
  const { debugging, tab } = open();
  debugging.switch(true);
  const opened = tab.open(`${APP_ORIGIN}/five`);
  const all = ["/a", "/b", "/c", "/d", "/e"];
  await expectQueues(debugging, [["/five"], ...all.map((_, index) => all.slice(index))]);
  await opened;
  expect(tab.page?.document.text).toBe("five");
  await world.clock.settles();
});

test("what is sent to answer one of them waits behind those that were there before", async () => {
  const { debugging, tab } = open();
  debugging.switch(true);
  const opened = tab.open(`${APP_ORIGIN}/nested`);
  await expectQueues(debugging, [["/nested"], ["/outer", "/a"]]);
  await expectQueues(debugging, [["/a", "/b", "/c"], ["/b", "/c"], ["/c"]]);
  await opened;
  expect(tab.page?.document.text).toBe("nested");
  await world.clock.settles();
});

test.each(["/next", "/two", "/five", "/nested"])(
  "switched off, it lets go all that it holds, and holds nothing more: %s",
  async (path) => {
    const { debugging, tab } = open();
    debugging.switch(true);
    const opened = tab.open(APP_ORIGIN + path);
    await expectQueues(debugging, [[path]]);
    if (path !== "/next") await vi.waitFor(() => expect(waiting(debugging)).toContain("/a"));
    debugging.switch(false);
    await opened;
    await tab.open(`${APP_ORIGIN}/next`);
    expect(tab.page?.document.text).toBe("there");
    expect(debugging.state).toEqual({ isOn: false, queue: [] });
    await world.clock.settles();
  },
);
