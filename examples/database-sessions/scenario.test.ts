import type { AuthConfig } from "@auth/core";
import type * as Core from "@auth/core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import type { Scenario } from "../../src/scenario/types";
import type { SqlEvent, TraceEvent } from "../../src/world/trace/events";

beforeEach(() => vi.resetModules());
afterEach(() => void vi.doUnmock("@auth/core"));

/** The example, freshly loaded, in a run. */
async function start(change: (config: AuthConfig) => void = () => {}) {
  const { ScenarioRun } = await import("../../src/scenario/run");
  const { default: scenario } = await import("./scenario");
  const { default: config } = await import("./auth");
  const { default: app } = await import("./app");
  const { sqlite } = await import("./db");
  change(config);
  const own = { fetch: app.fetch, config, database: sqlite };
  return new ScenarioRun(scenario as Scenario, own);
}

/** Does the steps until one whose caption contains `caption` is done; what the trace then holds. */
async function playTo(caption: string, change?: (config: AuthConfig) => void) {
  const run = await start(change);
  try {
    while (!run.scenario.steps[run.done - 1]?.caption.includes(caption)) await run.next();
    return { run, events: [...run.world.trace.events] };
  } finally {
    run.world.dispose();
  }
}

/** Plays all; the caption of the step that fails, and why. */
async function firstFailure(change?: (config: AuthConfig) => void): Promise<string> {
  const run = await start(change);
  try {
    for (const { caption } of run.scenario.steps) {
      try {
        await run.next();
      } catch (error) {
        return `${caption}: ${(error as Error).message}`;
      }
    }
    return "none";
  } finally {
    run.world.dispose();
  }
}

function statements(events: TraceEvent[]): SqlEvent[] {
  return events.flatMap((event) => (event.kind === "sql" ? [event] : []));
}

test("every statement of an adapter method follows the call that made it, which a request caused", async () => {
  const { events } = await playTo("The half-made user is deleted");
  const byAdapter = events.filter((event) => event.kind === "sql" && event.method !== undefined);
  expect(byAdapter.length).toBeGreaterThan(40);
  for (const event of byAdapter) {
    const call = events[(event.cause ?? 0) - 1];
    expect(call).toMatchObject({ kind: "call", type: "adapter" });
    expect(call).toHaveProperty("name", (event as SqlEvent).method);
    expect(events[(call?.cause ?? 0) - 1]?.kind).toBe("request");
  }
  const others = events.filter((event) => event.kind === "sql" && event.method === undefined);
  const causes = others.map((event) => [
    (event as SqlEvent).by,
    events[(event.cause ?? 0) - 1]?.kind,
  ]);
  expect(new Set(causes.map(String))).toEqual(new Set(["app,request", "operator,step"]));
});

test("the second sign-in stores nothing of the new token that GitHub has just issued", async () => {
  const { events } = await playTo("She signs in on her phone");
  const issued = events.flatMap((event) =>
    event.kind === "response" && event.body.includes("access_token")
      ? [new URLSearchParams(event.body).get("access_token") ?? JSON.parse(event.body).access_token]
      : [],
  ) as string[];
  expect(new Set(issued).size).toBe(2);
  const stored = statements(events).flatMap(({ changes }) =>
    changes.flatMap(({ table, after }) => (table === "account" ? [after?.access_token] : [])),
  );
  expect(stored).toEqual([issued[0]]);
});

test("a database that is down is a SessionTokenError in the log, with the driver's reason", async () => {
  const { events } = await playTo("the database goes down");
  const logged = events.flatMap((event) => (event.kind === "log" ? [event] : []));
  expect(logged.map(({ code }) => code)).toEqual(["AdapterError", "SessionTokenError"]);
  expect(logged[0]?.message).toContain("unable to open database file");
});

test("the session that the browser gets has no token and no other column of the rows", async () => {
  const { run } = await playTo("three rows appear");
  const text = run.world.browser("laptop").tab.page?.document.text ?? "";
  const [row] = run.world.trace.events.flatMap((event) =>
    event.kind === "sql" && event.method === "createSession" ? event.changes : [],
  );
  expect(text).toContain('"email": "alice@mail.example"');
  expect(text).not.toContain(String(row?.after?.sessionToken));
  expect(text).not.toContain("emailVerified");
});

describe("the scenario fails when", () => {
  test("nothing is altered: it does not (so that what follows means something)", async () => {
    expect(await firstFailure()).toBe("none");
  });

  test("sessions are JWTs", async () => {
    const change = (config: AuthConfig) => void (config.session = { strategy: "jwt" });
    expect(await firstFailure(change)).toMatch(
      /^She agrees, and three rows appear: .* should show "Hello/,
    );
  });

  test("sessions are prolonged once an hour", async () => {
    const change = (config: AuthConfig) => void (config.session = { updateAge: 60 * 60 });
    expect(await firstFailure(change)).toMatch(
      /^She comes back 23 hours later: Auth\.js should have called .* updateSession\.$/,
    );
  });

  test("the adapter forgets to delete a session", async () => {
    const change = ({ adapter }: AuthConfig) => void (adapter!.deleteSession = async () => {});
    expect(await firstFailure(change)).toMatch(
      /^She signs out on the laptop: .*It was: nothing\.$/,
    );
  });

  test("a sign-in updates the tokens of a known account", async () => {
    const { sqlite } = await import("./db");
    const events = {
      signIn: () => void sqlite.run("update account set access_token = access_token || '2'"),
    };
    const change = (config: AuthConfig) => void (config.events = events);
    // At the first sign-in, too: the event comes after the account is linked.
    expect(await firstFailure(change)).toMatch(
      /^She agrees, and three rows appear: .*update account\.$/,
    );
  });

  test("core keeps the cookie of a session that is gone", async () => {
    vi.doMock("@auth/core", async (importOriginal) => {
      const core = await importOriginal<typeof Core>();
      const Auth = async (request: Request, config: AuthConfig) => {
        const response = await core.Auth(request, config);
        const cookies = response.headers.getSetCookie();
        response.headers.delete("set-cookie");
        for (const cookie of cookies) {
          if (!/session-token=;/.test(cookie)) response.headers.append("set-cookie", cookie);
        }
        return response;
      };
      return { ...core, Auth };
    });
    expect(await firstFailure()).toMatch(/^She signs out on the laptop: .*should have no cookie/);
  });
});
