import type { ForeignKey, SqlRow, TableExcerpt } from "../../../sandbox/messages";
import type { EventList } from "../../state/lab-store";
import { shown } from "../../shown-text";
import { changesByTable, markRows, type MarkedRow } from "./marked-rows";
import { layersOf } from "./table-layers";
import { valueOf } from "./values";

/** Sizes of the drawing, in pixels. The style sheet sets its lines to the same heights. */
const SIZE = { box: 264, across: 72, down: 16, head: 36, column: 20, row: 28, edge: 8 } as const;

/** As many rows of a table are drawn; the tab of the table has the others. */
const MOST_ROWS = 6;

/** As many tables are drawn, with as many references and keys of each. */
export const MOST_TABLES = 30;
const MOST_KEYS = 20;

/** A row as the drawing shows it. */
export interface DrawnRow extends MarkedRow {
  /** What tells it from the others: a name if there is one, else its key. */
  label: string;
  /** Its key, where the label is something else. */
  key?: string;
  /** The labels of the rows that it refers to. */
  refersTo: string[];
}

/** A table as a box of the drawing. */
export interface TableBox {
  name: string;
  /** How many rows the table has. */
  total: number;
  keyColumns: { name: string; refersTo?: string }[];
  otherColumns: string[];
  /** The last rows, and those that the current step deleted. */
  rows: DrawnRow[];
  /** Whether the table has rows that are not drawn. */
  more: boolean;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A line from a row to the row that it refers to, as an SVG path. */
export interface RelationLine {
  path: string;
  change?: DrawnRow["change"];
}

/** An entity-relationship diagram of the tables and of what is in them. Lengths in pixels. */
export interface Relations {
  boxes: TableBox[];
  lines: RelationLine[];
  width: number;
  height: number;
}

/**
 * Draws the tables: those that refer to others stand to the right of them, and each row is tied to
 * the row that it refers to. Of a table that refers to itself, or of two that refer to each other,
 * only the words say so.
 */
export function drawRelations(all: readonly TableExcerpt[], events: EventList): Relations {
  const tables = all.slice(0, MOST_TABLES).map((table) => ({
    ...table,
    foreignKeys: table.foreignKeys.slice(0, MOST_KEYS),
  }));
  const layers = layersOf(tables);
  const changes = changesByTable(events);
  const heights: number[] = [];
  const boxes = tables.map((table, index): TableBox => {
    const layer = layers[index] ?? 0;
    const keyColumns = describeKeys(table);
    const keys = new Set(keyColumns.map(({ name }) => name));
    const otherColumns = table.columns.flatMap(({ name }) => (keys.has(name) ? [] : [name]));
    const rows = markRows(table, changes.get(table.name)).slice(-MOST_ROWS);
    const more = rows.filter(({ change }) => change !== "delete").length < table.total;
    const lines = keyColumns.length + (otherColumns.length > 0 ? 1 : 0);
    const height =
      SIZE.head +
      lines * SIZE.column +
      Math.max(rows.length, 1) * SIZE.row +
      (more ? SIZE.row : 0) +
      2 * SIZE.edge;
    const y = heights[layer] ?? 0;
    heights[layer] = y + height + SIZE.down;
    return {
      name: table.name,
      total: table.total,
      keyColumns,
      otherColumns,
      rows: rows.map((row) => ({ ...row, ...labelOf(table, row.row), refersTo: [] })),
      more,
      x: layer * (SIZE.box + SIZE.across),
      y,
      width: SIZE.box,
      height,
    };
  });
  return {
    boxes,
    lines: tieRows(tables, boxes),
    width: heights.length * (SIZE.box + SIZE.across) - SIZE.across,
    height: Math.max(...heights, SIZE.down) - SIZE.down,
  };
}

/** Whether there is anything to draw lines between. */
export function hasRelations(tables: readonly TableExcerpt[]): boolean {
  return tables.some(({ foreignKeys }) => foreignKeys.length > 0);
}

/** The columns that are keys, or refer to others: the first of them. */
function describeKeys({ columns, foreignKeys }: TableExcerpt): TableBox["keyColumns"] {
  const targets = new Map<string, string[]>();
  for (const { columns: own, table, to } of foreignKeys) {
    own.slice(0, MOST_KEYS).forEach((name, at) => {
      targets.set(name, [...(targets.get(name) ?? []), `${table}.${to[at]}`]);
    });
  }
  const keys = columns.flatMap(({ name, primaryKey }) => {
    const refersTo = targets.get(name)?.join(", ");
    if (refersTo !== undefined) return [{ name, refersTo }];
    return primaryKey > 0 ? [{ name }] : [];
  });
  return keys.slice(0, MOST_KEYS);
}

function labelOf(table: TableExcerpt, row: SqlRow): Pick<DrawnRow, "label" | "key"> {
  const referring = new Set(table.foreignKeys.flatMap(({ columns }) => columns));
  const keys = table.columns.filter(({ primaryKey }) => primaryKey > 0);
  const own = keys.filter(({ name }) => !referring.has(name));
  const key = (own.length > 0 ? own : keys)
    .slice(0, MOST_KEYS)
    .map(({ name }) => shown(String(valueOf(row, name))))
    .join(" ");
  const text = table.columns.find(
    ({ name, primaryKey }) =>
      primaryKey === 0 && !referring.has(name) && typeof valueOf(row, name) === "string",
  );
  // A key of several columns is made of names already: "github 583231".
  if (key && (keys.length > 1 || !text)) return { label: key };
  const label = text ? shown(String(valueOf(row, text.name))) : "a row";
  return key ? { label, key } : { label };
}

/** Ties rows to the rows that they refer to, and notes the labels of these with them. */
function tieRows(tables: readonly TableExcerpt[], boxes: readonly TableBox[]): RelationLine[] {
  const byName = new Map([...boxes].reverse().map((box) => [box.name, box]));
  return tables.flatMap((table, index) => {
    const box = boxes[index];
    if (!box) return [];
    return table.foreignKeys.flatMap((foreignKey) => {
      const target = byName.get(foreignKey.table);
      if (!target) return [];
      return box.rows.flatMap((row, at) => {
        const found = target.rows.findIndex((other) => isReferred(foreignKey, row.row, other.row));
        const other = target.rows[found];
        if (!other) return [];
        row.refersTo.push(other.label);
        if (row.change === "delete" || target.x >= box.x) return [];
        const start = { x: target.x + target.width, y: middleOf(target, found) };
        const line = { path: curve(start, { x: box.x, y: middleOf(box, at) }) };
        return [row.change ? { ...line, change: row.change } : line];
      });
    });
  });
}

function isReferred({ columns, to }: ForeignKey, row: SqlRow, other: SqlRow): boolean {
  return columns.slice(0, MOST_KEYS).every((column, at) => {
    const value = valueOf(row, column);
    return value !== null && value === valueOf(other, to[at] ?? "");
  });
}

/** Where the middle of a row is: rows stand at the end of their box. */
function middleOf({ y, height, rows }: TableBox, at: number): number {
  return y + height - SIZE.edge - (rows.length - at - 0.5) * SIZE.row;
}

interface Point {
  x: number;
  y: number;
}

function curve(from: Point, to: Point): string {
  const half = (from.x + to.x) / 2;
  return `M${from.x} ${from.y}C${half} ${from.y} ${half} ${to.y} ${to.x} ${to.y}`;
}
