import { afterAll, describe, expect, test, vi } from "vitest";

import { loadExamples } from "../plugins/examples/load";
import type { LabReport } from "../src/sandbox/messages";
import { Lab } from "../src/sandbox/realm/lab";
import type { SessionConfig } from "../src/sandbox/realm/auth-cookies";
import { RealmReader } from "../src/sandbox/relay/realm-messages";
import { weigh } from "../src/sandbox/relay/weigh";
import { expectSameFindings } from "../tests/support/reopened";
import { FreshRuns } from "../tests/support/fresh-runs";

// It shows pages in frames, which Node does not have.
vi.mock("../src/sandbox/realm/page-view", () => ({
  PageView: class PageView {
    show() {}
  },
}));

const examples = await loadExamples("examples");
const runs = await FreshRuns.of(examples.map(({ files }) => files));
afterAll(() => runs.restoreEnvironment());

/** What a lab reports of an example while its whole tour is played. */
async function playInLab(files: Record<string, string>): Promise<LabReport[]> {
  const run = (await runs.compile(files))();
  try {
    const reports: LabReport[] = [];
    const config = runs.configOf(run) as SessionConfig;
    // As a message comes out at the other end of the port.
    const { steps } = run.scenario;
    const report = (one: LabReport) => reports.push(structuredClone(one));
    const lab = new Lab(run, config, "light", report, () => undefined);
    await lab.start();
    lab.obey({ type: "lab/play-to", done: steps.length });
    await vi.waitFor(() => {
      const last = reports.findLast(({ type }) => type === "lab/state");
      const { tour } = last?.type === "lab/state" ? last : {};
      expect(tour).toMatchObject({ done: steps.length, busy: false });
      expect(tour?.targets?.length).toBeGreaterThan(0);
    }, 10_000);
    return reports;
  } finally {
    run.world.dispose();
  }
}

describe("what the site's thread is told of an example", () => {
  test.each(examples)("is all that its lab reports, with nothing cut: $slug", async ({ files }) => {
    const reader = new RealmReader();
    const reports = await playInLab(files);
    expect(reports.length).toBeGreaterThan(2);
    for (const report of reports) {
      expect(reader.read(() => report)).toEqual({ message: report });
      // Far below what a message may hold: readers change examples, and add to them.
      const { values, characters } = weigh(report);
      expect(values).toBeLessThan(6_000);
      expect(characters).toBeLessThan(800_000);
    }
    const state = reports.findLast((report) => report.type === "lab/state");
    if (state?.type !== "lab/state") throw new Error("The lab reported no state.");
    // Also when it is exported, and opened as a recording.
    expectSameFindings(state.findings, () =>
      reports.flatMap((report) => (report.type === "lab/events" ? report.events : [])),
    );
  });
});
