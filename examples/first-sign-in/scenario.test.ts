import type * as Core from "@auth/core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";

import type { Scenario, Step } from "../../src/scenario/types";

beforeEach(() => {
  // Every run gets modules of its own: core keeps state in them, and the app holds core.
  vi.resetModules();
});
afterEach(() => {
  vi.doUnmock("@auth/core");
});

/** The example, freshly loaded, as a world's app. */
async function load() {
  const { default: scenario } = await import("./scenario");
  const { default: config } = await import("./auth");
  const { default: app } = await import("./app");
  const run = await import("../../src/scenario/run");
  return { ...run, scenario: scenario as Scenario, app: { fetch: app.fetch, config } };
}

/** Runs the scenario; the message of the error with which it fails. */
async function failure(change: (steps: Step<string>[]) => void = () => {}): Promise<string> {
  const { scenario, app, runScenario } = await load();
  const steps = scenario.steps.map((step) => ({ ...step }));
  change(steps);
  const error: unknown = await runScenario({ ...scenario, steps }, app).catch((cause) => cause);
  if (!(error instanceof Error)) throw new Error("The scenario passed.");
  return error.message;
}

describe("the scenario repeats itself", () => {
  test("to the letter of its trace: ids, times, tokens, bodies", async () => {
    const traces = [];
    for (let i = 0; i < 2; i++) {
      vi.resetModules();
      const { ScenarioRun, scenario, app } = await load();
      const run = new ScenarioRun(scenario, app);
      try {
        while (run.done < scenario.steps.length) await run.next();
        traces.push(run.world.trace.events);
      } finally {
        run.world.dispose();
      }
    }
    const [first, second] = traces;
    expect(first?.length).toBeGreaterThan(100);
    expect(first?.some(({ kind }) => kind === "call")).toBe(true);
    expect(second).toEqual(first);
  });
});

describe("a broken expectation is reported with the step and what led to it:", () => {
  test("another name on the page", async () => {
    const message = await failure((steps) => {
      const third = steps[2];
      if (third) third.expect = ({ visitor }) => visitor?.sees("Mallory");
    });
    const [first = "", ...rest] = message.split("\n");
    expect(first).toBe(
      'Step "She agrees, and comes back signed in": https://app.example/protected should show ' +
        '"Mallory" but shows this: Protected page Only signed-in people see this, Alice Example. Home',
    );
    expect(rest.slice(0, 2)).toEqual(["", "What led to it:"]);
    expect(rest).toContain("    Your app → GitHub: GET api.github.com/user");
    expect(rest).toContain("3. She agrees, and comes back signed in");
    expect(rest.join("\n")).toContain(
      "cookie set __Secure-authjs.session-token (app.example; /; HttpOnly; Secure; Lax)",
    );
    expect(message.length).toBeLessThan(5000);
  });

  test("a session cookie without HttpOnly", async () => {
    const message = await failure((steps) => {
      const third = steps[2];
      if (third) {
        third.expect = ({ visitor }) =>
          visitor?.hasCookie("__Secure-authjs.session-token", { httpOnly: false });
      }
    });
    expect(message).toContain(
      'Step "She agrees, and comes back signed in": The cookie "__Secure-authjs.session-token" ' +
        "should have httpOnly false but has httpOnly true.",
    );
  });

  test("a button that is not there", async () => {
    const message = await failure((steps) => {
      const second = steps[1];
      if (second) second.act = ({ visitor }) => visitor?.clicks("Sign in with Carrier Pigeon");
    });
    expect(message).toContain(
      'There is nothing named "Sign in with Carrier Pigeon" to click on ' +
        "https://app.example/auth/signin?callbackUrl=/protected; there is " +
        '"Sign in with GitHub", "Sign in with Acme ID".',
    );
  });
});

describe("the scenario fails when core", () => {
  /** Puts something between the app and core's answers. */
  function alter(change: (response: Response, path: string) => Response): void {
    vi.doMock("@auth/core", async (importOriginal) => {
      const core = await importOriginal<typeof Core>();
      const Auth = async (request: Request, config: Core.AuthConfig) =>
        change(await core.Auth(request, config), new URL(request.url).pathname);
      return { ...core, Auth };
    });
  }

  /** Changes the cookies and the location of an answer. */
  function rewrite(
    response: Response,
    cookie: (header: string) => string | undefined,
    location = (to: string) => to,
  ): Response {
    const headers = new Headers(response.headers);
    headers.delete("set-cookie");
    for (const header of response.headers.getSetCookie()) {
      const changed = cookie(header);
      if (changed !== undefined) headers.append("set-cookie", changed);
    }
    const to = headers.get("location");
    if (to !== null) headers.set("location", location(to));
    return new Response(response.body, { status: response.status, headers });
  }

  test("is left as it is: it does not (so that what follows means something)", async () => {
    alter((response) => rewrite(response, (header) => header));
    await expect(failure()).rejects.toThrow("The scenario passed.");
  });

  test("sends the session cookie without HttpOnly", async () => {
    alter((response) =>
      rewrite(response, (header) =>
        header.includes("session-token") ? header.replace("; HttpOnly", "") : header,
      ),
    );
    expect(await failure()).toContain("should have httpOnly true but has httpOnly false");
  });

  test("leaves the PKCE verifier behind", async () => {
    alter((response, path) =>
      rewrite(response, (header) =>
        path.includes("/callback/") && header.includes("pkce") ? undefined : header,
      ),
    );
    expect(await failure()).toContain(
      'should have no cookie "__Secure-authjs.pkce.code_verifier"',
    );
  });

  test("sends no code challenge", async () => {
    alter((response, path) =>
      rewrite(
        response,
        (header) => header,
        (to) => (path.includes("/signin/") ? to.replace(/&code_challenge=[^&]*/, "") : to),
      ),
    );
    const message = await failure();
    expect(message).toContain('Step "She agrees, and comes back signed in"');
    expect(message).toContain("error: Read more at https://errors.authjs.dev#callbackrouteerror");
  });

  test("goes elsewhere after the callback", async () => {
    alter((response, path) =>
      rewrite(
        response,
        (header) => header,
        (to) => (path.includes("/callback/") ? "https://app.example/" : to),
      ),
    );
    expect(await failure()).toContain(
      "The browser should be at https://app.example/protected but is at https://app.example/.",
    );
  });

  test("does not delete the session cookie on sign-out", async () => {
    alter((response, path) =>
      rewrite(response, (header) => (path === "/auth/signout" ? undefined : header)),
    );
    expect(await failure()).toContain(`Step "She signs out": Alice's laptop should have no cookie`);
  });

  test("tells the session of somebody else", async () => {
    alter((response, path) =>
      path === "/auth/session"
        ? Response.json(
            { user: { name: "Mallory" }, expires: "2026-02-04T09:00:00.000Z" },
            { headers: response.headers },
          )
        : response,
    );
    expect(await failure()).toContain('Step "Alice asks for a page');
  });
});
