import { afterEach, describe, expect, test } from "vitest";

import type { WorldApp } from "../world/app/app-host";
import { page } from "../world/testing";
import { ExpectationError } from "./errors";
import { runScenario, ScenarioRun } from "./run";
import type { Scenario, Step } from "./types";

let run: ScenarioRun | undefined;
afterEach(() => run?.world.dispose());

const app: WorldApp = {
  config: {},
  fetch(request) {
    const { pathname } = new URL(request.url);
    if (pathname === "/broken") throw new Error("out of order");
    return page(`page ${pathname}`);
  },
};

type Names = "alice" | "bob";

function scenario(...steps: Partial<Step<Names>>[]): Scenario {
  return {
    title: "A test",
    summary: "What a test shows.",
    world: {
      app: "https://app.example",
      identityProviders: [],
      browsers: { alice: "Alice's laptop", bob: "Bob's phone" },
    },
    steps: steps.map((step, i) => ({
      caption: `Step ${i + 1}`,
      why: "",
      act: () => {},
      expect: () => {},
      ...step,
    })),
  } satisfies Scenario<Names> as unknown as Scenario;
}

describe("a run, step by step", () => {
  test("has a visitor for each browser, and the clock", async () => {
    run = new ScenarioRun(
      scenario({
        async act({ alice, bob, clock }) {
          await alice.opens("/a");
          await bob.opens("/b");
          clock.advances("1 h");
        },
        expect({ alice, bob }) {
          alice.sees("page /a");
          bob.sees("page /b");
        },
      }),
      app,
    );
    const start = run.world.clock.now();
    await run.next();
    expect(run.world.clock.now() - start).toBeGreaterThanOrEqual(3_600_000);
    expect([...run.world.browsers.keys()]).toEqual(["alice", "bob"]);
  });

  test("counts the steps that are done, and ends", async () => {
    run = new ScenarioRun(scenario({}, {}), app);
    expect(run.done).toBe(0);
    await run.next();
    await run.next();
    expect(run.done).toBe(2);
    await expect(run.next()).rejects.toThrow("The scenario has no further step.");
    expect(run.done).toBe(2);
  });

  test("records each step, as the cause of what its browsers do", async () => {
    const act: Step<Names>["act"] = ({ alice }) => alice.opens("/a");
    run = new ScenarioRun(scenario({ act }, { act }), app);
    await run.next();
    await run.world.browser("bob").tab.open("https://app.example/by-hand");
    await run.next();
    const { events } = run.world.trace;
    expect(events.map(({ kind, cause }) => [kind, cause])).toEqual([
      ["step", undefined],
      ["request", 1],
      ["response", 2],
      ["page", 1],
      ["request", undefined],
      ["response", 5],
      ["page", undefined],
      ["step", undefined],
      ["request", 8],
      ["response", 9],
      ["page", 8],
    ]);
    expect(events[7]).toMatchObject({ index: 1, caption: "Step 2" });
  });

  test("does not count a step that fails: it can be tried again", async () => {
    let works = false;
    run = new ScenarioRun(
      scenario({
        expect() {
          if (!works) throw new ExpectationError("not yet");
        },
      }),
      app,
    );
    await expect(run.next()).rejects.toThrow("not yet");
    expect([run.done, run.world.trace.ambientCause]).toEqual([0, undefined]);
    works = true;
    await run.next();
    expect(run.done).toBe(1);
  });

  test("waits for an expectation that takes time", async () => {
    run = new ScenarioRun(
      scenario({
        async expect() {
          await Promise.resolve();
          throw new ExpectationError("found out late");
        },
      }),
      app,
    );
    await expect(run.next()).rejects.toThrow("found out late");
    expect(run.done).toBe(0);
  });
});

describe("a scenario as a test", () => {
  const visit = (path: string): Partial<Step<Names>> => ({ act: ({ alice }) => alice.opens(path) });

  test("returns its transcript when every step holds, and leaves the platform alone", async () => {
    const before = [Date, fetch];
    expect(await runScenario(scenario(visit("/a"), visit("/b")), app)).toBe(
      `1. Step 1

  Alice's laptop → Your app: GET https://app.example/a
  Alice's laptop ← Your app: 200

2. Step 2

  Alice's laptop → Your app: GET https://app.example/b
  Alice's laptop ← Your app: 200
`,
    );
    expect([Date, fetch]).toEqual(before);
  });

  test("fails with the step, the reason, what led to it and what was logged", async () => {
    const before = [Date, fetch];
    const cause = new ExpectationError("This does not hold.");
    const failing = scenario(visit("/a"), {
      ...visit("/broken"),
      expect() {
        throw cause;
      },
    });
    const error: unknown = await runScenario(failing, app).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(ExpectationError);
    expect(error).toMatchObject({ name: "ExpectationError", cause });
    expect((error as Error).message).toMatch(
      /^Step "Step 2": This does not hold\.\n\nWhat led to it:\n1\. Step 1\n/,
    );
    expect((error as Error).message).toContain("GET app.example/broken");
    expect((error as Error).message).toContain("Your app did not catch Error: out of order");
    expect([Date, fetch]).toEqual(before);
  });

  test("shows the end of a long walk only", async () => {
    const many = Array.from({ length: 30 }, (_, i) => visit(`/${i}`));
    const failing = scenario(...many, {
      act: ({ alice }) => alice.clicks("nothing"),
    });
    const error = (await runScenario(failing, app).catch((thrown) => thrown)) as Error;
    expect(error.message).toContain("GET app.example/29");
    expect(error.message).toContain("…\n24. Step 24\n");
    expect(error.message).not.toContain("GET app.example/28\n");
    expect(error.message).not.toContain("Step 23");
    expect(error.message.split("\n").length).toBeLessThan(40);
  });

  test("fails with whatever a step throws", async () => {
    const failing = scenario({
      act() {
        throw "a string";
      },
    });
    await expect(runScenario(failing, app)).rejects.toThrow('Step "Step 1": a string');
  });
});
