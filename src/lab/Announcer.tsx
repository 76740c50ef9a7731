import { Boundary } from "./Boundary";
import styles from "./RunningLab.module.css";
import type { Target } from "../sandbox/messages";
import { shown } from "./shown-text";
import { useLab } from "./state/lab-context";
import { panelOf } from "./state/target-place";

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
  const { example, state, browser: page, steps, pointed } = useLab();
  const step = state && steps[state.tour.done - 1];
  return (
    <p role="status" className={styles.announcer}>
      {example.shared && state && "The code that runs says: "}
      {hasTour &&
        state &&
        step &&
        `Step ${state.tour.done} of ${steps.length} done: ${shown(step.caption)}.`}
      {page && ` The browser shows ${shown(page.title || page.url)}.`}
      {hasTour && pointed && ` Marked: ${nameOf(pointed.target)}.`}
      {hasTour && state?.tour.failure && " The step did not work out."}
    </p>
  );
}

/** Where to find what the tour points at. */
function nameOf(target: Target): string {
  if (target.kind === "browser") return "the page in the browser";
  if (target.kind === "file") return `lines of ${shown(target.file)}`;
  const panel = panelOf(target) ?? "";
  return target.kind === "panel"
    ? `the panel ${panel}`
    : `“${shown(target.words)}” in the panel ${panel}`;
}
