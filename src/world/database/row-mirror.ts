import type { Database, SqlValue as DriverValue, Statement } from "sql.js";

import type { RowChange, SqlRow, SqlValue } from "../trace/events";
import type { ColumnInfo, ForeignKey, TableContent, TableExcerpt } from "./tables";

interface MirroredTable {
  name: string;
  columns: ColumnInfo[];
  foreignKeys: ForeignKey[];
  hasRowid: boolean;
  /** By rowid, or by the primary key's JSON where there is none. */
  rows: Map<number | string, SqlRow>;
}

/**
 * A copy of all rows, to tell what a statement changed: SQLite says which rows it touched
 * (https://sqlite.org/c3ref/update_hook.html), but not what was in them.
 *
 * The hook does not hear of everything: not of tables WITHOUT ROWID, of a DELETE without WHERE, of
 * rows that REPLACE removes, or of a rollback. Where it may have missed something, all is read again.
 */
export class RowMirror {
  readonly #database: Database;
  readonly #prepare: (text: string) => Statement;
  #tables: MirroredTable[] = [];
  /** Table and rowid of the rows that the hook named since the last look, in that order. */
  #touched: [table: string, rowid: number][] = [];
  #totalChanges = 0;
  #schemaVersion = 0;
  /** A table's own definition says that an INSERT may replace rows. */
  #replacesSilently = false;
  readonly #counters: Statement;
  #disposed = false;

  /** @param prepare the driver's own `prepare`: what the mirror reads is nobody's statement */
  constructor(database: Database, prepare: (text: string) => Statement) {
    this.#database = database;
    this.#prepare = prepare;
    this.#counters = prepare("select total_changes(), * from pragma_schema_version");
    database.updateHook((_operation, schema, table, rowid) => {
      if (schema === "main") this.#touched.push([table, rowid]);
    });
    this.#readCounters();
    this.#tables = this.#readTables();
  }

