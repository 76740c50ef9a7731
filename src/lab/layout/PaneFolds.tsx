import { ToolButton } from "../ToolButton";
import { type PaneName, PANES } from "./pane-names";
import styles from "./PaneFolds.module.css";

interface PaneFoldsProps {
  folded: ReadonlySet<PaneName>;
  onToggle: (pane: PaneName) => void;
}

/** Folds panes away, and back, where there is room for all. One of them always stays. */
export function PaneFolds({ folded, onToggle }: PaneFoldsProps) {
  return (
    <div className={styles.folds} role="group" aria-label="Panes">
      {PANES.map((name) => {
        const isLast = !folded.has(name) && folded.size === PANES.length - 1;
        return (
          <ToolButton
            key={name}
            aria-pressed={!folded.has(name)}
            title={isLast ? "One pane stays" : folded.has(name) ? `Show ${name}` : `Fold ${name}`}
            off={isLast}
            onClick={() => onToggle(name)}
          >
            {name}
          </ToolButton>
        );
      })}
    </div>
  );
}
