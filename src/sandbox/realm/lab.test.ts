import { afterEach, expect, test, vi } from "vitest";

import { ScenarioRun } from "../../scenario/run";
import { APP_ORIGIN, page } from "../../world/testing";
import type { LabReport } from "../messages";
import { Lab } from "./lab";
import { readSession } from "./session-reader";

// It shows pages in frames, which Node does not have.
vi.mock("./page-view", () => ({
  PageView: class PageView {
    show() {}
  },
}));
vi.mock("./session-reader");

let run: ScenarioRun;
afterEach(() => {
  run.world.dispose();
  vi.resetAllMocks();
});

/** A lab whose app answers every address, with what it reports. */
async function startLab(): Promise<{ lab: Lab; reports: LabReport[] }> {
  const reports: LabReport[] = [];
  vi.mocked(readSession).mockResolvedValue({ kind: "none" });
  run = new ScenarioRun(
    {
      title: "A lab",
      summary: "",
      world: { app: APP_ORIGIN, browsers: { laptop: "Laptop" }, identityProviders: [] },
      steps: ["It opens", "It goes on"].map((caption) => ({
        caption,
        why: "",
        act: () => undefined,
        expect: () => undefined,
      })),
    },
    { config: { providers: [] }, fetch: async () => page("<p>there</p>") },
  );
  const lab = new Lab(
    run,
    {},
    "light",
    (report) => reports.push(report),
    () => undefined,
  );
  await lab.start();
  return { lab, reports };
}

/** A turn of the event loop, past all promises that are kept by then. */
const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

const times = (reports: LabReport[]) =>
  reports.flatMap((report) => (report.type === "lab/state" ? [report.now] : []));

test("a description that takes long is not overtaken by a later one", async () => {
  const { lab, reports } = await startLab();
  const start = run.world.clock.now();
  reports.length = 0;
  let describe: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    describe = resolve;
  });
  vi.mocked(readSession).mockImplementationOnce(async () => {
    await slow;
    return { kind: "opaque", cookie: "session", value: "the old one" };
  });
  lab.obey({ type: "lab/show-browser", browser: "laptop" });
  lab.obey({ type: "lab/advance-clock", by: "1 min" });
  await vi.waitFor(() => expect(run.world.clock.now()).toBe(start + 60_000));
  // The later description gets all the time that it needs: it waits for nothing.
  await nextTurn();
  describe();
  await vi.waitFor(() => expect(times(reports).at(-1)).toBe(start + 60_000));
  const sessions = reports.flatMap((report) =>
    report.type === "lab/state" ? [report.sessions.laptop?.kind] : [],
  );
  expect(sessions[0]).toBe("opaque");
  expect(sessions.slice(1)).not.toContain("opaque");
  expect(sessions.at(-1)).toBe("none");
});

test("the tour is no further than the steps that have been told", async () => {
  const { lab, reports } = await startLab();
  let describe: () => void = () => undefined;
  const slow = new Promise<void>((resolve) => {
    describe = resolve;
  });
  vi.mocked(readSession).mockImplementationOnce(async () => {
    await slow;
    return { kind: "none" };
  });
  lab.obey({ type: "lab/show-browser", browser: "laptop" });
  await nextTurn();
  lab.obey({ type: "lab/play-to", done: 2 });
  await vi.waitFor(() => expect(run.done).toBe(2));
  await nextTurn();
  describe();
  const stateOf = (report: LabReport | undefined) =>
    report?.type === "lab/state" ? report.tour : undefined;
  await vi.waitFor(() => expect(stateOf(reports.at(-1))).toMatchObject({ done: 2, busy: false }));
  let told = 0;
  for (const report of reports) {
    if (report.type === "lab/events") {
      told += report.events.filter(({ kind }) => kind === "step").length;
    }
    expect(stateOf(report)?.done ?? 0).toBeLessThanOrEqual(told);
  }
});

test("whatever happens while the world is described is reported once more, not once each", async () => {
  const { lab, reports } = await startLab();
  reports.length = 0;
  for (let count = 0; count < 20; count++) {
    lab.obey({ type: "lab/show-browser", browser: "laptop" });
  }
  await nextTurn();
  expect(reports.length).toBeGreaterThan(0);
  expect(reports.length).toBeLessThanOrEqual(2);
});
