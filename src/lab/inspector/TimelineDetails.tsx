import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useId,
} from "react";

import { Divider } from "../layout/Divider";
import { useSplit } from "../layout/use-split";
import { shown } from "../shown-text";
import { ToolButton } from "../ToolButton";
import { ExchangeDetails } from "./ExchangeDetails";
import type { ExchangeRow } from "./rows";
import styles from "./Timeline.module.css";

interface ListAndDetailsProps {
  /** The element that both share. */
  room: RefObject<HTMLDivElement | null>;
  /** The list of rows. */
  children: ReactNode;
  /** The exchange that is looked at beside the list; undefined: the list has all of the room. */
  row: ExchangeRow | undefined;
  onClose: () => void;
}

/** The rows of the timeline, and beside them, with a divider to move, what one of them opens to. */
export function ListAndDetails({ room, children, row, onClose }: ListAndDetailsProps) {
  const id = useId();
  const split = useSplit({
    name: "timeline-width",
    room,
    orientation: "vertical",
    initial: 50,
    least: 320,
  });
  const columns = row ? split.tracks.join(" auto ") : undefined;
  return (
    <div
      ref={room}
      className={styles.room}
      style={columns === undefined ? {} : ({ "--list-and-details": columns } as CSSProperties)}
    >
      <div id={id} className={styles.list}>
        {children}
      </div>
      {row && (
        <>
          <Divider split={split} label="Width of the list" controls={id} />
          <section aria-label="Details" className={styles.pane} {...closedByEscape(onClose)}>
            <header className={styles.paneHead}>
              <p>
                {shown(row.request.method)} {shown(new URL(row.request.url).pathname)}
              </p>
              <ToolButton onClick={onClose}>Close</ToolButton>
            </header>
            <div
              className={styles.paneBody}
              tabIndex={0}
              role="group"
              aria-label="Details, scrollable"
            >
              <ExchangeDetails key={row.id} row={row} />
            </div>
          </section>
        </>
      )}
    </div>
  );
}

function closedByEscape(onClose: () => void) {
  return { onKeyDown: ({ key }: KeyboardEvent) => void (key === "Escape" && onClose()) };
}
