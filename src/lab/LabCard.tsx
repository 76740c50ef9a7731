import CodeBlock from "@theme/CodeBlock";

import { givenFiles, type LabExample } from "./example";
import styles from "./LabCard.module.css";
import { LoadingNotice, RunButton, type RunButtonProps } from "./RunButton";

interface LabCardProps {
  example: LabExample;
  /** Whether the steps of the tour are told. */
  hasTour: boolean;
  /** Why the link that led here could not be read. */
  brokenLink?: string | undefined;
  /** The reader points at the Run button: time to fetch what it needs. */
  onReach: () => void;
  onRun: () => void;
  /** How far what it needs is, once the reader has said Run. */
  loading?: RunButtonProps["loading"];
}

/** The lab before it runs: what it shows, its code, and the tour's steps. */
export function LabCard({ example, hasTour, brokenLink, onReach, onRun, loading }: LabCardProps) {
  const { title, summary, steps, shared, turned } = example;
  const files = { ...givenFiles(example), ...shared };
  return (
    <section aria-label={`Lab: ${title}`} className={styles.card} data-lab={example.slug}>
      <header className={styles.head}>
        <div>
          <p className={styles.title}>{title}</p>
          <p className={styles.summary}>{summary}</p>
        </div>
        <RunButton onReach={onReach} onRun={onRun} loading={loading} />
      </header>
      <LoadingNotice loading={loading} />
      {shared && (
        <p role="status" className={styles.notice}>
          <strong>This code came with a link.</strong> It has not run yet: read it, then press Run.
          It can reach nothing outside of this lab. The browser in the lab is simulated; never type
          a real password into it.
        </p>
      )}
      {brokenLink !== undefined && (
        <p role="status" className={styles.notice}>
          <strong>The link’s code could not be read.</strong> {brokenLink} Below is the example as
          it was written.
        </p>
      )}
      <div className={styles.body}>
        <div className={styles.code}>
          {[
            "auth.ts",
            ...Object.keys(shared ?? turned ?? {}).filter((name) => name !== "auth.ts"),
          ].map((name) => (
            <CodeBlock key={name} language="ts" title={name}>
              {files[name] ?? ""}
            </CodeBlock>
          ))}
        </div>
        {hasTour && (
          <ol className={styles.steps} aria-label="Steps of the guided tour">
            {steps.map(({ caption, why }) => (
              <li key={caption}>
                <strong>{caption}.</strong> <span>{why}</span>
              </li>
            ))}
          </ol>
        )}
      </div>
    </section>
  );
}
