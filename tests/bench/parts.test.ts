import { expect, test } from "vitest";

import { runParts } from "./parts";

test("what was measured is told when another part fails, before it and after it", async () => {
  const measured = (what: string) => [{ what, unit: "s" as const, values: [1] }];
  const error = new Error("no browser");
  const said: string[] = [];
  const result = await runParts(
    [
      { name: "world", measure: () => measured("a world") },
      { name: "lab", measure: () => Promise.reject(error) },
      { name: "scripts", measure: () => Promise.resolve(measured("a page")) },
    ],
    (what) => said.push(what),
  );
  expect(result.measurements.map(({ what }) => what)).toEqual(["a world", "a page"]);
  expect(result.failures).toEqual([{ name: "lab", error }]);
  expect(said).toContain("lab failed; the reason stands below the table");
});
