import { expect, test } from "vitest";

import type { RowChange } from "../../../sandbox/messages";
import { summarize } from "./summary";

function changes(...told: [RowChange["operation"], string][]): RowChange[] {
  return told.map(([operation, table]) => ({
    ...{ operation, table, rowid: 1, key: {}, before: null, after: null },
  }));
}

test("what a statement returned and changed is told in a sentence", () => {
  expect(summarize(0, [])).toBe("It returned no rows and changed none.");
  expect(summarize(1, [])).toBe("1 row.");
  expect(
    summarize(0, changes(["delete", "user"], ["delete", "session"], ["delete", "session"])),
  ).toBe("1 row deleted from user, 2 rows deleted from session.");
  expect(summarize(2, changes(["insert", "user"], ["update", "user"]))).toBe(
    "2 rows. 1 row inserted into user, 1 row updated in user.",
  );
});
