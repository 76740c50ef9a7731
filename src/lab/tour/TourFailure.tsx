import { logLine } from "../inspector/rows";
import { PlaceLink } from "../PlaceLink";
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
 *
 * After something was done by hand there is nothing wrong: the tour offers to go on from where it was.
 */
export function TourFailure({ failure }: { failure: string }) {
  const { steps, state, goTo } = useLab();
  const done = state?.tour.done ?? 0;
  const caption = shown(steps[done]?.caption ?? "");
  if (state?.tour.touched) {
    return (
      <div role="status" className={styles.offer}>
        <strong>
          Step {done + 1}, “{caption}”, needs the world as the tour left it.
        </strong>
        <span>
          Something else has happened since then. Look around as long as you like; to go on, let the
          tour do its steps again.
        </span>
        <ToolButton className={styles.restore} onClick={() => goTo(done + 1, true)}>
          {done > 0 ? `Restore step ${done} and go on` : "Start over and go on"}
        </ToolButton>
        <details>
          <summary>What the step has missed</summary>
          <Causes failure={failure} />
        </details>
      </div>
    );
  }
  return (
    <div role="alert" className={styles.failure}>
      <strong>
        Step {done + 1}, “{caption}”, did not work out here.
      </strong>
      <Causes failure={failure} />
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

/** What the step missed, the newest error in the log, and what the doctor says of it. */
function Causes({ failure }: { failure: string }) {
  const { state, events } = useLab();
  const error = newestError(events);
  const finding = state?.findings.find(({ severity }) => severity === "broken");
  return (
    <>
      <span>
        <SaidByRun /> {shown(failure, PARAGRAPH)}
      </span>
      {error !== undefined && (
        <span>
          The newest error in the log: <code>{shown(error.text, LONGEST_LINE)}</code>
          {error.place && (
            <>
              , thrown in <PlaceLink place={error.place} />
            </>
          )}
        </span>
      )}
      {finding && (
        <span>
          <SaidByRun /> The doctor: {shown(finding.title, PARAGRAPH)}{" "}
          {shown(finding.fix, PARAGRAPH)}
        </span>
      )}
    </>
  );
}

function newestError(events: ReturnType<typeof useLab>["events"]) {
  const event = events.findLast((one) => logLine(one)?.level === "error");
  const line = event && logLine(event);
  return line && { text: [line.code, line.message].filter(Boolean).join(" "), place: line.place };
}
