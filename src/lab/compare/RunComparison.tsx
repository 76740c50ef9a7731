import { Fragment, useEffect, useMemo, useRef, useState } from "react";

import { usePortion, ShowMore, Rest } from "../inspector/Bounded";
import { describe, statusOf } from "../inspector/describe-row";
import { RowFolder } from "../inspector/rows";
import { shown } from "../shown-text";
import { useLab } from "../state/lab-context";
import { ToolButton } from "../ToolButton";
import { bringIntoView } from "../use-pointed-at";
import { compareRuns, type Difference, type Pair } from "./compare-runs";
import styles from "./RunComparison.module.css";

/** Pairs that are drawn at first, and differences of a row that are shown. */
const PORTION = 400;
const MOST_DIFFERENCES = 30;

/** Characters of a value that are shown. */
const LONGEST_VALUE = 300;

/** The run before beside this one: rows paired, and what differs, with the way to the first difference. */
export function RunComparison() {
  const { before, events, steps } = useLab();
  const [folders] = useState(() => [new RowFolder(), new RowFolder()] as const);
  const pairs = useMemo(
    () => compareRuns(folders[0].fold(before), [...folders[1].fold(events)]),
    [folders, before, events],
  );
  const portion = usePortion(pairs, "first", PORTION);
  const differing = pairs.filter(({ differences }) => differences.length > 0);
  const [current, setCurrent] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const place = Math.min(current, differing.length - 1);

  // The difference that is looked at comes into view; the first one as soon as it is known.
  useEffect(() => {
    const { current: area } = scroller;
    const row = area?.querySelector("[data-pointed]");
    if (area && row) bringIntoView(row.getBoundingClientRect(), area);
  }, [place, differing.length]);

  return (
    <div className={styles.comparison}>
      <div className={styles.tools}>
        <p role="status">{summaryOf(pairs, differing, place)}</p>
        <ToolButton off={place <= 0} onClick={() => setCurrent(place - 1)}>
          Difference before
        </ToolButton>
        <ToolButton off={place >= differing.length - 1} onClick={() => setCurrent(place + 1)}>
          Next difference
        </ToolButton>
      </div>
      <div
        ref={scroller}
        className={styles.scroller}
        role="group"
        tabIndex={0}
        aria-label="Comparison, scrollable"
      >
        <table aria-label="Compared with the run before" className={styles.table}>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Run before</th>
              <th scope="col">This run</th>
            </tr>
          </thead>
          <tbody>
            {portion.shown.map((pair, index) => (
              <Fragment key={index}>
                {pair.step !== undefined && pair.step !== portion.shown[index - 1]?.step && (
                  <tr className={styles.step}>
                    <th scope="rowgroup" colSpan={3}>
                      {pair.step + 1}. {shown(steps[pair.step]?.caption ?? "")}
                    </th>
                  </tr>
                )}
                <PairRow
                  pair={pair}
                  isFirst={pair === differing[0]}
                  isPointed={pair === differing[place]}
                />
              </Fragment>
            ))}
          </tbody>
        </table>
        <ShowMore portion={portion} what="rows" />
      </div>
    </div>
  );
}

function summaryOf(pairs: readonly Pair[], differing: readonly Pair[], place: number): string {
  if (pairs.length === 0) return "This run has no rows yet.";
  if (differing.length === 0) {
    return "Both runs do the same, but for random values and times.";
  }
  const count = differing.length;
  return `${count} of ${pairs.length} rows ${count === 1 ? "differs" : "differ"}. Shown: ${place + 1} of ${count}.`;
}

interface PairRowProps {
  pair: Pair;
  /** It is the first that differs. */
  isFirst: boolean;
  isPointed: boolean;
}

function PairRow({ pair, isFirst, isPointed }: PairRowProps) {
  const { before, now, differences } = pair;
  const row = now ?? before;
  if (!row) return null;
  const isWhole = before === undefined || now === undefined;
  return (
    <>
      <tr
        data-differs={differences.length > 0}
        {...(isPointed && { "data-pointed": "", "aria-current": true })}
      >
        <th scope="row">
          {isFirst && <span className={styles.mark}>First difference</span>} {describe(row)}
        </th>
        <td>{before ? statusOf(before) : "not there"}</td>
        <td>{now ? statusOf(now) : "not there"}</td>
      </tr>
      {!isWhole &&
        differences
          .slice(0, MOST_DIFFERENCES)
          .map((difference) => <DifferenceRow key={difference.what} {...difference} />)}
      {differences.length > MOST_DIFFERENCES && (
        <tr>
          <td colSpan={3}>
            <Rest count={differences.length - MOST_DIFFERENCES} what="differences" />
          </td>
        </tr>
      )}
    </>
  );
}

function DifferenceRow({ what, before, now }: Difference) {
  // Long values that begin alike are shown from where they differ.
  const from = Math.max(0, commonStart(before, now) - LONGEST_VALUE / 3);
  const cut = (value: string) =>
    value === "" ? "not there" : (from > 0 ? "…" : "") + shown(value.slice(from), LONGEST_VALUE);
  return (
    <tr className={styles.difference}>
      <th scope="row">{shown(what)}</th>
      <td>
        <del>{cut(before)}</del>
      </td>
      <td>
        <ins>{cut(now)}</ins>
      </td>
    </tr>
  );
}

function commonStart(one: string, other: string): number {
  let index = 0;
  while (index < one.length && one[index] === other[index]) index++;
  return index;
}
