import { type PaneName, PANES } from "./pane-names";
import styles from "./PaneSwitch.module.css";

interface PaneSwitchProps {
  shown: PaneName;
  onShow: (pane: PaneName) => void;
}

/** Chooses the pane that is shown where there is no room for all. */
export function PaneSwitch({ shown, onShow }: PaneSwitchProps) {
  return (
    <div className={styles.switch} role="group" aria-label="Show">
      {PANES.map((name) => (
        <button key={name} type="button" aria-pressed={shown === name} onClick={() => onShow(name)}>
          {name}
        </button>
      ))}
    </div>
  );
}
