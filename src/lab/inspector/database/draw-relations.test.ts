import { expect, test } from "vitest";

import type { RowChange, SqlRow, TableExcerpt, TraceEvent } from "../../../sandbox/messages";
import { drawRelations, hasRelations } from "./draw-relations";

const user = table("user", ["id*", "name"], [{ id: "u1", name: "Alice" }]);
const session = table(
  "session",
  ["token*", "userId→user.id"],
  [
    { token: "s1", userId: "u1" },
    { token: "s2", userId: null },
  ],
);
const membership = table(
  "membership",
  ["userId*→user.id", "token*→session.token", "role"],
  [{ userId: "u1", token: "s1", role: "admin" }],
);

/** A table from columns like `id*` (a key) and `userId→user.id` (a reference). */
function table(name: string, columns: string[], rows: SqlRow[]): TableExcerpt {
  const read = columns.map((text, index) => {
    const [own = "", target] = text.split("→");
    return { name: own.replace("*", ""), primaryKey: own.endsWith("*") ? index + 1 : 0, target };
  });
  return {
    name,
    columns: read.map((column) => ({
      name: column.name,
      primaryKey: column.primaryKey,
      type: "TEXT",
      notNull: false,
    })),
    foreignKeys: read.flatMap((column) => {
      const [to = "", key = ""] = column.target?.split(".") ?? [];
      return to ? [{ columns: [column.name], table: to, to: [key] }] : [];
    }),
    rows,
    total: rows.length,
  };
}

/** A change of a session's row. */
function change(operation: "insert" | "delete", row: SqlRow): RowChange {
  const [before, after] = operation === "insert" ? [null, row] : [row, null];
  return {
    table: "session",
    operation,
    rowid: null,
    key: { token: row.token ?? null },
    before,
    after,
  };
}

/** A step that changed this. */
function changing(...changes: RowChange[]): TraceEvent[] {
  const statement = { text: "", parameters: [], columns: [], rows: [], changes, duration: 0 };
  return [{ id: 1, at: 0, kind: "sql", by: "app", ...statement }];
}

/** The boxes by name. */
function boxesOf(...[tables, events]: Parameters<typeof drawRelations>) {
  return Object.fromEntries(drawRelations(tables, events).boxes.map((box) => [box.name, box]));
}

test("tables stand to the right of those that they refer to, and below those beside them", () => {
  const account = table("account", ["id*", "userId→user.id"], []);
  const { boxes, width, height } = drawRelations([membership, user, session, account], []);
  const box = Object.fromEntries(boxes.map((drawn) => [drawn.name, drawn]));
  expect(box["user"]?.x).toBe(0);
  expect(box["session"]?.x).toBeGreaterThan(box["user"]?.width ?? NaN);
  expect(box["account"]?.x).toBe(box["session"]?.x);
  expect(box["membership"]?.x).toBeGreaterThan(box["session"]?.x ?? NaN);
  expect(box["account"]?.y).toBeGreaterThan((box["session"]?.height ?? NaN) - 1);
  for (const drawn of boxes) {
    expect(drawn.x + drawn.width).toBeLessThanOrEqual(width);
    expect(drawn.y + drawn.height).toBeLessThanOrEqual(height);
  }
});

test("columns that are keys or refer are named one by one, the others together", () => {
  const boxes = boxesOf([user, session, membership], []);
  expect(boxes["user"]).toMatchObject({ keyColumns: [{ name: "id" }], otherColumns: ["name"] });
  expect(boxes["membership"]).toMatchObject({
    keyColumns: [
      { name: "userId", refersTo: "user.id" },
      { name: "token", refersTo: "session.token" },
    ],
    otherColumns: ["role"],
  });
});

test("rows are named, and tied to the rows that they refer to", () => {
  const { boxes, lines } = drawRelations([user, session, membership], []);
  expect(boxes.flatMap(({ rows }) => rows.map(({ label, refersTo }) => [label, refersTo]))).toEqual(
    [
      ["Alice", []],
      ["s1", ["Alice"]],
      ["s2", []],
      ["u1 s1", ["Alice", "s1"]],
    ],
  );
  expect(boxes[0]?.rows[0]?.key).toBe("u1");
  expect(lines).toHaveLength(3);
  expect(lines.every(({ change }) => change === undefined)).toBe(true);
});

test("what the step did is marked, and no line leads from a row that is gone", () => {
  const { boxes, lines } = drawRelations(
    [user, session],
    changing(
      change("insert", { token: "s1", userId: "u1" }),
      change("delete", { token: "s0", userId: "u1" }),
    ),
  );
  const rows = boxes[1]?.rows.map(({ label, change, refersTo }) => [label, change, refersTo]);
  expect(rows).toHaveLength(3);
  expect(rows).toContainEqual(["s0", "delete", ["Alice"]]);
  expect(rows).toContainEqual(["s1", "insert", ["Alice"]]);
  expect(lines.map(({ change }) => change)).toEqual(["insert"]);
});

test("of a long table, the last rows are drawn, and it says that there are more", () => {
  const many = Array.from({ length: 9 }, (_, index) => ({ id: `u${index}`, name: `N${index}` }));
  const { user: box } = boxesOf([table("user", ["id*", "name"], many)], []);
  expect(box).toMatchObject({ total: 9, more: true });
  expect(box?.rows.map(({ label }) => label)).toEqual(["N3", "N4", "N5", "N6", "N7", "N8"]);
  const { user: all } = boxesOf([table("user", ["id*", "name"], many.slice(0, 6))], []);
  expect(all?.more).toBe(false);
});

test("tables that refer to themselves or to each other are drawn, and their rows tied in words", () => {
  const a = table("a", ["id*", "next→b.id"], [{ id: "a1", next: "b1" }]);
  const b = table("b", ["id*", "next→a.id", "up→b.id"], [{ id: "b1", next: "a1", up: "b1" }]);
  const boxes = boxesOf([a, b], []);
  expect(boxes["a"]?.rows[0]?.refersTo).toEqual(["b1"]);
  expect(boxes["b"]?.rows[0]?.refersTo).toEqual(["a1", "b1"]);
});

test("a reference to a table that is not there leads nowhere", () => {
  const { boxes, lines } = drawRelations([session], []);
  expect(boxes[0]?.x).toBe(0);
  expect(lines).toEqual([]);
});

test("there are relations where a table refers to another", () => {
  expect(hasRelations([user])).toBe(false);
  expect(hasRelations([user, session])).toBe(true);
});
