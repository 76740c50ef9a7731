import type { AuthConfig } from "@auth/core";
import { describe, expect, test } from "vitest";

import { Doctor, type Finding, type FrameworkPackage } from "../../src/doctor";
import { addressOf, ERROR_TYPES } from "../../src/doctor/links";
import { rules } from "../../src/doctor/rules";
import { ruleName } from "../../src/doctor/rules/errors/incident";
import { createMemoryAdapter } from "../../snippets/databases/memory-adapter";
import { expectSameFindings } from "../support/reopened";
import { type Core, loadBundledCore } from "../support/world/core";
import { type Site, type SiteOptions, startSite } from "../support/world/site";

/** A config, and what people do with the app that has it: with the real core, in a world. */
export interface Case {
  /** What is different from a config that is in order; whatever a reader may write. */
  config?: (core: Core) => object;
  /** Gives the config an adapter. */
  database?: boolean;
  /** What happens; by default, Alice signs in with Acme ID and a page reads her session. */
  visit?: (site: Site) => Promise<unknown>;
  /** The providers, and the app's own pages. */
  site?: SiteOptions;
  environment?: Record<string, string>;
  /** The package that the config is given to. */
  framework?: FrameworkPackage;
  /** Where the doctor is told that the app is, if not at the site's own address. */
  origin?: string;
}

/** A secret that says nothing about itself. Fake, like everything here. */
const GOOD_SECRET = "q3Vt9mXc2LkZ8rBw5HyN1sFj7DpGaEoU4iTxKzQd";

/** What Alice does where a case does not say. */
async function signInAndRead({ alice }: Site): Promise<void> {
  await alice.signsInWith("Acme ID");
  await alice.session();
}

/** For configs that are to be looked at only. */
export const nobodyComes = async (): Promise<void> => undefined;

/** What the doctor says about a case, after it has happened. Its texts are checked on the way. */
export async function findingsOf({
  config = () => ({}),
  database = false,
  visit = signInAndRead,
  site: options,
  environment = {},
  origin,
  framework,
}: Case): Promise<Finding[]> {
  const configure = (core: Core) => {
    const adapter = database ? { adapter: createMemoryAdapter().adapter } : {};
    return { secret: GOOD_SECRET, ...adapter, ...config(core) } as Partial<AuthConfig>;
  };
  const site = await startSite(configure, { load: loadBundledCore, ...options });
  const { world } = site;
  try {
    const doctor = new Doctor({
      config: site.config,
      origin: origin ?? world.appOrigin,
      environment,
      framework,
    });
    doctor.examine(world.trace.events);
    await visit(site);
    const findings = doctor.examine(world.trace.events);
    for (const finding of findings) checkTexts(finding, world.trace.events.length);
    expectSameFindings(findings, () => world.trace.events);
    return findings;
  } finally {
    world.dispose();
  }
}

/** The rules that have examples so far, of both kinds. */
export const withExamples = new Set<string>();

/** The positive and the negative example of a rule. */
export function examplesOf(
  rule: string,
  {
    found,
    expected,
    healthy,
  }: { found: Case | Case[]; expected: Partial<Finding>; healthy: Case | Case[] },
): void {
  if ([found].flat().length > 0 && [healthy].flat().length > 0) withExamples.add(rule);
  const only = (findings: Finding[]) => findings.filter((finding) => finding.rule === rule);
  describe(rule, () => {
    test("is a rule", () => expect(rules.map(({ name }) => name)).toContain(rule));
    test.each([found].flat())("is found (%#)", async (one) => {
      expect(only(await findingsOf(one))).toEqual([expect.objectContaining(expected)]);
    });
    test.each([healthy].flat())("is not found where there is nothing (%#)", async (one) => {
      expect(only(await findingsOf(one))).toEqual([]);
    });
  });
}

/** Every finding has all its texts, as sentences, and names an event that is there. */
function checkTexts(finding: Finding, events: number): void {
  const { title, reason, consequence, fix, links, event, rule } = finding;
  expect(rules.map(({ name }) => name)).toContain(rule);
  expect(title, rule).toMatch(/^\S.*[^.\s]$/s);
  for (const text of [reason, consequence, fix]) expect(text, rule).toMatch(/^\S.*[.?”`]$/s);
  // A reason may quote what an error says.
  for (const text of [title, consequence, fix]) {
    expect(text, rule).not.toMatch(/undefined\b(?!”)|\[object| {2}| ,/);
  }
  expect(links.length, rule).toBeGreaterThan(0);
  const error = ERROR_TYPES.find((type) => ruleName(type) === rule);
  if (error) expect(links[0], rule).toEqual(addressOf(error));
  if (event !== undefined) expect(event, rule).toBeLessThanOrEqual(events);
}
