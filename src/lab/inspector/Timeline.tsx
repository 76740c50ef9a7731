import { useContext, useEffect, useEffectEvent, useMemo, useState } from "react";

import type { Target } from "../../sandbox/messages";
import { RunComparison } from "../compare/RunComparison";
import { Presented } from "../layout/presented";
import { useLab } from "../state/lab-context";
import { ToolButton } from "../ToolButton";
import { DownloadHar } from "./DownloadHar";
import { ALL_ROWS, type FilterName, filterRows, FILTERS } from "./filter-rows";
import { usePanelState } from "./panel-state";
import { type Row, RowFolder } from "./rows";
import styles from "./Timeline.module.css";
import { TimelineTable } from "./TimelineTable";

/**
 * Everything that happened, one row an event; a request opens to what was sent and answered. For a
 * projector, what happened in the current step.
 */
export function Timeline() {
  const { events, before, runs, state, pointed } = useLab();
  const [compares, setCompares] = usePanelState("compares");
  const canCompare = before.length > 0;
  const [filter, setFilter] = usePanelState("filter");
  const [folder] = useState(() => new RowFolder());
  const step = (state?.tour.done ?? 0) - 1;
  const isPresented = useContext(Presented);
  const visible = useMemo(
    () => filterRows(folder.fold(events), filter, isPresented),
    [folder, events, filter, isPresented],
  );
  const isNarrowed = filter.name !== "All" || filter.text !== "";
  const hasRows = visible.some(({ kind }) => kind !== "step");
  // What the tour points at is shown, whatever the reader has filtered.
  const uncover = useEffectEvent((target: Target) => {
    if (target.kind !== "row") return;
    const isIn = (rows: readonly Row[]) => rows.some(({ id }) => id === target.event);
    if (isIn(folder.fold(events)) && !isIn(visible)) setFilter(ALL_ROWS);
  });
  useEffect(() => {
    if (pointed) uncover(pointed.target);
  }, [pointed]);
  return (
    <div className={styles.timeline}>
      <div className={styles.filters}>
        <label>
          Show{" "}
          <select
            value={filter.name}
            onChange={({ target }) => setFilter({ ...filter, name: target.value as FilterName })}
          >
            {FILTERS.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label>
          <input
            type="checkbox"
            checked={filter.pictures}
            onChange={({ target }) => setFilter({ ...filter, pictures: target.checked })}
          />{" "}
          Pictures
        </label>
        <label>
          Filter{" "}
          <input
            value={filter.text}
            onChange={({ target }) => setFilter({ ...filter, text: target.value })}
          />
        </label>
        {canCompare && (
          <ToolButton aria-pressed={compares} onClick={() => setCompares(!compares)}>
            Compare with the run before
          </ToolButton>
        )}
        <DownloadHar />
      </div>
      {canCompare && compares && !isPresented ? (
        <RunComparison />
      ) : (
        <>
          <p role="status" className={styles.none} hidden={!isNarrowed || hasRows}>
            {isNarrowed && !hasRows && (
              <>
                No row matches.{" "}
                <ToolButton onClick={() => setFilter(ALL_ROWS)}>Show all rows</ToolButton>
              </>
            )}
          </p>
          {/* Another run is another trace: what was open, and where it was scrolled to, is gone. */}
          <TimelineTable key={runs} rows={visible} step={step} />
        </>
      )}
    </div>
  );
}
