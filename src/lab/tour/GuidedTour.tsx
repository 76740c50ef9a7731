import { useEffect, useState } from "react";

import { useLab } from "../state/lab-context";
import { ToolButton } from "../ToolButton";
import styles from "./GuidedTour.module.css";

/** Milliseconds between two steps while the tour plays by itself. */
const PLAY_INTERVAL = 2_500;

/** The scenario as a tour: its steps as stations on a line, what the last one did, and the next. */
export function GuidedTour() {
  const { steps, state, runs, alive, command, restart } = useLab();
  const [playing, setPlaying] = useState(false);
  const done = state?.tour.done ?? 0;
  const failure = state?.tour.failure;
  const busy = !alive || !state || state.tour.busy;
  const next = steps[done];

  const beforeFirst =
    failure === undefined ? "The world is being built" : "No step has worked out yet";
  const canGoOn = next !== undefined && failure === undefined;
  const ticking = playing && canGoOn && !busy;
  useEffect(() => {
    if (!ticking) return;
    const timer = setTimeout(() => command({ type: "lab/next-step" }), PLAY_INTERVAL);
    return () => clearTimeout(timer);
  }, [ticking, done, command]);

  return (
    <div role="group" aria-label="Guided tour" data-run={runs} className={styles.tour}>
      <ol className={styles.line}>
        {steps.map(({ caption }, index) => (
          <li
            key={caption}
            aria-current={index === done - 1 ? "step" : undefined}
            data-done={index < done}
            title={caption}
          >
            <span className={styles.number}>{index + 1}</span>
            <span className={styles.name}>{caption}</span>
          </li>
        ))}
      </ol>
      <div className={styles.row}>
        <div className={styles.text}>
          <p className={styles.caption}>{steps[done - 1]?.caption ?? beforeFirst}</p>
          <p className={styles.why}>{steps[done - 1]?.why}</p>
        </div>
        <div className={styles.buttons}>
          <ToolButton
            className={styles.next}
            off={busy || !next}
            onClick={() => command({ type: "lab/next-step" })}
          >
            Next step
          </ToolButton>
          <ToolButton off={!canGoOn} onClick={() => setPlaying(!playing)}>
            {playing && canGoOn ? "Pause" : "Play"}
          </ToolButton>
          <ToolButton onClick={restart}>Start over</ToolButton>
        </div>
      </div>
      {failure !== undefined && (
        <div role="alert" className={styles.failure}>
          <strong>
            Step {done + 1}, “{next?.caption}”, did not work out here.
          </strong>
          <span>{failure}</span>
          <span>
            The code or the page is not as the tour found it. That may be what you wanted: look at
            the timeline, or start over.
          </span>
        </div>
      )}
    </div>
  );
}
