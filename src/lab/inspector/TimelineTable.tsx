import {
  Fragment,
  type KeyboardEvent,
  useCallback,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from "react";

import { useIsWide } from "../layout/use-is-wide";
import { useLab } from "../state/lab-context";
import { bringMarkedIntoView, keepInView } from "../use-pointed-at";
import { useVirtualItems } from "../virtual/use-virtual-items";
import type { Row } from "./rows";
import styles from "./Timeline.module.css";
import { ListAndDetails } from "./TimelineDetails";
import { COLUMNS, TimelineRow } from "./TimelineRow";

/** Pixels, by the style sheet: the heads of the columns, a row, the heading of a step. */
const HEAD_HEIGHT = 25;
const ROW_HEIGHT = 27;
const STEP_HEIGHT = 32;
/** Details differ; they are measured when they are opened. */
const DETAILS_HEIGHT = 400;
/** Rem from which on details stand beside the list; where there is less, below their row. */
const WIDE = 48;

interface TimelineTableProps {
  rows: readonly Row[];
  /** Index of the step just played; -1: none. */
  step: number;
}

const NONE: readonly number[] = [];

/** What stands in a line of the table: a row, or the details of the row before. */
interface Line {
  row: Row;
  isDetails: boolean;
}

/** The rows of the timeline, of which only those in sight are drawn. */
export function TimelineTable({ rows, step }: TimelineTableProps) {
  const room = useRef<HTMLDivElement>(null);
  const isWide = useIsWide(room, WIDE);
  const [opened, setOpened] = useState<readonly number[]>(NONE);
  // Beside the list there is room for one: the one that was opened last.
  const open = useMemo(() => (isWide ? opened.slice(-1) : opened), [isWide, opened]);
  const beside = isWide ? rows.find((one) => one.id === open[0]) : undefined;
  const toggle = useCallback(
    (id: number) => setOpened((before) => toggled(before, id, isWide)),
    [isWide],
  );
  const lines = useMemo(() => toLines(rows, isWide ? NONE : open), [rows, isWide, open]);
  const headings = useMemo(
    () => lines.flatMap(({ row }, index) => (row.kind === "step" ? [index] : [])),
    [lines],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const list = useVirtualItems({
    scroller,
    count: lines.length,
    keyAt: useCallback((index) => keyOf(lines[index]), [lines]),
    estimateAt: (index) => heightOf(lines[index]),
    headingOf: (start) => headings.findLast((index) => index <= start),
    covered: HEAD_HEIGHT,
  });
  const { pointed } = useLab();
  const row = pointed?.target.kind === "row" ? pointed.target.event : undefined;
  // The step just played comes to the top, or else into view with the row that the tour points at.
  const bring = useEffectEvent((element: HTMLElement) => {
    const heading = headings.findLast((index) => isStep(lines[index]?.row, step));
    const place = lines.findIndex((line) => line.row.id === row);
    // With a row to spare: in some fonts, rows are a little higher than reckoned.
    const rows = place - (heading ?? 0) + 1;
    const height = HEAD_HEIGHT + STEP_HEIGHT + rows * ROW_HEIGHT;
    if (place >= 0 && (heading === undefined || height > element.clientHeight)) {
      list.scrollTo(place, "center");
    } else if (heading !== undefined) list.scrollTo(heading);
  });
  const isThere = lines.some((line) => isStep(line.row, step));
  useEffect(() => {
    const element = scroller.current;
    if (!element || !isThere) return;
    return keepInView([element], () => {
      bring(element);
      bringMarkedIntoView(element);
    });
  }, [isThere, step, pointed]);

  const arrowKeys = {
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      const next = moveFocus(event);
      // As in a browser's own tools: what is looked at goes along.
      if (beside && next) next.click();
    },
  };
  const close = () => {
    setOpened(NONE);
    scroller.current?.querySelector<HTMLElement>('button[aria-expanded="true"]')?.focus();
  };

  return (
    <ListAndDetails
      room={room}
      row={beside?.kind === "exchange" ? beside : undefined}
      onClose={close}
    >
      <div
        ref={scroller}
        className={styles.scroller}
        role="group"
        tabIndex={0}
        aria-label="Timeline, scrollable"
      >
        <table aria-label="Timeline" aria-rowcount={lines.length + 1} className={styles.table}>
          <thead>
            <tr aria-rowindex={1}>
              {COLUMNS.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody {...list.keepFocus} {...arrowKeys}>
            {list.items.map(({ index, key, gap }) => {
              const line = lines[index];
              if (!line) return null;
              return (
                <Fragment key={key}>
                  <Gap height={gap} />
                  <TimelineRow
                    {...line}
                    index={index}
                    isOpen={open.includes(line.row.id)}
                    isCurrent={line.row.step === step}
                    isPointed={line.row.id === row}
                    onToggle={toggle}
                    measure={list.measure}
                  />
                </Fragment>
              );
            })}
            <Gap height={list.rest} />
          </tbody>
        </table>
      </div>
    </ListAndDetails>
  );
}

/**
 * Arrow keys lead from request to request, as far as rows are drawn; beyond, they scroll.
 *
 * @returns the request's button that has the focus now, if a key has moved it
 */
function moveFocus(event: KeyboardEvent<HTMLElement>): HTMLElement | undefined {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>("button[aria-expanded]")];
  const at = buttons.indexOf(event.target as HTMLElement);
  const next = { ArrowDown: buttons[at + 1], ArrowUp: buttons[at - 1] }[event.key];
  if (at < 0 || !next) return undefined;
  event.preventDefault();
  next.focus();
  return next;
}

/** Where rows stand that are not drawn. */
function Gap({ height }: { height: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden className={styles.gap} style={{ height }}>
      <td colSpan={COLUMNS.length} />
    </tr>
  );
}

/** @param isWide whether one at a time is looked at, so that the next one takes its place */
function toggled(ids: readonly number[], id: number, isWide: boolean): readonly number[] {
  if (isWide) return ids.at(-1) === id ? NONE : [id];
  return ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id];
}

function toLines(rows: readonly Row[], open: readonly number[]): Line[] {
  return rows.flatMap((row) => {
    const line = { row, isDetails: false };
    return open.includes(row.id) ? [line, { row, isDetails: true }] : [line];
  });
}

function keyOf(line: Line | undefined): string | number {
  if (!line) return -1;
  return line.isDetails ? `${line.row.id} details` : line.row.id;
}

function heightOf(line: Line | undefined): number {
  if (line?.isDetails) return DETAILS_HEIGHT;
  return line?.row.kind === "step" ? STEP_HEIGHT : ROW_HEIGHT;
}

function isStep(row: Row | undefined, step: number): boolean {
  return row?.kind === "step" && row.step === step;
}
