import { describe, expect, test } from "vitest";

import { formatTable } from "../measurement";
import { providerJobs } from "./providers";
import { createLongRun } from "./sign-in";
import { toMeasurements } from "./world-times";

const steady = Array.from({ length: 1000 }, (_, i) => 10 + (i % 5) / 10);

describe("what is measured of the world", () => {
  const table = (signIns: number[], perSignIn: number) =>
    formatTable(
      toMeasurements({
        scenario: [20, 21, 22, 23, 90],
        providers: { count: 3, total: 1500 },
        signIns,
        heap: [0, 100, 200, 300].map((after) => ({ after, bytes: 1e7 + after * perSignIn })),
      }),
    )
      .split("\n")
      .map((line) => line.split(/ {2,}/));

  test("meets its goals where nothing grows", () => {
    const [, scenario, slowest, providers, first, last, time, heap] = table(steady, 12);
    expect(scenario).toContain("22.0 ms");
    expect(scenario?.at(-1)).toBe("met");
    expect(slowest).toContain("90.0 ms");
    expect(providers?.slice(0, 2)).toEqual(["a sign-in with each provider in a row (3)", "1.50 s"]);
    expect([first?.[1], last?.[1]]).toEqual(["10.2 ms", "10.2 ms"]);
    expect([time?.[1], time?.at(-1), heap?.at(-1)]).toEqual(["0.00 µs", "met", "met"]);
  });

  test("misses them where something grows", () => {
    const slower = steady.map((value, i) => value + i / 100);
    const rows = table(slower, 5000).slice(-2);
    expect(rows.map((row) => row.at(-1))).toEqual(["MISSED", "MISSED"]);
    expect(rows.map((row) => row[1])).toEqual(["10.00 µs", "5.0 KB"]);
  });
});

test("every sign-in of a long run, and with each provider, ends signed in", async () => {
  const { run, signIn } = createLongRun();
  await signIn();
  await signIn();
  const cookies = run.world.browser("visitor").jar.list();
  run.world.dispose();
  expect(cookies.map(({ name }) => name)).toContain("__Secure-authjs.session-token");
  for (const job of await providerJobs()) await job.signIn();
});
