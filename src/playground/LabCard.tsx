import CodeBlock from "@theme/CodeBlock";

import type { LabExample } from "./example";
import styles from "./LabCard.module.css";

interface LabCardProps {
  example: LabExample;
  /** The reader points at the Run button: time to fetch what it needs. */
  onReach?: () => void;
  /** Absent while the lab is being loaded. */
  onRun?: () => void;
}

/** The lab before it runs: what it shows, its code, and the tour's steps. */
export function LabCard({ example, onReach, onRun }: LabCardProps) {
  const { title, summary, files, steps } = example;
  return (
    <section aria-label={`Lab: ${title}`} className={styles.card} data-lab={example.slug}>
      <header className={styles.head}>
        <div>
          <p className={styles.title}>{title}</p>
          <p className={styles.summary}>{summary}</p>
        </div>
        <button
          type="button"
          className={styles.run}
          onPointerEnter={onReach}
          onFocus={onReach}
          onClick={onRun}
          disabled={!onRun}
        >
          {onRun ? "Run" : "Starting…"}
        </button>
      </header>
      <div className={styles.body}>
        <div className={styles.code}>
          <CodeBlock language="ts" title="auth.ts">
            {files["auth.ts"] ?? ""}
          </CodeBlock>
        </div>
        <ol className={styles.steps} aria-label="Steps of the guided tour">
          {steps.map(({ caption, why }) => (
            <li key={caption}>
              <strong>{caption}.</strong> <span>{why}</span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}
