import { describe, expect, test } from "vitest";

import { findingsOf } from "./clinic";
import { configs } from "./random-config";
import type { Site } from "../support/world/site";

/** Whether people can sign in as the config means it, and what the doctor says. */
async function outcomeOf(config: object): Promise<{ works: boolean; findings: string[] }> {
  let works = false;
  const { basePath = "/auth", pages } = config as { basePath?: unknown; pages?: unknown };
  const own = (pages as { signIn?: unknown } | undefined)?.signIn;
  const tries = async ({ alice }: Site): Promise<void> => {
    try {
      await alice.opens(`${String(basePath)}/signin?callbackUrl=/home`);
      const { document, url = "" } = alice.browser.tab.page ?? {};
      const names = document?.clickables.map(({ name }) => name) ?? [];
      if (names.includes("Sign in with Acme ID")) {
        await alice.clicks("Sign in with Acme ID");
        await alice.agreesAs("Alice Example");
        const response = await alice.requests(`${String(basePath)}/session`);
        works = (await response.json()) !== null;
      } else {
        // Other ways to sign in, or a page of the app's own, which here says nothing.
        works =
          names.some((name) => name.startsWith("Sign in with")) || new URL(url).pathname === own;
      }
    } catch {
      works = false;
    }
  };
  const findings = await findingsOf({ config: () => config, visit: tries });
  return { works, findings: findings.map(({ title }) => title) };
}

describe("200 configs: each works, or is explained", () => {
  test.each(configs())("%s", async (_, config) => {
    const { works, findings } = await outcomeOf(config);
    // A world that could not start has thrown before: that test fails with what was thrown.
    expect(works || findings.length > 0, JSON.stringify(Object.keys(config))).toBe(true);
  });
});
