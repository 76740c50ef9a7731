import styles from "./RunningLab.module.css";
import { useLab } from "./state/lab-context";

/** Says politely to screen readers what changed on screen: the page shown and the tour's place. */
export function Announcer({ hasTour }: { hasTour: boolean }) {
  const { state, browser: page, steps } = useLab();
  const step = state && steps[state.tour.done - 1];
  return (
    <p role="status" className={styles.announcer}>
      {hasTour &&
        state &&
        step &&
        `Step ${state.tour.done} of ${steps.length} done: ${step.caption}.`}
      {page && ` The browser shows ${page.title || page.url}.`}
      {hasTour && state?.tour.failure && " The step did not work out."}
    </p>
  );
}
