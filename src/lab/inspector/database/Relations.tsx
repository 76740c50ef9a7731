import clsx from "clsx";
import { useMemo, type CSSProperties } from "react";

import type { TableExcerpt } from "../../../sandbox/messages";
import { shown } from "../../shown-text";
import { uniqueKeys } from "../../unique-keys";
import { useLab } from "../../state/lab-context";
import table from "../Table.module.css";
import { Rest } from "../Bounded";
import { drawRelations, MOST_TABLES, type DrawnRow, type TableBox } from "./draw-relations";
import styles from "./Relations.module.css";
import { MARKS } from "./TableView";

interface RelationsProps {
  tables: readonly TableExcerpt[];
  /** Opens the table with that name. */
  onOpen: (table: string) => void;
}

/** Lengths for the style sheet, which uses them only where the drawing has room. */
function pixels(lengths: Record<string, number>): CSSProperties {
  return Object.fromEntries(
    Object.entries(lengths).map(([name, length]) => [`--${name}`, `${length}px`]),
  );
}

/** The tables as an entity-relationship diagram, with the rows that are in them now. */
export function Relations({ tables, onOpen }: RelationsProps) {
  const { events } = useLab();
  const { boxes, lines, width, height } = useMemo(
    () => drawRelations(tables, events),
    [tables, events],
  );
  return (
    <div className={styles.relations}>
      <div className={styles.drawing} style={pixels({ width, height })}>
        <svg className={styles.lines} width={width} height={height} aria-hidden="true">
          {lines.map(({ path, change }, index) => (
            <path key={index} d={path} data-change={change} />
          ))}
        </svg>
        <ul aria-label="Relations">
          {boxes.map((box, index) => (
            <Box key={index} box={box} onOpen={onOpen} />
          ))}
        </ul>
      </div>
      <Rest count={tables.length - MOST_TABLES} what="tables" />
    </div>
  );
}

function Box({ box, onOpen }: { box: TableBox; onOpen: RelationsProps["onOpen"] }) {
  const { total, keyColumns, rows, more, x, y, width, height } = box;
  const name = shown(box.name);
  const otherColumns = shown(box.otherColumns.join(", "));
  const keys = uniqueKeys(rows, ({ row, change }) => JSON.stringify([row, change]));
  return (
    <li
      className={styles.box}
      style={pixels({ x, y, width, height })}
      data-empty={rows.length === 0 || undefined}
    >
      <div className={styles.head}>
        <button
          type="button"
          onClick={() => onOpen(box.name)}
          aria-label={`Open the table ${name}`}
        >
          {name}
        </button>
        <span>{total === 1 ? "1 row" : `${total} rows`}</span>
      </div>
      <ul aria-label={`Columns of ${name}`} className={styles.columns}>
        {keyColumns.map((column, index) => (
          <li key={index}>
            <code>{shown(column.name)}</code>{" "}
            {column.refersTo ? `→ ${shown(column.refersTo)}` : "key"}
          </li>
        ))}
        {otherColumns !== "" && (
          <li title={otherColumns}>
            <code>{otherColumns}</code>
          </li>
        )}
      </ul>
      <ul aria-label={`Rows of ${name}`} className={styles.rows}>
        {more && <li className={styles.note}>Of these, the last are drawn:</li>}
        {rows.map((row, index) => (
          // A row that changes is a new row, and flashes.
          <Row key={keys[index]} row={row} />
        ))}
        {rows.length === 0 && <li className={styles.note}>No rows</li>}
      </ul>
    </li>
  );
}

function Row({ row: { label, key, change, refersTo } }: { row: DrawnRow }) {
  return (
    <li data-change={change}>
      <span className={clsx(styles.label, table.struck)} title={label}>
        {label}
      </span>
      {key !== undefined && (
        <code className={styles.key} title={key}>
          {key}
        </code>
      )}
      {refersTo.length > 0 && <span className={styles.target}>→ {shown(refersTo.join(", "))}</span>}
      {change && <span className={table.mark}>{MARKS[change]}</span>}
    </li>
  );
}
