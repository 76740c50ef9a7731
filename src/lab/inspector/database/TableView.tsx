import clsx from "clsx";
import { useMemo } from "react";

import type { ColumnInfo, SqlRow, SqlValue, TableExcerpt } from "../../../sandbox/messages";
import { shown } from "../../shown-text";
import { Rest, ShowMore, usePortion } from "../Bounded";
import { ValueToFollow } from "../follow/ValueToFollow";
import { followedProps, useFollowing } from "../follow/following";
import { formatDate } from "../format";
import { usePanelState } from "../panel-state";
import table from "../Table.module.css";
import styles from "./Database.module.css";
import { changesByTable, markRows, type MarkedRow } from "./marked-rows";
import { useLab } from "../../state/lab-context";
import { usePointedAt } from "../../use-pointed-at";
import { readTime, valueOf } from "./values";

/** Columns that are shown; the tables of adapters have up to a dozen. */
export const MOST_COLUMNS = 40;

/** Characters of a value: a page shows hundreds of them. */
const LONGEST_VALUE = 2_000;

/** What the current step did to a row, as a word. */
export const MARKS = { insert: "inserted", update: "updated", delete: "deleted" } as const;

/** A table of the database: its columns, its rows, and what the current step did to them. */
export function TableView({ content }: { content: TableExcerpt }) {
  const { events, pointed } = useLab();
  const { isIn } = useFollowing();
  const [whole] = usePanelState("whole");
  const { name, rows, total } = content;
  const columns = content.columns.slice(0, MOST_COLUMNS);
  const marked = useMemo(
    () => markRows(content, changesByTable(events).get(name)),
    [content, events, name],
  );
  const portion = usePortion(marked, "last");
  const target = pointed?.target.kind === "table" ? pointed.target : undefined;
  const isPointed = (one: MarkedRow) => target?.table === name && isMeant(target, one);
  const isMeantWhole = target?.table === name && !marked.some(isPointed);
  return (
    <>
      {total > rows.length && (
        <p className={table.empty}>
          The last {rows.length} of {total} rows. Ask for others with SQL.
        </p>
      )}
      <ShowMore portion={portion} what="rows" />
      <Rest count={content.columns.length - MOST_COLUMNS} what="columns" />
      <table
        aria-label={shown(name)}
        className={clsx(table.table, whole && table.whole)}
        {...usePointedAt<HTMLTableElement>(isMeantWhole)}
      >
        <thead>
          <tr>
            <th scope="col">Step</th>
            {columns.map((column, index) => (
              <ColumnHead key={index} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {portion.shown.map((one, index) => (
            // A row that changes is a new row, and flashes.
            <Row
              key={`${index} ${JSON.stringify(one.row)}`}
              marked={one}
              columns={columns}
              isPointed={isPointed(one)}
              isFollowed={isIn({ kind: "table", table: name, row: one.row, words: "" })}
            />
          ))}
        </tbody>
      </table>
      {marked.length === 0 && <p className={table.empty}>No rows.</p>}
    </>
  );
}

/** Whether the tour points at a row: at this one, or at all that the step changed. */
function isMeant({ row }: { row?: SqlRow | undefined }, marked: MarkedRow): boolean {
  if (!row) return marked.change !== undefined;
  return JSON.stringify(marked.row) === JSON.stringify(row);
}

function ColumnHead({ column: { name, type, notNull, primaryKey } }: { column: ColumnInfo }) {
  const facts = [
    shown(type.toLowerCase()),
    primaryKey > 0 && "key",
    notNull && primaryKey === 0 && "not null",
  ];
  return (
    <th scope="col">
      <span className={styles.column}>{shown(name)}</span>{" "}
      <small>{facts.filter(Boolean).join(", ")}</small>
    </th>
  );
}

interface RowProps {
  marked: MarkedRow;
  columns: readonly ColumnInfo[];
  isPointed: boolean;
  /** What the reader follows stands in it. */
  isFollowed: boolean;
}

function Row({ marked, columns, isPointed, isFollowed }: RowProps) {
  const { row, change, before } = marked;
  return (
    <tr
      data-change={change}
      {...usePointedAt<HTMLTableRowElement>(isPointed)}
      {...followedProps(isFollowed)}
    >
      <td>{change && <span className={table.mark}>{MARKS[change]}</span>}</td>
      {columns.map(({ name }, index) => (
        <Cell key={index} column={name} row={row} before={before} />
      ))}
    </tr>
  );
}

function Cell({
  column,
  row,
  before,
}: {
  column: string;
  row: SqlRow;
  before?: SqlRow | undefined;
}) {
  const value = valueOf(row, column);
  const old = before ? valueOf(before, column) : null;
  const time = readTime(column, value);
  return (
    <td className={table.value} data-updated={(before && old !== value) || undefined}>
      <span className={table.struck}>
        <Value value={value} />
      </span>
      {time !== undefined && <small>{formatDate(time)}</small>}
      {before && old !== value && (
        <small>
          was <Value value={old} />
        </small>
      )}
    </td>
  );
}

/** A value of SQLite as text; NULL looks unlike the text "NULL". */
export function Value({ value }: { value: SqlValue }) {
  if (value === null) return <i className={styles.null}>NULL</i>;
  const text = String(value);
  return (
    <code>
      <ValueToFollow value={text} most={LONGEST_VALUE} />
    </code>
  );
}
