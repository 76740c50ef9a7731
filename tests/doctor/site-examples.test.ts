/// <reference types="vite/client" />
import { describe, expect, test, vi } from "vitest";

import type { Scenario } from "../../src/scenario/types";
import type { WorldApp } from "../../src/world/app/app-host";

type Load<Module> = () => Promise<{ default: Module }>;

const scenarios = import.meta.glob<Scenario>("../../examples/*/scenario.ts", { import: "default" });
const configs = import.meta.glob("../../examples/*/auth.ts") as Record<
  string,
  Load<WorldApp["config"]>
>;
const apps = import.meta.glob("../../examples/*/app.ts") as Record<
  string,
  Load<Pick<WorldApp, "fetch">>
>;
const hosts = import.meta.glob("../../examples/*/hosts.ts") as Record<
  string,
  Load<WorldApp["hosts"]>
>;
const databases = import.meta.glob("../../examples/*/db.ts") as Record<
  string,
  () => Promise<{ sqlite: WorldApp["database"] }>
>;

/** What the doctor shall find in an example: each shows something that goes wrong. */
const INTENDED: Record<string, string[]> = {
  "account-linking": ["unguarded-email-linking"],
  checks: ["callback-route-error", "invalid-check"],
  "code-flow": ["callback-route-error", "invalid-check"],
  "cookie-size": ["jwt-session-error", "overlapping-cookie-names"],
  "database-sessions": ["session-token-error", "adapter-error", "orphan-user"],
  endpoints: ["unknown-action", "missing-csrf"],
  errors: ["missing-secret"],
  "forged-forms": ["missing-csrf"],
  "leaking-session": ["session-leak"],
  "refresh-database": ["refresh-token-used-twice"],
  "refresh-rotation": ["refresh-token-used-twice"],
  roles: ["o-auth-account-not-linked", "no-stable-account-id"],
  "session-token": ["jwt-session-error"],
  "stolen-refresh-token": ["refresh-token-used-twice"],
};

const slugs = Object.keys(apps).map((path) => path.split("/").at(-2) ?? "");

describe("every example of the site, played to its end", () => {
  test.each(slugs)("%s", async (slug) => {
    // Core keeps state in its modules, so each run gets modules of its own.
    vi.resetModules();
    const { ScenarioRun } = await import("../../src/scenario/run");
    const { Doctor } = await import("../../src/doctor");
    const file = (name: string) => `../../examples/${slug}/${name}.ts`;
    const scenario = await scenarios[file("scenario")]?.();
    const auth = await configs[file("auth")]?.();
    const app = await apps[file("app")]?.();
    const sites = (await hosts[file("hosts")]?.())?.default;
    const db = await databases[file("db")]?.();
    if (!scenario || !auth || !app) throw new Error(`examples/${slug} lacks a file`);
    const run = new ScenarioRun(scenario, {
      fetch: app.default.fetch,
      config: auth.default,
      ...(db && { database: db.sqlite }),
      ...(sites && { hosts: sites }),
    });
    try {
      const doctor = new Doctor({
        config: auth.default,
        origin: run.world.appOrigin,
        environment: {},
      });
      while (run.done < scenario.steps.length) await run.next();
      const alarms = doctor
        .examine(run.world.trace.events)
        .flatMap(({ severity, rule }) => (severity === "advice" ? [] : [rule]));
      expect([...new Set(alarms)]).toEqual(INTENDED[slug] ?? []);
    } finally {
      run.world.dispose();
    }
  });
});
