import clsx from "clsx";
import { Fragment, useEffect, useMemo, useRef, useState } from "react";

import { useLab } from "../state/lab-context";
import { ExchangeDetails } from "./ExchangeDetails";
import { formatTime } from "./format";
import { type ClockRow, type ExchangeRow, type Row, toRows } from "./rows";
import styles from "./Timeline.module.css";

const FILTERS = {
  All: () => true,
  Requests: (row: Row) => row.kind === "exchange",
  "Sets cookies": (row: Row) => row.kind === "exchange" && row.cookies.length > 0,
  "Callbacks and events": (row: Row) => row.kind === "call",
  SQL: (row: Row) => row.kind === "sql",
  Log: (row: Row) => row.kind === "log",
} as const;

/** Everything that happened, one row an event; a request opens to what was sent and answered. */
export function Timeline() {
  const { events, state } = useLab();
  const [filter, setFilter] = useState<keyof typeof FILTERS>("All");
  const [text, setText] = useState("");
  const [pictures, setPictures] = useState(false);
  const rows = useMemo(() => toRows(events), [events]);
  const current = (state?.tour.done ?? 0) - 1;
  const visible = rows.filter(
    (row) =>
      row.kind === "step" ||
      (FILTERS[filter](row) &&
        (pictures || row.kind !== "exchange" || row.request.purpose !== "image") &&
        (text === "" || describe(row).toLowerCase().includes(text.toLowerCase()))),
  );
  const table = useRef<HTMLTableElement>(null);
  useEffect(() => {
    // Brings the step just played to the top of the panel, without moving the page.
    const row = table.current?.querySelector<HTMLElement>("[data-step-current]");
    const panel = table.current?.closest("[role=tabpanel]");
    if (row && panel) panel.scrollTop = row.offsetTop;
  }, [current]);
  return (
    <>
      <div className={styles.filters}>
        <label>
          Show{" "}
          <select
            value={filter}
            onChange={(event) => setFilter(event.target.value as keyof typeof FILTERS)}
          >
            {Object.keys(FILTERS).map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label>
          Filter <input value={text} onChange={(event) => setText(event.target.value)} />
        </label>
        <label>
          <input
            type="checkbox"
            checked={pictures}
            onChange={(event) => setPictures(event.target.checked)}
          />{" "}
          Pictures
        </label>
      </div>
      <table ref={table} aria-label="Timeline" className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Time</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">What</th>
            <th scope="col">Status</th>
          </tr>
        </thead>
        <tbody>
          {visible.map((row) => (
            <TimelineRow key={row.id} row={row} isCurrent={row.step === current} />
          ))}
        </tbody>
      </table>
    </>
  );
}

function TimelineRow({ row, isCurrent }: { row: Row; isCurrent: boolean }) {
  const [open, setOpen] = useState(false);
  const marks = clsx(isCurrent && styles.current, row.kind === "log" && styles[row.event.level]);
  if (row.kind === "step") {
    return (
      <tr className={clsx(styles.step, marks)} data-step-current={isCurrent || undefined}>
        <th scope="rowgroup" colSpan={5}>
          {row.event.index + 1}. {row.event.caption}
        </th>
      </tr>
    );
  }
  const time = <td className={styles.time}>{formatTime(row.at)}</td>;
  if (row.kind !== "exchange") {
    return (
      <tr className={marks}>
        {time}
        <Parties row={row} />
        <td className={styles.what} data-depth={Math.min(row.depth, 3)}>
          {describe(row)}
        </td>
        <td>{row.kind}</td>
      </tr>
    );
  }
  return (
    <Fragment>
      <tr className={marks} data-purpose={row.request.purpose}>
        {time}
        <td data-role={row.request.from.role}>{row.request.from.name}</td>
        <td data-role={row.request.to.role}>{row.request.to.name}</td>
        <td className={styles.what} data-depth={Math.min(row.depth, 3)}>
          <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
            <ExchangeTitle row={row} />
          </button>
        </td>
        <td>{statusOf(row)}</td>
      </tr>
      {open && (
        <tr className={styles.details}>
          <td colSpan={5}>
            <ExchangeDetails row={row} />
          </td>
        </tr>
      )}
    </Fragment>
  );
}

/** Who speaks to whom where nothing goes over the network. */
function Parties({ row }: { row: Exclude<Row, { kind: "exchange" | "step" }> }) {
  if (row.kind === "clock") {
    return (
      <>
        <td>Clock</td>
        <td>everybody</td>
      </>
    );
  }
  if (row.kind === "sql") {
    return (
      <>
        <td data-role="app">{row.event.by === "app" ? "Your app" : "Operator"}</td>
        <td>Database</td>
      </>
    );
  }
  const isCore = row.kind === "call" || row.event.source === "auth.js";
  return (
    <>
      <td data-role={isCore ? "core" : "app"}>{isCore ? "@auth/core" : "Your app"}</td>
      {row.kind === "call" ? <td data-role="app">Your app</td> : <td>Log</td>}
    </>
  );
}

function ExchangeTitle({ row }: { row: ExchangeRow }) {
  const url = new URL(row.request.url);
  const stored = row.cookies.filter(({ change }) => change === "set").length;
  const deleted = row.cookies.filter(({ change }) => change === "deleted").length;
  return (
    <>
      <b>{row.request.method}</b> <span className={styles.host}>{url.host}</span>
      {url.pathname}
      {url.search && <span className={styles.query}>{url.search}</span>}
      {stored > 0 && <span className={styles.chip}>+{stored} cookies</span>}
      {deleted > 0 && <span className={styles.chip}>−{deleted} cookies</span>}
    </>
  );
}

function statusOf({ answer }: ExchangeRow): string {
  if (!answer) return "…";
  return answer.kind === "response" ? String(answer.status) : "failed";
}

/** Where the clock went, and which cookies did not live to see it. */
function describeMove({ event, expired }: ClockRow): string {
  const move = `The clock moves to ${new Date(event.to).toUTCString()}`;
  if (expired.length === 0) return move;
  return `${move}; expired: ${expired.map(({ cookie }) => cookie.name).join(", ")}`;
}

function describe(row: Row): string {
  switch (row.kind) {
    case "exchange":
      return `${row.request.method} ${row.request.url} ${row.request.from.name} ${row.request.to.name} ${statusOf(row)}`;
    case "call":
      return `${row.event.type} ${row.event.name}`;
    case "sql": {
      const { text, changes, error } = row.event;
      const did = changes.map(({ operation, table }) => `${operation} ${table}`).join(", ");
      return [did, text, error].filter(Boolean).join(": ");
    }
    case "log":
      return `${row.event.code ?? row.event.source}: ${row.event.message}`;
    case "clock":
      return describeMove(row);
    case "step":
      return row.event.caption;
  }
}
