import { afterEach, expect, test, vi } from "vitest";

import { writeLabs } from "../../../plugins/provider-labs/labs";
import { isTold, tryBroken } from "../../../tests/support/broken-worlds";
import { FreshRuns } from "../../../tests/support/fresh-runs";
import { parseEnvironment } from "../../sandbox/realm/environment";

const { labs } = await writeLabs(process.cwd());

afterEach(() => {
  vi.unstubAllEnvs();
});

/** One provider for each way in which the derived scenario signs somebody in. */
test.each(["github", "google", "resend", "nodemailer", "credentials", "passkey"])(
  "no step of the scenario for %s is marked as done that did not happen",
  async (module) => {
    const lab = labs.find(({ example }) => example.slug === `provider:${module}`);
    if (!lab) throw new Error(`There is no lab for ${module}.`);
    const { files } = lab.example;
    for (const [name, value] of Object.entries(parseEnvironment(files[".env"] ?? ""))) {
      vi.stubEnv(name, value);
    }
    const runs = await FreshRuns.of([files]);
    const trials = await tryBroken(await runs.compile(files));
    expect(trials.length).toBeGreaterThan(3);
    const weak = trials.flatMap(({ caption, world, error }) =>
      isTold(error) ? [] : `"${caption}", although ${world}: ${error ?? "it holds"}`,
    );
    expect(weak).toEqual([]);
  },
);
