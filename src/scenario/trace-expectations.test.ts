import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { APP_ORIGIN, createTestWorld, page, redirect } from "../world/testing";
import type { World } from "../world/world";
import { ExpectationError } from "./errors";
import { TraceExpectations } from "./trace-expectations";

let world: World;
let trace: TraceExpectations;
beforeEach(async () => {
  world = createTestWorld({
    [`${APP_ORIGIN}/`]: () => redirect("/a?x=1"),
    [`${APP_ORIGIN}/a`]: () => page("", [["set-cookie", "id=1"]]),
  });
  trace = new TraceExpectations(world.trace);
  const { tab } = world.browser("laptop");
  world.trace.record({ kind: "step", index: 0, caption: "First" });
  await tab.open(`${APP_ORIGIN}/`);
  world.trace.record({ kind: "step", index: 1, caption: "Second" });
  await tab.open(`${APP_ORIGIN}/a`);
  await tab.open("https://nowhere.example/");
});
afterEach(() => world.dispose());

function failureOf(expectation: () => unknown): string {
  try {
    expectation();
  } catch (error) {
    if (error instanceof ExpectationError) return error.message;
    throw error;
  }
  throw new Error("The expectation holds.");
}

describe("what has happened", () => {
  test("is found by what it is, and counted", () => {
    trace.has("GET app.example/a").times(2);
    trace.has("302 GET app.example/").times(1);
    trace.has("failed GET nowhere.example/").times(1);
    trace.has("cookie set id").times(1);
    expect(trace.has("page app.example/a").events).toHaveLength(2);
  });

  test("may be named in part", () => {
    trace.has("GET *").times(4);
    trace.has("* GET app.example/*").times(3);
    trace.hasNo("GET app.example/home");
    trace.hasNo("GET app-example/a");
  });

  test("may be looked for in the running step only", () => {
    trace.inThisStep.has("GET app.example/a").times(1);
    trace.inThisStep.hasNo("GET app.example/");
  });

  test("is told, when it is not what it should be", () => {
    expect(failureOf(() => trace.has("POST app.example/a"))).toBe(
      '"POST app.example/a" should have happened. Nothing of that kind has; there is: ' +
        "step, GET, 302, 200, cookie, page, failed.",
    );
    expect(failureOf(() => trace.has("GET app.example/b"))).toBe(
      '"GET app.example/b" should have happened. Of that kind there is: GET app.example/, ' +
        "GET app.example/a, GET nowhere.example/.",
    );
    expect(failureOf(() => trace.has("GET app.example/").times(2))).toBe(
      '"GET app.example/" should have happened 2 times but happened once.',
    );
  });

  test("is shown, when it should not have", () => {
    expect(failureOf(() => trace.hasNo("cookie set *"))).toBe(
      `"cookie set *" should not have happened but did:
1. First
Laptop → Your app: GET app.example/
Laptop ← Your app: 302 to /a (query x)
Laptop → Your app: GET app.example/a (query x)
Laptop ← Your app: 200
  cookie set id (app.example; /)`,
    );
  });
});

describe("the order in which things happened", () => {
  test("is compared, whatever lies between", () => {
    trace.hasInOrder("GET app.example/", "cookie set id", "GET app.example/a", "failed *");
  });

  test("is told, when it is another", () => {
    expect(failureOf(() => trace.hasInOrder("cookie set id", "302 *"))).toMatch(
      /^"302 \*" should have happened after "cookie set id"\. It happened only before\. Of that kind/,
    );
    expect(failureOf(() => trace.hasInOrder("GET *", "callback jwt"))).toMatch(
      /^"callback jwt" should have happened after "GET \*"\. Nothing of that kind has/,
    );
    const failed = "failed *";
    expect(failureOf(() => trace.hasInOrder(failed, failed))).toContain("It happened only before");
  });
});
