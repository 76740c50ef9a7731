import { type CSSProperties, type ReactNode, useId, useRef } from "react";

import { Divider } from "./Divider";
import type { PaneName } from "./pane-names";
import styles from "./Panes.module.css";
import { useSplit } from "./use-split";

interface PanesProps {
  code: ReactNode;
  browser: ReactNode;
  inspector: ReactNode;
  /** The pane that is shown where there is no room for all. */
  shown: PaneName;
  /** Whether it is the only one, however much room there is. */
  isSingle?: boolean;
  /** Panes that the reader has folded away, where there is room for all. */
  folded?: ReadonlySet<PaneName>;
}

const NONE: ReadonlySet<PaneName> = new Set();
const WHOLE = ["minmax(0, 1fr)"];

/**
 * Editor and browser side by side, the inspector below, with dividers to move; one of them at a time
 * where there is no room. The frame of the browser must stay loaded, so panes are hidden, not removed.
 */
export function Panes({
  code,
  browser,
  inspector,
  shown,
  isSingle = false,
  folded = NONE,
}: PanesProps) {
  const id = useId();
  const room = useRef<HTMLDivElement>(null);
  const across = useSplit({
    name: "code-width",
    room,
    orientation: "vertical",
    initial: 50,
    least: 260,
  });
  const down = useSplit({
    name: "top-height",
    room,
    orientation: "horizontal",
    initial: 38,
    least: 170,
  });
  const hasBoth = !folded.has("Code") && !folded.has("Browser");
  const hasTop = !folded.has("Code") || !folded.has("Browser");
  const isSplit = hasTop && !folded.has("Inspector");
  const sizes = {
    "--columns": (hasBoth ? across.tracks : WHOLE).join(" auto "),
    "--rows": (isSplit ? down.tracks : WHOLE).join(" auto "),
  };
  return (
    <div
      ref={room}
      className={styles.panes}
      data-shown={shown}
      data-single={isSingle}
      data-folded={[...folded, !hasBoth && "between", !isSplit && "below"]
        .filter(Boolean)
        .join(" ")}
      style={sizes as CSSProperties}
    >
      <div id={`${id}-code`} className={styles.code}>
        {code}
      </div>
      <Divider
        split={across}
        label="Width of the code"
        controls={`${id}-code`}
        className={styles.between}
      />
      <div className={styles.browser} id={`${id}-browser`}>
        {browser}
      </div>
      <Divider
        split={down}
        label="Height of code and browser"
        controls={`${id}-code ${id}-browser`}
        className={styles.below}
      />
      <div className={styles.inspector}>{inspector}</div>
    </div>
  );
}
