import { count, flag, list, object, text, type TypeOf } from "../schema";
import { sqlRow } from "../trace/records";

const columnInfo = object({
  name: text,
  /** The declared type: `text`, `integer`; may be empty. */
  type: text,
  notNull: flag,
  /** Its place in the primary key, from 1; 0: not part of it. */
  primaryKey: count,
});

/** A column of a table, as SQLite describes it (`pragma table_info`). */
export interface ColumnInfo extends TypeOf<typeof columnInfo> {}

const foreignKey = object({
  /** The columns that refer. */
  columns: list(text),
  /** The table that they refer to. */
  table: text,
  /** What they refer to there, column by column. */
  to: list(text),
});

/** A foreign key of a table, as SQLite describes it (`pragma foreign_key_list`). */
export interface ForeignKey extends TypeOf<typeof foreignKey> {}

const tableContent = {
  name: text,
  columns: list(columnInfo),
  foreignKeys: list(foreignKey),
  rows: list(sqlRow),
};

/** @internal */
export const tableExcerpt = object({
  ...tableContent,
  /** How many rows the table has. */
  total: count,
});

/** A table of which perhaps not all rows were read. */
export interface TableExcerpt extends TypeOf<typeof tableExcerpt> {}

/** A table and its present rows, in the order in which SQLite keeps them. */
export type TableContent = Omit<TableExcerpt, "total">;
