import type { AuthConfig } from "@auth/core";
import { beforeEach, expect, test, vi } from "vitest";

import type { Scenario, Step } from "../../src/scenario/types";

beforeEach(() => vi.resetModules());

/** Plays steps in the example's world; the names of the adapter methods that core called. */
async function play(steps?: Step<string>[], change: (config: AuthConfig) => void = () => {}) {
  const { ScenarioRun } = await import("../../src/scenario/run");
  const { default: example } = await import("./scenario");
  const { default: config } = await import("./auth");
  const { default: app } = await import("./app");
  const { sqlite } = await import("./db");
  change(config);
  const scenario = { ...(example as Scenario), ...(steps && { steps }) };
  const run = new ScenarioRun(scenario, { fetch: app.fetch, config, database: sqlite });
  try {
    while (run.done < scenario.steps.length) await run.next();
    return run.world.trace.events.flatMap((event) =>
      event.kind === "call" && event.type === "adapter" ? [event.name] : [],
    );
  } finally {
    run.world.dispose();
  }
}

test("the scenario has core call every method for sign-in, sessions and links", async () => {
  expect([...new Set(await play())].sort()).toEqual([
    "createSession",
    "createUser",
    "createVerificationToken",
    "deleteSession",
    "getSessionAndUser",
    "getUserByAccount",
    "getUserByEmail",
    "linkAccount",
    "updateSession",
    "updateUser",
    "useVerificationToken",
  ]);
});

test("getUser is called at a sign-in while somebody is signed in with a JWT session", async () => {
  const first: Step<string> = {
    caption: "Alice signs in with GitHub",
    why: "",
    async act({ alice }) {
      await alice?.opens("/auth/signin");
      await alice?.clicks("Sign in with GitHub");
      await alice?.clicks("Continue as Alice Example");
    },
    expect: ({ alice }) => alice?.isAt("/"),
  };
  const again: Step<string> = {
    caption: "She does so again, and GitHub, which knows her now, asks nothing",
    why: "",
    async act({ alice }) {
      await alice?.opens("/auth/signin");
      await alice?.clicks("Sign in with GitHub");
    },
    expect: ({ alice }) => alice?.isAt("/"),
  };
  const called = await play([first, again], (config) => {
    config.session = { strategy: "jwt" };
    delete config.callbacks;
  });
  expect(called).toEqual([
    ...["getUserByAccount", "getUserByAccount", "getUserByEmail", "createUser", "linkAccount"],
    ...["getUserByAccount", "getUser", "getUserByAccount"],
  ]);
});

test("deleteSession is called when somebody who is signed in opens a link for somebody else", async () => {
  const step: Step<string> = {
    caption: "Alice, signed in with GitHub, opens a link that was made for Bob",
    why: "",
    async act({ alice }) {
      await alice?.opens("/");
      await alice?.clicks("Sign in with GitHub");
      await alice?.clicks("Continue as Alice Example");
      await makeLink("bob@mail.example", "token");
      await alice?.opens("/auth/callback/email?token=token&email=bob@mail.example");
    },
    expect({ database }) {
      const [, bob] = database.rows("user");
      database.hasRows("user", [{ email: "alice@mail.example" }, { email: "bob@mail.example" }]);
      database.hasRows("session", [{ userId: String(bob?.id) }]);
    },
  };
  expect((await play([step])).slice(-5)).toEqual([
    ...["getUserByEmail", "deleteSession", "updateUser", "createSession", "getSessionAndUser"],
  ]);
});

/** Stores a user, and a token as `@auth/core` does when it sends a link to them (send-token.ts). */
async function makeLink(email: string, token: string): Promise<void> {
  const { adapter, default: config } = await import("./auth");
  await adapter.createUser?.({ id: "bob", email, emailVerified: null });
  const bytes = new TextEncoder().encode(`${token}${String(config.secret)}`);
  const hash = Buffer.from(await crypto.subtle.digest("SHA-256", bytes)).toString("hex");
  const expires = new Date(Date.now() + 60_000);
  await adapter.createVerificationToken?.({ identifier: email, token: hash, expires });
}