  /** The tables as they are now. */
  tables(): TableContent[] {
    return this.#readTables().map(({ name, columns, foreignKeys, rows }) => ({
      name,
      columns,
      foreignKeys,
      rows: [...rows.values()],
    }));
  }

  /**
   * The tables with the last rows of each, at most so many: for somebody who only looks, a table may
   * be too long. None, once the app has closed its database.
   */
  excerpts(most: number): TableExcerpt[] {
    if (this.#disposed) return [];
    return this.#tables.map((table) => {
      const [[total] = []] = this.#all(`select count(*) from ${quote(table.name)}`);
      const tail = `limit ${most} offset ${Math.max(0, Number(total) - most)}`;
      const rows = [...this.#readRows(table, tail).values()];
      const { name, columns, foreignKeys } = table;
      return { name, columns, foreignKeys, rows, total: Number(total) };
    });
  }

  /**
   * What has changed since the last call.
   *
   * @param text the statement that has run
   * @param failed it failed, so that SQLite may have undone what the hook named
   */
  changesBy(text: string, failed: boolean): RowChange[] {
    if (this.#disposed) return [];
    const touched = this.#touched.splice(0);
    const { changes, schemaChanged } = this.#readCounters();
    const hookMissedSome =
      schemaChanged ||
      failed ||
      this.#replacesSilently ||
      changes !== touched.length ||
      /\breplace\b|^\s*rollback\b/i.test(text);
    if (hookMissedSome) return this.#compareAll();
    return touched.length === 0 ? [] : this.#compareTouched(touched);
  }

  /** Lets go of the database. Nothing changes any more from here on, as far as this mirror knows. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    this.#counters.free();
    this.#database.updateHook(null);
  }

  #readCounters(): { changes: number; schemaChanged: boolean } {
    this.#counters.step();
    const [total, version] = this.#counters.get() as [number, number];
    this.#counters.reset();
    const changes = total - this.#totalChanges;
    const schemaChanged = version !== this.#schemaVersion;
    this.#totalChanges = total;
    this.#schemaVersion = version;
    return { changes, schemaChanged };
  }

  #compareTouched(touched: [table: string, rowid: number][]): RowChange[] {
    const seen = new Set<string>();
    return touched.flatMap(([name, rowid]) => {
      const table = this.#tables.find((candidate) => candidate.name === name);
      if (!table || seen.has(`${rowid} ${name}`)) return [];
      seen.add(`${rowid} ${name}`);
      const after = this.#readRows(table, "where _rowid_ = ?", [rowid]).get(rowid);
      const change = describeChange(table, rowid, table.rows.get(rowid), after);
      if (after) table.rows.set(rowid, after);
      else table.rows.delete(rowid);
      return change;
    });
  }

  #compareAll(): RowChange[] {
    const before = this.#tables;
    this.#tables = this.#readTables();
    const names = new Set([...before, ...this.#tables].map(({ name }) => name));
    return [...names].flatMap((name) => {
      const [old, now] = [before, this.#tables].map((tables) =>
        tables.find((table) => table.name === name),
      );
      const keys = new Set([...(old?.rows.keys() ?? []), ...(now?.rows.keys() ?? [])]);
      const table = now ?? old;
      if (!table) return [];
      return [...keys].flatMap((key) =>
        describeChange(table, key, old?.rows.get(key), now?.rows.get(key)),
      );
    });
  }

  #readTables(): MirroredTable[] {
    const found = this.#all(
      "select s.name, l.wr, s.sql from sqlite_schema s join pragma_table_list l on l.name = s.name and l.schema = 'main' where s.type = 'table' and s.name not like 'sqlite\\_%' escape '\\' order by s.rowid",
    );
    this.#replacesSilently = found.some(([, , text]) =>
      /\bon conflict replace\b/i.test(String(text)),
    );
    return found.map(([name, withoutRowid]) => {
      const table: MirroredTable = {
        name: String(name),
        columns: this.#readColumns(String(name)),
        foreignKeys: this.#readForeignKeys(String(name)),
        hasRowid: withoutRowid === 0,
        rows: new Map(),
      };
      table.rows = this.#readRows(table);
      return table;
    });
  }

  #readColumns(table: string): ColumnInfo[] {
    const text = `select name, type, "notnull", pk from pragma_table_info(?)`;
    return this.#all(text, [table]).map(([name, type, notNull, primaryKey]) => ({
      name: String(name),
      type: String(type),
      notNull: notNull === 1,
      primaryKey: Number(primaryKey),
    }));
  }

  #readForeignKeys(table: string): ForeignKey[] {
    const text = `select id, "table", "from", "to" from pragma_foreign_key_list(?) order by id, seq`;
    const keys = new Map<DriverValue, ForeignKey>();
    for (const [id = null, target, from, to] of this.#all(text, [table])) {
      const key = keys.get(id) ?? { columns: [], table: String(target), to: [] };
      key.columns.push(String(from));
      if (typeof to === "string") key.to.push(to);
      keys.set(id, key);
    }
    // Without names, the reference is to the other table's primary key.
    for (const key of keys.values()) {
      if (key.to.length === 0) key.to = keyColumns(this.#readColumns(key.table));
    }
    // SQLite counts them from the last to the first.
    return [...keys.values()].reverse();
  }

  /** All rows of a table, or those that the end of the statement picks. */
  #readRows(
    table: MirroredTable,
    end = "",
    parameters: DriverValue[] = [],
  ): Map<number | string, SqlRow> {
    const what = table.hasRowid ? "_rowid_, *" : "null, *";
    const found = this.#all(`select ${what} from ${quote(table.name)} ${end}`, parameters);
    return new Map(
      found.map(([id, ...values]) => {
        const row = Object.fromEntries(
          table.columns.map((column, i) => [column.name, toPlain(values[i] ?? null)]),
        );
        return [table.hasRowid ? Number(id) : JSON.stringify(keyOf(table, row)), row];
      }),
    );
  }

  #all(text: string, parameters: DriverValue[] = []): DriverValue[][] {
    const statement = this.#prepare(text);
    try {
      statement.bind(parameters);
      const rows = [];
      while (statement.step()) rows.push(statement.get());
      return rows;
    } finally {
      statement.free();
    }
  }
}

/** A value of the driver as plain data. */
export function toPlain(value: DriverValue): SqlValue {
  if (!(value instanceof Uint8Array)) return value;
  return `x'${[...value].map((byte) => byte.toString(16).padStart(2, "0")).join("")}'`;
}

/** A table's name as SQL writes it. */
function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function describeChange(
  table: MirroredTable,
  rowid: number | string,
  before: SqlRow | undefined,
  after: SqlRow | undefined,
): RowChange[] {
  const row = after ?? before;
  if (!row || (before && after && isEqual(before, after))) return [];
  return [
    {
      table: table.name,
      operation: before ? (after ? "update" : "delete") : "insert",
      rowid: typeof rowid === "number" ? rowid : null,
      key: keyOf(table, row),
      before: before ?? null,
      after: after ?? null,
    },
  ];
}

function keyOf(table: MirroredTable, row: SqlRow): SqlRow {
  return Object.fromEntries(keyColumns(table.columns).map((name) => [name, row[name] ?? null]));
}

/** The names of a primary key's columns, in its order. */
function keyColumns(columns: readonly ColumnInfo[]): string[] {
  return columns
    .filter(({ primaryKey }) => primaryKey > 0)
    .sort((a, b) => a.primaryKey - b.primaryKey)
    .map(({ name }) => name);
}

function isEqual(a: SqlRow, b: SqlRow): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name]);
}
