import clsx from "clsx";
import { memo } from "react";

import { cookieChips, describe, isFailure, partiesOf, statusOf } from "./describe-row";
import { ExchangeDetails } from "./ExchangeDetails";
import { formatTime } from "./format";
import { shown } from "../shown-text";
import { pointedProps } from "../use-pointed-at";
import { followedProps, useFollowing } from "./follow/following";
import type { EventRow, ExchangeRow, Row } from "./rows";
import styles from "./Timeline.module.css";

/** Columns of the timeline. */
export const COLUMNS = ["Time", "From", "To", "What", "Status"] as const;

interface TimelineRowProps {
  row: Row;
  /** The details of the row, instead of the row itself. */
  isDetails: boolean;
  /** Place among all rows of the timeline, from 0. */
  index: number;
  isOpen: boolean;
  /** The step just played has caused it. */
  isCurrent: boolean;
  /** The tour points at it. */
  isPointed: boolean;
  onToggle: (id: number) => void;
  measure: (element: Element | null) => void;
}

/** A row of the timeline, or what an exchange opens to. */
export const TimelineRow = memo(function TimelineRow(props: TimelineRowProps) {
  const { row, isDetails, index, isCurrent, isPointed, measure } = props;
  const { isInEvent } = useFollowing();
  const marks = clsx(isCurrent && styles.current, row.kind === "log" && styles[row.event.level]);
  const place = {
    ref: measure,
    "data-index": index,
    // The heads of the columns are the first row.
    "aria-rowindex": index + 2,
  };
  if (row.kind === "step") {
    return (
      <tr {...place} className={clsx(styles.step, marks)}>
        <th scope="rowgroup" colSpan={COLUMNS.length}>
          {row.event.index + 1}. {shown(row.event.caption)}
        </th>
      </tr>
    );
  }
  if (isDetails) {
    return (
      <tr {...place} className={styles.details}>
        <td colSpan={COLUMNS.length}>{row.kind === "exchange" && <ExchangeDetails row={row} />}</td>
      </tr>
    );
  }
  const [from, to] = partiesOf(row);
  return (
    <tr
      {...place}
      {...pointedProps(isPointed)}
      {...followedProps(isInEvent(row.id))}
      className={clsx(marks)}
    >
      <td className={styles.time}>{formatTime(row.at)}</td>
      <td data-role={from.role}>{from.name}</td>
      <td data-role={to.role}>{to.name}</td>
      <td className={styles.what} data-depth={Math.min(row.depth, 3)}>
        <What {...props} row={row} />
      </td>
      <td className={clsx(isFailure(row) && styles.failure)}>{statusOf(row)}</td>
    </tr>
  );
});

function What({ row, isOpen, onToggle }: TimelineRowProps & { row: EventRow }) {
  if (row.kind !== "exchange") return describe(row);
  return (
    <button type="button" aria-expanded={isOpen} onClick={() => onToggle(row.id)}>
      <ExchangeTitle row={row} />
    </button>
  );
}

function ExchangeTitle({ row }: { row: ExchangeRow }) {
  const url = new URL(row.request.url);
  return (
    <>
      <b>{shown(row.request.method)}</b> <span className={styles.host}>{shown(url.host)}</span>
      {shown(url.pathname)}
      {url.search && <span className={styles.query}>{shown(url.search)}</span>}
      {cookieChips(row).map((chip) => (
        <span key={chip} className={styles.chip}>
          {chip}
        </span>
      ))}
    </>
  );
}
