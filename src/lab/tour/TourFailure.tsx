import { logLine } from "../inspector/rows";
import { SaidByRun } from "../SharedCode";
import { PARAGRAPH, shown } from "../shown-text";
import { useLab } from "../state/lab-context";
import { ToolButton } from "../ToolButton";
import styles from "./TourFailure.module.css";

/** Characters of a log line: its beginning names the error, and what follows is in the log. */
const LONGEST_LINE = 300;

/**
 * Why a step did not work out: what the step missed, and what may have caused it, which is the newest
 * error in the log and the gravest of the doctor's findings. From here the step before can be restored.
 */
export function TourFailure({ failure }: { failure: string }) {
  const { steps, state, events, goTo } = useLab();
  const done = state?.tour.done ?? 0;
  const error = newestError(events);
  const finding = state?.findings.find(({ severity }) => severity === "broken");
  return (
    <div role="alert" className={styles.failure}>
      <strong>
        Step {done + 1}, “{shown(steps[done]?.caption ?? "")}”, did not work out here.
      </strong>
      <span>
        <SaidByRun /> {shown(failure, PARAGRAPH)}
      </span>
      {error !== undefined && (
        <span>
          The newest error in the log: <code>{shown(error, LONGEST_LINE)}</code>
        </span>
      )}
      {finding && (
        <span>
          <SaidByRun /> The doctor: {shown(finding.title, PARAGRAPH)}{" "}
          {shown(finding.fix, PARAGRAPH)}
        </span>
      )}
      <span>
        The code or the page is not as the tour found it. That may be what you wanted: look at the
        timeline, go back to a step, or start over.
      </span>
      {done > 0 && (
        <ToolButton className={styles.restore} onClick={() => goTo(done)}>
          Restore step {done}
        </ToolButton>
      )}
    </div>
  );
}

function newestError(events: ReturnType<typeof useLab>["events"]): string | undefined {
  const event = events.findLast((one) => logLine(one)?.level === "error");
  const line = event && logLine(event);
  return line && [line.code, line.message].filter(Boolean).join(" ");
}
