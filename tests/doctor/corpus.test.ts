import type { AuthConfig } from "@auth/core";
import { describe, expect, test } from "vitest";

import { Doctor, type Finding, type FrameworkPackage } from "../../src/doctor";
import { FRAMEWORKS } from "../../src/doctor/config/frameworks";
import { loadBundledCore } from "../support/world/core";
import { findingsOf } from "./clinic";
import { BROKEN, MISSED, typingErrors } from "./corpus/broken";
import { VALID, type Valid } from "./corpus/valid";

const SECRET = "q3Vt9mXc2LkZ8rBw5HyN1sFj7DpGaEoU4iTxKzQd";

/** What the doctor says of a config before anything has happened. */
function look(
  config: object,
  rest: { framework?: FrameworkPackage; environment?: Record<string, string> },
) {
  return new Doctor({
    config: { secret: SECRET, ...config },
    origin: "https://app.example",
    environment: {},
    ...rest,
  }).examine([]);
}

function alarms(findings: Finding[]): string[] {
  return findings.flatMap(({ severity, rule, title }) =>
    severity === "advice" ? [] : [`${rule}: ${title}`],
  );
}

const valid = Object.entries(VALID).flatMap(([name, configs]) =>
  configs.map((config): [string, string, Valid] => [name, config.name, config]),
);

test("there are at least 60 valid configs, and five of each package", () => {
  expect(valid.length).toBeGreaterThanOrEqual(60);
  for (const name of Object.keys(FRAMEWORKS) as FrameworkPackage[]) {
    expect(VALID[name].length, name).toBeGreaterThanOrEqual(5);
  }
});

describe("valid configs", () => {
  test.each(valid)("%s, %s: no alarm", (name, _, { make, environment = {} }) => {
    const framework = name === "@auth/core" ? undefined : (name as FrameworkPackage);
    expect(alarms(look(make(), { environment, ...(framework && { framework }) }))).toEqual([]);
    // Of most configs the package is not known.
    expect(alarms(look(make(), { environment }))).toEqual([]);
  });

  test.each(valid)("%s, %s: core takes it", async (_, __, { make }) => {
    const config = { secret: SECRET, ...make(), trustHost: true } as AuthConfig;
    config.secret ??= SECRET;
    const { basePath = "/auth" } = config;
    // Core remembers what configs needed that it has seen before.
    const { Auth } = await loadBundledCore();
    const response = await Auth(new Request(`https://app.example${basePath}/providers`), config);
    expect(response.status).toBe(200);
  });
});

describe("broken configs: the cause comes first", () => {
  const all = Object.entries(BROKEN);

  test("there are at least 120, with those that are typing errors", () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(all.length + typingErrors().length).toBeGreaterThanOrEqual(120);
  });

  test.each(all)("%s", async (_, { rule, option, make, environment, framework, ...rest }) => {
    const isPlayed = rest.visit !== undefined || rest.played === true;
    const surroundings = { ...(environment && { environment }), ...(framework && { framework }) };
    const findings = isPlayed
      ? await findingsOf({ config: make, ...surroundings, ...rest })
      : look(make(), surroundings);
    expect(findings[0]).toMatchObject({ rule, ...(option !== undefined && { option }) });
  });

  test.each(typingErrors())("%s for %s", (wrong, right, make) => {
    const [first] = look(make(), {});
    expect(first).toMatchObject({
      rule: "unknown-option",
      option: wrong,
      severity: "broken",
      fix: `Did you mean \`${right}\`?`,
    });
  });
});

describe("what is missed, until somebody finds a way that blames no other config", () => {
  test.each(Object.entries(MISSED))("%s", (_, make) => {
    expect(alarms(look(make(), {}))).toEqual([]);
  });
});
