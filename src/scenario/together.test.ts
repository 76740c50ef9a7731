import { describe, expect, test } from "vitest";

import type { WorldApp } from "../world/app/app-host";
import { page } from "../world/testing";
import { runScenario, ScenarioRun } from "./run";
import { together } from "./together";
import type { Scenario, Step } from "./types";

type Names = "alice" | "bob";

function scenario(
  act: Step<Names>["act"],
  expectation: Step<Names>["expect"] = () => {},
): Scenario {
  return {
    title: "A race",
    summary: "Who is first.",
    world: {
      app: "https://app.example",
      identityProviders: [],
      browsers: { alice: "Alice's laptop", bob: "Bob's phone" },
    },
    steps: [{ caption: "They race", why: "", act, expect: expectation }],
  } satisfies Scenario<Names> as unknown as Scenario;
}

const realTime = (milliseconds: number) =>
  new Promise<void>((resolve) => void setTimeout(resolve, milliseconds));

/** An app that refreshes a token before it answers: the way to a lost refresh token. */
function racingApp(hardship: () => number): WorldApp {
  let refreshToken = 1;
  return {
    config: {},
    async fetch(request) {
      const { pathname } = new URL(request.url);
      const used = refreshToken;
      // Real work of a length that differs from run to run.
      const key = await crypto.subtle.importKey("raw", new Uint8Array(8), "PBKDF2", false, [
        "deriveBits",
      ]);
      const iterations = hardship();
      await crypto.subtle.deriveBits(
        { name: "PBKDF2", hash: "SHA-256", salt: new Uint8Array(8), iterations },
        key,
        256,
      );
      await new Promise<void>((resolve) => void setTimeout(resolve, 30));
      const isValid = used === refreshToken;
      if (isValid) refreshToken++;
      return page(`${pathname} ${isValid ? "refreshed" : "was too late"}`);
    },
  };
}

describe("together", () => {
  test("people overlap: the second asks before the first has its answer", async () => {
    const race = scenario(
      ({ alice, bob }) => together(alice.opens("/a"), bob.opens("/b")),
      ({ alice, bob }) => {
        alice.sees("/a refreshed");
        bob.sees("/b was too late");
      },
    );
    expect(
      await runScenario(
        race,
        racingApp(() => 1),
      ),
    ).toBe(
      `1. They race

  Alice's laptop → Your app: GET https://app.example/a
  Bob's phone → Your app: GET https://app.example/b
  Alice's laptop ← Your app: 200
  Bob's phone ← Your app: 200
`,
    );
  });

  test("without it, one waits for the other", async () => {
    const walk = scenario(
      async ({ alice, bob }) => {
        await alice.opens("/a");
        await bob.opens("/b");
      },
      ({ bob }) => bob.sees("/b refreshed"),
    );
    await runScenario(
      walk,
      racingApp(() => 1),
    );
  });

  test("the time of both goes by at once", async () => {
    const run = new ScenarioRun(
      scenario(({ alice, bob }) => together(alice.opens("/a"), bob.opens("/b"))),
      racingApp(() => 1),
    );
    const start = run.world.clock.now();
    await run.next();
    run.world.dispose();
    expect(run.world.clock.now() - start).toBe(12 + 30 + 12);
  });

  test("ends the same way and with the same trace, however long the work takes", async () => {
    const traces: unknown[] = [];
    for (const [first, second] of [
      [1, 200_000],
      [200_000, 1],
      [1, 1],
    ] as const) {
      const hardships = [first, second];
      const run = new ScenarioRun(
        scenario(({ alice, bob }) => together(alice.opens("/a"), bob.opens("/b"))),
        racingApp(() => hardships.shift() ?? 1),
      );
      await run.next();
      run.world.dispose();
      traces.push(run.world.trace.events);
    }
    expect(traces[1]).toEqual(traces[0]);
    expect(traces[2]).toEqual(traces[0]);
  });

  test("each may walk on by themselves", async () => {
    const race = scenario(async ({ alice, bob }) => {
      const walk = async (visitor: typeof alice, path: string) => {
        await visitor.opens(`${path}1`);
        await visitor.opens(`${path}2`);
      };
      await together(walk(alice, "/a"), walk(bob, "/b"));
    });
    const transcripts = [
      await runScenario(
        race,
        racingApp(() => 1),
      ),
      await runScenario(
        race,
        racingApp(() => 50_000),
      ),
    ];
    expect(transcripts[0]?.match(/GET \S+/g)?.map((line) => line.slice(-3))).toEqual([
      "/a1",
      "/b1",
      "/a2",
      "/b2",
    ]);
    expect(transcripts[1]).toBe(transcripts[0]);
  });

  test("the clock may run meanwhile", async () => {
    const run = new ScenarioRun(
      scenario(({ alice, clock }) => together(alice.opens("/a"), clock.advances("1 h"))),
      racingApp(() => 1),
    );
    const start = run.world.clock.now();
    await run.next();
    run.world.dispose();
    expect(run.world.clock.now() - start).toBe(3_600_000);
    expect(run.world.trace.events.find(({ kind }) => kind === "response")?.at).toBe(start + 54);
  });

  test("what each request causes is told apart", async () => {
    const run = new ScenarioRun(
      scenario(({ alice, bob }) => together(alice.opens("/a"), bob.opens("/b"))),
      {
        config: {},
        async fetch(request) {
          const { pathname } = new URL(request.url);
          if (pathname.startsWith("/inner")) return page("");
          await fetch(new URL(`/inner${pathname}`, request.url));
          return page("");
        },
      },
    );
    await run.next();
    run.world.dispose();
    const causes = run.world.trace.events.flatMap((event) => {
      if (event.kind !== "request") return [];
      const cause = run.world.trace.events.find(({ id }) => id === event.cause);
      return [[new URL(event.url).pathname, cause?.kind === "request" ? cause.url : cause?.kind]];
    });
    expect(causes).toEqual([
      ["/a", "step"],
      ["/b", "step"],
      ["/inner/a", "https://app.example/a"],
      ["/inner/b", "https://app.example/b"],
    ]);
  });

  test("a failure is told when everybody has come to their end", async () => {
    const log: string[] = [];
    const slow = realTime(20).then(() => log.push("slow"));
    const failing = Promise.reject(new Error("no"));
    await expect(
      together(
        failing,
        slow.then(() => {}),
      ),
    ).rejects.toThrow("no");
    expect(log).toEqual(["slow"]);
  });

  test("takes what is done at once as well", async () => {
    await together(undefined, Promise.resolve());
  });
});
