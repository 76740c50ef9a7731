import CodeBlock from "@theme/CodeBlock";

import type { LabExample } from "../example";
import card from "../LabCard.module.css";
import styles from "./CompareCard.module.css";

interface CompareCardProps {
  examples: readonly [LabExample, LabExample];
  /** Accessible name. */
  label: string;
  /** The reader points at the Run button: time to fetch what it needs. */
  onReach: () => void;
  /** Absent while the labs are being loaded. */
  onRun?: () => void;
}

/** Two labs before they run: their code side by side, and what each step of the tour means in either. */
export function CompareCard({ examples, label, onReach, onRun }: CompareCardProps) {
  const [left, right] = examples;
  return (
    <section aria-label={label} className={card.card} data-compare={`${left.slug} ${right.slug}`}>
      <header className={card.head}>
        <div>
          <p className={card.title}>
            {left.title} – {right.title}
          </p>
          <p className={card.summary}>Both are played at once, step by step, on one clock.</p>
        </div>
        <button
          type="button"
          className={card.run}
          onPointerEnter={onReach}
          onFocus={onReach}
          onClick={onRun}
          disabled={!onRun}
        >
          {onRun ? "Run" : "Starting…"}
        </button>
      </header>
      <div className={styles.pair}>
        {examples.map(({ slug, title, summary, files }) => (
          <div key={slug} className={card.code}>
            <p className={styles.what}>
              <strong>{title}.</strong> {summary}
            </p>
            <CodeBlock language="ts" title="auth.ts">
              {files["auth.ts"] ?? ""}
            </CodeBlock>
          </div>
        ))}
      </div>
      <ol className={card.steps} aria-label="Steps of the guided tour">
        {left.steps.map(({ caption }, index) => (
          <li key={caption}>
            <strong>{caption}.</strong>
            <div className={styles.pair}>
              {examples.map(({ slug, title, steps }) => (
                <p key={slug} className={styles.why}>
                  <em>{title}:</em> {steps[index]?.why}
                </p>
              ))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
