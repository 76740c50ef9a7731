import { Fragment, type ReactNode, useEffect, useId, useRef, useState } from "react";

import { Rest } from "../inspector/Bounded";
import { SaidByRun } from "../SharedCode";
import { shown } from "../shown-text";
import { useLab } from "../state/lab-context";
import { ToolButton } from "../ToolButton";
import { Toolbar } from "../Toolbar";
import styles from "./GuidedTour.module.css";
import { StandStill, whyStill } from "./StandStill";
import { StepText } from "./StepText";
import { TourFailure } from "./TourFailure";

/** Milliseconds for which a step stays at least while the tour plays by itself. */
const SHORTEST_STAY = 2_500;

/** Milliseconds in which a word is read: 240 words a minute, which is what people do with prose. */
const PER_WORD = 250;

/** Steps that stand on the line: the tours of the examples have up to twenty. */
const MOST_STEPS = 60;

interface GuidedTourProps {
  /** Further buttons beside those of the tour, and below them. */
  tools?: ReactNode;
  folds?: ReactNode;
  /** What stands below the text. */
  below?: { name: string; content: ReactNode } | undefined;
}

/**
 * The scenario as a tour: its steps as stations on a line, what the last one did, and the next. It has
 * one height for all steps: a longer text scrolls.
 */
export function GuidedTour({ tools, folds, below }: GuidedTourProps) {
  const lab = useLab();
  const { steps, state, runs, alive, place, command, restart, goTo } = lab;
  const still = whyStill(lab);
  const id = useId();
  const [playing, setPlaying] = useState(false);
  /** Whether what is below the text is seen, where there is no room for both. */
  const [isOpen, setOpen] = useState(false);
  const done = state?.tour.done ?? 0;
  const failure = state?.tour.failure;
  const busy = !alive || !state || state.tour.busy || (place ?? 0) > done;
  const next = steps[done];
  const last = steps[done - 1];
  // Of a tour longer than anybody writes, the steps around the next one.
  const first = Math.max(0, Math.min(done - MOST_STEPS / 2, steps.length - MOST_STEPS));
  const stations = steps.slice(first, first + MOST_STEPS);

  const beforeFirst =
    failure === undefined ? "The world is being built" : "No step has worked out yet";
  const canGoOn = next !== undefined && failure === undefined;
  const ticking = playing && canGoOn && !busy;
  const stay = timeToRead(`${last?.caption ?? ""} ${last?.why ?? ""}`);
  useEffect(() => {
    if (!ticking) return;
    const timer = setTimeout(() => command({ type: "lab/next-step" }), stay);
    return () => clearTimeout(timer);
  }, [ticking, done, stay, command]);

  const story = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (story.current) story.current.scrollTop = 0;
  }, [done, failure]);

  return (
    <div
      role="group"
      aria-label="Guided tour"
      data-run={runs}
      data-busy={busy}
      className={styles.tour}
    >
      <Toolbar aria-label="Steps of the tour">
        <ol className={styles.line}>
          {stations.map(({ caption }, nth) => {
            const index = first + nth;
            return (
              <li
                key={index}
                aria-current={index === done - 1 ? "step" : undefined}
                data-done={index < done}
              >
                <button
                  type="button"
                  className={styles.number}
                  title={shown(caption)}
                  onClick={() => goTo(index + 1)}
                >
                  {index + 1}
                  <span className={styles.name}> {shown(caption)}</span>
                </button>
              </li>
            );
          })}
        </ol>
      </Toolbar>
      <Rest count={steps.length - stations.length} what="steps" />
      <div className={styles.buttons}>
        <ToolButton
          className={styles.next}
          off={busy || !next}
          aria-describedby={still && id}
          onClick={() => command({ type: "lab/next-step" })}
        >
          Next step
        </ToolButton>
        <ToolButton off={!canGoOn} onClick={() => setPlaying(!playing)}>
          {playing && canGoOn ? "Pause" : "Play"}
        </ToolButton>
        <span className={styles.together}>
          <ToolButton onClick={restart}>Start over</ToolButton>
          {tools}
        </span>
        {folds}
      </div>
      <div className={styles.story}>
        <div ref={story} role="group" aria-label="This step" tabIndex={0} className={styles.text}>
          {failure !== undefined && <TourFailure failure={failure} />}
          {still && still !== "at the end" && <StandStill id={id} why={still} />}
          {/* Another step is another element: it takes the place of the last one, which does not move. */}
          <Fragment key={done}>
            <p className={styles.caption}>
              {last && <SaidByRun />} {shown(last?.caption ?? beforeFirst)}
            </p>
            <p className={styles.why}>
              {last && <StepText text={last.why} targets={state?.tour.targets} />}
            </p>
          </Fragment>
          {still === "at the end" && <StandStill id={id} why={still} />}
        </div>
        {below && (
          <>
            <button
              type="button"
              className={styles.opener}
              aria-expanded={isOpen}
              onClick={() => setOpen(!isOpen)}
            >
              {below.name} {isOpen ? "▾" : "▸"}
            </button>
            <div className={styles.below}>{below.content}</div>
          </>
        )}
      </div>
    </div>
  );
}

/** Milliseconds that a reader needs for a text of a step. */
function timeToRead(text: string): number {
  return Math.max(SHORTEST_STAY, text.trim().split(/\s+/).length * PER_WORD);
}
