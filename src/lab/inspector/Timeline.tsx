import { useContext, useMemo, useState } from "react";

import { Presented } from "../layout/presented";
import { useLab } from "../state/lab-context";
import { ToolButton } from "../ToolButton";
import { useOpenedByTour } from "../use-pointed-at";
import { DownloadHar } from "./DownloadHar";
import { type FilterName, filterRows, FILTERS, type RowFilter } from "./filter-rows";
import { RowFolder } from "./rows";
import styles from "./Timeline.module.css";
import { TimelineTable } from "./TimelineTable";

const ALL: RowFilter = { name: "All", text: "", pictures: false };

/**
 * Everything that happened, one row an event; a request opens to what was sent and answered. For a
 * projector, what happened in the current step.
 */
export function Timeline() {
  const { events, runs, state, pointed } = useLab();
  const [filter, setFilter] = useState(ALL);
  const [folder] = useState(() => new RowFolder());
  const step = (state?.tour.done ?? 0) - 1;
  const isPresented = useContext(Presented);
  const visible = useMemo(
    () => filterRows(folder.fold(events), filter, isPresented),
    [folder, events, filter, isPresented],
  );
  const isNarrowed = filter.name !== "All" || filter.text !== "";
  const hasRows = visible.some(({ kind }) => kind !== "step");
  useOpenedByTour((target) => {
    if (target.kind === "row" && !visible.some(({ id }) => id === target.event)) setFilter(ALL);
  }, pointed);
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
        <DownloadHar />
      </div>
      <p role="status" className={styles.none} hidden={!isNarrowed || hasRows}>
        {isNarrowed && !hasRows && (
          <>
            No row matches. <ToolButton onClick={() => setFilter(ALL)}>Show all rows</ToolButton>
          </>
        )}
      </p>
      {/* Another run is another trace: what was open, and where it was scrolled to, is gone. */}
      <TimelineTable key={runs} rows={visible} step={step} />
    </div>
  );
}
