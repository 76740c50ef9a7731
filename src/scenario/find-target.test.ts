import { afterEach, describe, expect, test } from "vitest";

import type { WorldApp } from "../world/app/app-host";
import { Database } from "../world/database/sqlite";
import type { Place } from "./look";
import { runScenario, ScenarioRun } from "./run";
import type { Scenario, Step } from "./types";

let run: ScenarioRun | undefined;
afterEach(() => run?.world.dispose());

type Names = "alice" | "bob";

/** An app that sets a cookie, hands out a token, and has a table with a row. */
function createApp(): WorldApp {
  const database = new Database();
  database.exec("create table people (name text); insert into people values ('Alice'), ('Bob')");
  return {
    config: {},
    database,
    fetch({ url }) {
      const { pathname } = new URL(url);
      if (pathname === "/moved") return Response.redirect("https://app.example/", 302);
      if (pathname === "/token") return Response.json({ access_token: "at_1" });
      const headers = { "content-type": "text/html", "set-cookie": "session-token=1; Path=/" };
      return new Response("<p>there</p>", { headers });
    },
  };
}

/** Two steps: the first makes a row of the timeline that the second has not. */
function scenario(place: Place<Names>, act: Step<Names>["act"] = () => {}): Scenario {
  const step = { caption: "A step", why: "Look at the place.", expect: () => {} };
  return {
    title: "A test",
    summary: "",
    world: {
      app: "https://app.example",
      identityProviders: [],
      browsers: { alice: "Alice's laptop", bob: "Bob's phone" },
    },
    steps: [
      { ...step, caption: "Before", act: ({ alice }) => alice.opens("/before") },
      { ...step, act, look: [{ ...place, words: "the place" }] },
    ],
  } satisfies Scenario<Names> as unknown as Scenario;
}

async function play(place: Place<Names>, act?: Step<Names>["act"]): Promise<ScenarioRun> {
  run = new ScenarioRun(scenario(place, act), createApp());
  await run.next();
  await run.next();
  return run;
}

const opens =
  (address: string): Step<Names>["act"] =>
  async ({ alice }) => {
    await alice.opens(address);
  };

/** Id of the event that a request of the last step is. */
function requestOf(done: ScenarioRun, path: string): number | undefined {
  return done.world.trace.events.findLast(
    (event) => event.kind === "request" && event.url === `https://app.example${path}`,
  )?.id;
}

describe("what a step points at", () => {
  test.each(["GET app.example/moved", "302 GET app.example/moved"])(
    "is the row of %s",
    async (row) => {
      const done = await play({ row }, opens("/moved"));
      const event = requestOf(done, "/moved");
      expect(event).toBeDefined();
      expect(done.targets).toEqual([{ kind: "row", words: "the place", event }]);
      expect(done.missing).toEqual([]);
    },
  );

  test("is the row of the request whose answer brought a cookie", async () => {
    const done = await play({ row: "cookie set session-token" }, async ({ bob }) => {
      await bob.opens("/");
    });
    expect(done.targets).toEqual([
      { kind: "row", words: "the place", event: requestOf(done, "/") },
    ]);
  });

  test.each<[Place<Names>, object]>([
    [{ browser: "bob" }, { kind: "browser", browser: "bob" }],
    [
      { cookie: "session-token", of: "alice" },
      { kind: "cookie", browser: "alice", name: "session-token" },
    ],
    [{ session: "alice" }, { kind: "session", browser: "alice" }],
    [{ table: "people" }, { kind: "table", table: "people" }],
    [
      { table: "people", row: { name: "Bob" } },
      { kind: "table", table: "people", row: { name: "Bob" } },
    ],
    [
      { file: "auth.ts", text: "a" },
      { kind: "file", file: "auth.ts", text: "a" },
    ],
    [{ panel: "Diagram" }, { kind: "panel", panel: "Diagram" }],
  ])("is %j", async (place, target) => {
    expect((await play(place)).targets).toEqual([{ words: "the place", ...target }]);
  });

  test("is a row that the step deleted", async () => {
    const done = await play({ table: "people", row: { name: "Bob" } }, ({ database }) => {
      database.runs("delete from people where name = 'Bob'");
    });
    expect(done.targets).toMatchObject([{ kind: "table", row: { name: "Bob" } }]);
  });

  test("is a token where it came first, though it was sent again", async () => {
    const done = await play({ token: "access_token" }, async ({ alice }) => {
      await alice.fetches("/token");
      await alice.fetches("/token");
    });
    const [first] = done.world.trace.events.filter(
      (event) => event.kind === "response" && event.body.includes("at_1"),
    );
    expect(done.targets).toMatchObject([{ kind: "token", event: first?.id }]);
  });
});

describe("what is not there fails with the step, and tells what there is", () => {
  test.each<[Place<string>, string]>([
    [{ row: "GET app.example/before" }, '"GET app.example/before" should have happened.'],
    [{ log: "clock" }, '"clock" should have happened'],
    [{ row: "page app.example/" }, "should be a row of the timeline but is a page"],
    [{ call: "GET app.example/" }, "should be a call but is a request"],
    [{ browser: "carol" }, 'a browser "carol" but there is alice, bob'],
    [{ cookie: "theme", of: "alice" }, 'a cookie "theme" to show but there is session-token'],
    [{ session: "bob" }, "Bob's phone should have a session token to show but has none"],
    [{ token: "id_token" }, "no provider has sent id_token"],
    [{ table: "users" }, 'There is no table "users"; there is people'],
    [{ table: "people", row: { name: "Carol" } }, '{"name":"Alice"}'],
    [{ mail: "Hello" }, 'mail "Hello" to show but there is none'],
  ])("%j", async (place, message) => {
    const wrong = scenario(place as Place<Names>, opens("/"));
    await expect(runScenario(wrong, createApp())).rejects.toThrow('Step "A step": ');
    await expect(runScenario(wrong, createApp())).rejects.toThrow(message);
  });

  test("words that are not in the step's text", async () => {
    const wrong = scenario({ browser: "alice" });
    for (const step of wrong.steps) step.why = "Look elsewhere.";
    await expect(runScenario(wrong, createApp())).rejects.toThrow(
      'The words "the place" should stand in the text of the step, which is "Look elsewhere."',
    );
  });

  test("a reader's run goes on without it", async () => {
    const done = await play({ browser: "carol" as Names });
    expect(done.done).toBe(2);
    expect(done.targets).toEqual([]);
    expect(done.missing).toHaveLength(1);
  });
});
