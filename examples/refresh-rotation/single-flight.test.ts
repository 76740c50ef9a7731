import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { createRefreshOnce } from "./refresh-once";
import { createSingleFlight } from "./single-flight";

beforeEach(() => vi.useFakeTimers({ toFake: ["Date"] }));
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

test("one task runs for all that ask with its key, and its result is kept for its time", async () => {
  const run = createSingleFlight<number>(1000);
  const task = vi.fn(async () => 1);
  expect(await Promise.all([run("key", task), run("key", task)])).toEqual([1, 1]);
  expect(await run("key", async () => 2)).toBe(1);
  expect(await run("other", async () => 3)).toBe(3);
  vi.setSystemTime(Date.now() + 1001);
  expect(await run("key", async () => 4)).toBe(4);
  expect(task).toHaveBeenCalledTimes(1);
});

test("the example's single flight keeps the new tokens for a minute, and then refreshes again", async () => {
  let refreshes = 0;
  vi.spyOn(globalThis, "fetch").mockImplementation(() =>
    Promise.resolve(Response.json({ access_token: `at-${++refreshes}`, refresh_token: "rt" })),
  );
  const refreshOnce = createRefreshOnce();
  for (const [later, accessToken] of [
    [0, "at-1"],
    [60_000, "at-1"],
    [1, "at-2"],
  ] as const) {
    vi.setSystemTime(Date.now() + later);
    expect(await refreshOnce("used")).toMatchObject({ accessToken });
  }
});

test("a failure reaches all that asked, and is forgotten", async () => {
  const run = createSingleFlight<number>(1000);
  const fails = () => Promise.reject(new Error("no"));
  const both = await Promise.allSettled([run("key", fails), run("key", fails)]);
  expect(both.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(await run("key", async () => 1)).toBe(1);
});
