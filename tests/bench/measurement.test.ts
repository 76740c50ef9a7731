import { describe, expect, it } from "vitest";

import { formatTable, median, meetsGoal } from "./measurement";

describe("median", () => {
  it.each([
    [[3], 3],
    [[5, 1, 3], 3],
    [[4, 1, 3, 2], 2.5],
    [[10, 9, 100], 10],
  ])("of %j is %d", (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it("of nothing is not a number", () => {
    expect(median([])).toBeNaN();
  });
});

describe("formatTable", () => {
  it("compares the median with the goal", () => {
    const table = formatTable([
      { what: "Run", unit: "s", values: [0.5, 0.31, 0.39], goal: 0.4 },
      { what: "script", unit: "KB", values: [200.04], goal: 188 },
      { what: "build", unit: "s", values: [30, 34] },
    ]);
    expect(table.split("\n").map((line) => line.replace(/ {2,}/g, "|"))).toEqual([
      "measurement|median|smallest – largest|n|goal",
      "Run|0.39 s|0.31 – 0.50|3|≤ 0.40 s|met",
      "script|200.0 KB|200.0 – 200.0|1|≤ 188.0 KB|MISSED",
      "build|32.00 s|30.00 – 34.00|2",
    ]);
  });

  it("has no verdict where there is no goal", () => {
    expect(meetsGoal({ what: "build", unit: "s", values: [30] })).toBeUndefined();
  });
});
