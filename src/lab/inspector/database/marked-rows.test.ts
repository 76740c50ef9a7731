import { describe, expect, test } from "vitest";

import type { RowChange, SqlEvent, SqlRow, TraceEvent } from "../../../sandbox/messages";
import { changesByTable, markRows } from "./marked-rows";

type Name = string | null;

/** A change of the row with this rowid in a table of names. */
function change(rowid: number, before: Name, after: Name): RowChange {
  const row = (name: Name): SqlRow | null => (name === null ? null : { id: rowid, name });
  const operation = before === null ? "insert" : after === null ? "delete" : "update";
  return {
    ...{ table: "user", operation, rowid, key: { id: rowid } },
    ...{ before: row(before), after: row(after) },
  };
}

function marks(names: [id: number, name: string][], changes: RowChange[]): string[] {
  const rows = names.map(([id, name]) => ({ id, name }));
  return markRows({ rows }, changes).map(({ row, change, before }) =>
    [row.id, row.name, change, before?.name].filter((part) => part !== undefined).join(" "),
  );
}

describe("the rows of a table", () => {
  test("are marked as inserted, updated and deleted", () => {
    const changes = [change(2, "Bo", "Bob"), change(3, null, "Carol"), change(4, "Dave", null)];
    expect(
      marks(
        [
          [1, "Alice"],
          [2, "Bob"],
          [3, "Carol"],
        ],
        changes,
      ),
    ).toEqual(["1 Alice", "2 Bob update Bo", "3 Carol insert", "4 Dave delete"]);
  });

  test("are marked by what all changes of a row come to", () => {
    expect(marks([[1, "C"]], [change(1, "A", "B"), change(1, "B", "C")])).toEqual(["1 C update A"]);
    expect(marks([[1, "B"]], [change(1, null, "A"), change(1, "A", "B")])).toEqual(["1 B insert"]);
    expect(marks([[1, "A"]], [change(1, "A", "B"), change(1, "B", "A")])).toEqual(["1 A"]);
    expect(marks([], [change(1, null, "A"), change(1, "A", null)])).toEqual(["1 A delete"]);
  });

  test("are others if they have the rowid of a deleted one", () => {
    expect(marks([[1, "B"]], [change(1, "A", null), change(1, null, "B")])).toEqual([
      "1 B insert",
      "1 A delete",
    ]);
  });

  test("are told apart without a rowid or a key", () => {
    const after = { name: "twin" };
    const inserted = { table: "t", operation: "insert", key: {}, before: null, after } as const;
    const marked = markRows({ rows: [after, after] }, [{ ...inserted, rowid: 9 }]);
    expect(marked.map((row) => row.change)).toEqual(["insert", undefined]);
    const keyed: RowChange = { ...inserted, rowid: null, key: { name: "twin" } };
    expect(markRows({ rows: [after] }, [keyed])).toEqual([{ row: after, change: "insert" }]);
  });
});

test("the changes of a table are those of the current step", () => {
  const sql = (...changes: RowChange[]) => ({ kind: "sql", changes }) as SqlEvent;
  const step = { kind: "step", index: 0, caption: "" } as const;
  const other = { ...change(7, null, "x"), table: "session" };
  const events = [sql(change(1, null, "A")), step, sql(change(2, null, "B"), other)].map(
    (event, id): TraceEvent => ({ ...event, id, at: 0 }),
  );
  expect(changesByTable(events).get("user")).toEqual([change(2, null, "B")]);
  expect(changesByTable(events).get("session")).toEqual([other]);
});
