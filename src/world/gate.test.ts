import { afterEach, expect, test, vi } from "vitest";

import { APP_ORIGIN, createTestWorld, page, requestsOf } from "./testing";
import type { World } from "./world";

let world: World;
afterEach(() => world.dispose());

/** Holds requests until they are let go, one at a time. */
function hold(network: World["network"]) {
  const waiting: (() => void)[] = [];
  const held: number[] = [];
  network.gate = (request) => {
    held.push(request);
    return new Promise((resolve) => waiting.push(resolve));
  };
  return { held, next: () => waiting.shift()?.() };
}

test("a gate stops each request before it goes, and the world's time with it", async () => {
  const asked: string[] = [];
  world = createTestWorld({
    [`${APP_ORIGIN}/`]: () => {
      asked.push("/");
      return new Response(null, { status: 302, headers: { location: "/next" } });
    },
    [`${APP_ORIGIN}/next`]: () => {
      asked.push("/next");
      return page("<p>there</p>");
    },
  });
  const { network, clock } = world;
  const gate = hold(network);
  const start = clock.now();
  const { tab } = world.browser("laptop");
  const opened = tab.open(`${APP_ORIGIN}/`);
  await vi.waitFor(() => expect(gate.held).toEqual([1]));
  expect([asked, clock.now() - start]).toEqual([[], 0]);
  gate.next();
  await vi.waitFor(() => expect(gate.held).toHaveLength(2));
  expect([asked, clock.now() - start]).toEqual([["/"], 24]);
  gate.next();
  await opened;
  expect(tab.page?.document.text).toBe("there");
  expect(clock.now() - start).toBe(48);
});

test("meanwhile nobody else goes on, and no timer fires", async () => {
  const fired: string[] = [];
  world = createTestWorld(
    {
      [`${APP_ORIGIN}/`]: () => {
        setTimeout(() => fired.push("timer"), 1_000);
        return page("<p>home</p>");
      },
    },
    { browsers: { laptop: "Laptop", phone: "Phone" } },
  );
  await world.browser("laptop").tab.open(`${APP_ORIGIN}/`);
  const gate = hold(world.network);
  const both = Promise.all(
    ["laptop", "phone"].map((id) => world.browser(id).tab.open(`${APP_ORIGIN}/`)),
  );
  await vi.waitFor(() => expect(gate.held).toHaveLength(1));
  const before = world.clock.now();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect([gate.held.length, fired, world.clock.now()]).toEqual([1, [], before]);
  world.network.gate = undefined;
  gate.next();
  await both;
  expect(requestsOf(world)).toHaveLength(3);
});

test("without a gate nothing is stopped", async () => {
  world = createTestWorld({ [`${APP_ORIGIN}/`]: () => page("<p>home</p>") });
  expect(world.network.gate).toBeUndefined();
  await world.browser("laptop").tab.open(`${APP_ORIGIN}/`);
  expect(requestsOf(world)).toHaveLength(1);
});
