import CodeBlock from "@theme/CodeBlock";
import { useRef, useState } from "react";

import { givenFiles, type LabExample } from "./example";
import styles from "./LabCard.module.css";
import { LoadingNotice, RunButton, type RunButtonProps } from "./RunButton";
import { RunQuestion } from "./RunQuestion";
import { SharedNotice } from "./SharedNotice";

interface LabCardProps {
  example: LabExample;
  /** Whether the steps of the tour are told. */
  hasTour: boolean;
  /** Why the link that led here could not be read. */
  brokenLink?: string | undefined;
  /** Whether the sandbox keeps code from other machines; undefined until that is known. */
  isProtected: boolean | undefined;
  /** The reader points at the Run button: time to fetch what it needs. */
  onReach: () => void;
  onRun: () => void;
  /** How far what it needs is, once the reader has said Run. */
  loading?: RunButtonProps["loading"];
}

/** The lab before it runs: what it shows, its code, and the tour's steps. */
export function LabCard({ example, hasTour, brokenLink, isProtected, ...start }: LabCardProps) {
  const { onReach, onRun, loading } = start;
  const { title, summary, steps, shared, turned } = example;
  const [isAsking, setAsking] = useState(false);
  const runButton = useRef<HTMLButtonElement>(null);
  const isForeign = shared !== undefined && loading === undefined;
  const files = { ...givenFiles(example), ...shared };
  return (
    <section aria-label={`Lab: ${title}`} className={styles.card} data-lab={example.slug}>
      <header className={styles.head}>
        <div>
          <p className={styles.title}>{title}</p>
          <p className={styles.summary}>{summary}</p>
        </div>
        <RunButton
          ref={runButton}
          onReach={onReach}
          onRun={() => (isForeign && !isProtected ? setAsking(true) : onRun())}
          off={isForeign && isProtected === undefined}
          loading={loading}
        />
      </header>
      <LoadingNotice loading={loading} />
      {isForeign && isAsking && (
        <RunQuestion
          onRun={() => {
            setAsking(false);
            onRun();
            runButton.current?.focus();
          }}
          onCancel={() => {
            setAsking(false);
            runButton.current?.focus();
          }}
        />
      )}
      {shared && <SharedNotice isProtected={isProtected} />}
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
