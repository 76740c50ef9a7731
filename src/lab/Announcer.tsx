import { Boundary } from "./Boundary";
import styles from "./RunningLab.module.css";
import { shown } from "./shown-text";
import { useLab } from "./state/lab-context";

/** Says politely to screen readers what changed on screen: the page shown and the tour's place. */
export function Announcer({ hasTour }: { hasTour: boolean }) {
  const { state, events } = useLab();
  return (
    <Boundary given={[state, events]} fallback={() => null}>
      <Announcement hasTour={hasTour} />
    </Boundary>
  );
}

function Announcement({ hasTour }: { hasTour: boolean }) {
  const { example, state, browser: page, steps } = useLab();
  const step = state && steps[state.tour.done - 1];
  return (
    <p role="status" className={styles.announcer}>
      {example.shared && state && "The code that runs says: "}
      {hasTour &&
        state &&
        step &&
        `Step ${state.tour.done} of ${steps.length} done: ${shown(step.caption)}.`}
      {page && ` The browser shows ${shown(page.title || page.url)}.`}
      {hasTour && state?.tour.failure && " The step did not work out."}
    </p>
  );
}
