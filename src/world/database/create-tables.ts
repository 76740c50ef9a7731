import { type Table, SQL } from "drizzle-orm";
import {
  getTableConfig,
  type SQLiteColumn,
  SQLiteSyncDialect,
  SQLiteTable,
} from "drizzle-orm/sqlite-core";
import type { Database } from "sql.js";

/**
 * Creates the tables of a Drizzle schema in an empty database, as `drizzle-kit push` does. Columns,
 * defaults, primary and foreign keys, unique constraints and indexes are what the schema says.
 *
 * @param schema the tables, by any name; `import * as schema from "./schema"` gives them
 * @throws SQLite's error, with the statement, if it does not take a table
 */
export function createTables(database: Database, schema: Record<string, unknown>): void {
  const tables = Object.values(schema).filter((value) => value instanceof SQLiteTable);
  for (const statement of tables.flatMap(statementsFor)) {
    try {
      database.run(statement);
    } catch (cause) {
      throw new Error(
        `${cause instanceof Error ? cause.message : String(cause)} in: ${statement}`,
        {
          cause,
        },
      );
    }
  }
}

function statementsFor(table: SQLiteTable): string[] {
  const { name, columns, indexes, foreignKeys, primaryKeys, uniqueConstraints } =
    getTableConfig(table);
  const definitions = [
    ...columns.map(column),
    ...primaryKeys.map((key) => `primary key (${names(key.columns)})`),
    ...uniqueConstraints.map((unique) => `unique (${names(unique.columns)})`),
    ...foreignKeys.map((key) => {
      const { columns: own, foreignTable, foreignColumns } = key.reference();
      const target = `${quote(tableName(foreignTable))} (${names(foreignColumns)})`;
      const onDelete = key.onDelete ? ` on delete ${key.onDelete}` : "";
      const onUpdate = key.onUpdate ? ` on update ${key.onUpdate}` : "";
      return `foreign key (${names(own)}) references ${target}${onDelete}${onUpdate}`;
    }),
  ];
  return [
    `create table ${quote(name)} (${definitions.join(", ")})`,
    ...indexes.map(({ config }) => {
      const parts = config.columns.map((part) =>
        part instanceof SQL ? literal(part) : quote(part.name),
      );
      const where = config.where ? ` where ${literal(config.where)}` : "";
      const kind = config.unique ? "unique index" : "index";
      return `create ${kind} ${quote(config.name)} on ${quote(name)} (${parts.join(", ")})${where}`;
    }),
  ];
}

function column(column: SQLiteColumn): string {
  const { default: value } = column;
  return [
    quote(column.name),
    column.getSQLType(),
    column.primary && "primary key",
    column.notNull && "not null",
    column.isUnique && "unique",
    value !== undefined &&
      `default ${value instanceof SQL ? `(${literal(value)})` : sqlLiteral(column.mapToDriverValue(value))}`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** The text of an SQL expression, its parameters written into it, and columns without their table. */
function literal(expression: SQL): string {
  return new SQLiteSyncDialect().sqlToQuery(expression.inlineParams(), "indexes").sql;
}

function sqlLiteral(value: unknown): string {
  return typeof value === "number" ? String(value) : `'${String(value).replaceAll("'", "''")}'`;
}

function names(columns: { name: string }[]): string {
  return columns.map(({ name }) => quote(name)).join(", ");
}

function tableName(table: Table): string {
  return getTableConfig(table as SQLiteTable).name;
}

function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
