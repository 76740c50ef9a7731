import { type CSSProperties, type ReactNode, useId, useRef } from "react";

import { Divider } from "./Divider";
import styles from "./Panes.module.css";
import { useSplit } from "./use-split";

interface PanesProps {
  code: ReactNode;
  browser: ReactNode;
  inspector: ReactNode;
  /** The pane that is shown where there is no room for all. */
  shown: PaneName;
}

/** Names of the panes, in the order in which readers choose from them. */
export const PANES = ["Code", "Browser", "Inspector"] as const;
export type PaneName = (typeof PANES)[number];

/**
 * Editor and browser side by side, the inspector below, with dividers to move; one of them at a time
 * where there is no room. The frame of the browser must stay loaded, so panes are hidden, not removed.
 */
export function Panes({ code, browser, inspector, shown }: PanesProps) {
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
  const sizes = {
    "--columns": across.tracks.join(" auto "),
    "--rows": down.tracks.join(" auto "),
  };
  return (
    <div ref={room} className={styles.panes} data-shown={shown} style={sizes as CSSProperties}>
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
