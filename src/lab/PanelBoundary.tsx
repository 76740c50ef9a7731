import { type ReactNode, useRef } from "react";

import { useFocusHandover } from "../loading/use-focus-handover";
import { Boundary } from "./Boundary";
import styles from "./PanelBoundary.module.css";
import { useLab } from "./state/lab-context";

interface PanelBoundaryProps {
  /** What is drawn, as the subject of a sentence: "The panel Mail". */
  what: string;
  /** How the reader can go on without it, as a sentence; by default, with another panel. */
  wayOn?: string;
  children: ReactNode;
}

/**
 * Keeps the lab when a part of it cannot show what the run reports. The part is tried again when the
 * run or the code says something else, and when the reader asks for it.
 */
export function PanelBoundary({ what, wayOn, children }: PanelBoundaryProps) {
  const { state, events, runs, files } = useLab();
  return (
    <Boundary
      given={[state, events, runs, files]}
      fallback={({ cause, retry }) => (
        <PanelNotice
          what={what}
          wayOn={wayOn ?? "Look at another panel."}
          cause={cause}
          onRetry={retry}
        />
      )}
    >
      {children}
    </Boundary>
  );
}

interface PanelNoticeProps extends Omit<PanelBoundaryProps, "children" | "wayOn"> {
  wayOn: string | undefined;
  cause: string;
  onRetry: () => void;
}

function PanelNotice({ what, wayOn, cause, onRetry }: PanelNoticeProps) {
  const { restart } = useLab();
  const notice = useRef<HTMLDivElement>(null);
  useFocusHandover(notice);
  return (
    <div ref={notice} role="alert" className={styles.notice}>
      <p>
        <strong>{what} cannot be shown.</strong> The site made an error with what this run reports:{" "}
        <q>{cause}</q>
      </p>
      <p>The rest of the lab goes on. {wayOn}</p>
      <p className={styles.buttons}>
        <button type="button" onClick={onRetry}>
          Show it again
        </button>
        <button
          type="button"
          onClick={() => {
            restart();
            onRetry();
          }}
        >
          Start over
        </button>
      </p>
    </div>
  );
}
