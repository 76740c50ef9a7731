import { ShowMore, usePortion } from "../inspector/Bounded";
import type { Problem } from "./language/problems";
import styles from "./ProblemsPanel.module.css";

/** How many problems are shown at first. */
const PORTION = 30;

interface ProblemsPanelProps {
  /** Undefined until TypeScript has looked for the first time. */
  problems: readonly Problem[] | undefined;
  /** Shows a problem's place in the editor. */
  onGo: (problem: Problem) => void;
}

/** How many problems there are, for the button that shows them. */
export function ProblemCount({ problems = [] }: { problems: readonly Problem[] | undefined }) {
  if (problems.length === 0) return null;
  return (
    <span className={styles.count}>
      {problems.length}
      <span className="visually-hidden">{problems.length === 1 ? " problem" : " problems"}</span>
    </span>
  );
}

/** What TypeScript says against the code of all files; each leads to its place. */
export function ProblemsPanel({ problems, onGo }: ProblemsPanelProps) {
  return (
    <section aria-label="Problems" className={styles.problems}>
      {problems === undefined ? (
        <p>TypeScript is loading. It looks through all files then.</p>
      ) : problems.length === 0 ? (
        <p>TypeScript finds nothing wrong in these files.</p>
      ) : (
        <ProblemList problems={problems} onGo={onGo} />
      )}
    </section>
  );
}

function ProblemList({ problems, onGo }: ProblemsPanelProps & { problems: readonly Problem[] }) {
  const portion = usePortion(problems, "first", PORTION);
  return (
    <>
      <p className={styles.hint}>
        The code still runs. In the editor, <kbd>F8</kbd> goes to the next problem.
      </p>
      <ol aria-label="Problems of all files" className={styles.list}>
        {portion.shown.map((problem, index) => (
          <li key={index}>
            <button type="button" onClick={() => onGo(problem)}>
              <span className={styles.place}>
                {problem.path.slice(1)}, line {problem.line}
              </span>{" "}
              {problem.message}
            </button>
          </li>
        ))}
      </ol>
      <ShowMore portion={portion} what="problems" />
    </>
  );
}
