import { type ReactNode, useId, useRef, useState } from "react";

import { useDismissal } from "../use-dismissal";
import styles from "./MoreTools.module.css";

/** A button of a toolbar that opens the tools for which there is no room on its one line. */
export function MoreTools({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const id = useId();
  useDismissal(menu, open, (byKey) => {
    setOpen(false);
    if (byKey) button.current?.focus();
  });
  return (
    <div ref={menu} className={styles.menu}>
      <button
        ref={button}
        type="button"
        aria-label="More tools"
        title="More tools"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        ⋯
      </button>
      {/* Stays open when one is pressed: what comes of it is said beside it. */}
      <div id={id} role="group" aria-label="More tools" hidden={!open} className={styles.tools}>
        {children}
      </div>
    </div>
  );
}
