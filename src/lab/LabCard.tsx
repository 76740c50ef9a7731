import CodeBlock from "@theme/CodeBlock";
import { useRef, useState } from "react";

import { Static } from "../hydration/Static";
import { type CardFile, cardFiles } from "./card-files";
import { DraftNotice } from "./DraftNotice";
import type { LabExample } from "./example";
import styles from "./LabCard.module.css";
import { LoadingNotice, RunButton, type RunButtonProps } from "./RunButton";
import { RunQuestion } from "./RunQuestion";
import { SharedNotice } from "./SharedNotice";
import { useDraft } from "./state/use-draft";

interface LabCardProps {
  example: LabExample;
  /** Whether the steps of the tour are told. */
  hasTour: boolean;
  /** The reader's edits of it were stopped, or the page with them, the last time they ran. */
  endedBadly: boolean;
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
export function LabCard({
  example,
  hasTour,
  endedBadly,
  brokenLink,
  isProtected,
  ...start
}: LabCardProps) {
  const { onReach, onRun, loading } = start;
  const { title, summary, steps, shared, turned } = example;
  // Other code would leave another record.
  const recorded = (shared ?? turned) ? [] : (example.recorded ?? []);
  const [isAsking, setAsking] = useState(false);
  const runButton = useRef<HTMLButtonElement>(null);
  const draft = useDraft(example);
  const isForeign = shared !== undefined && loading === undefined;
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
      {endedBadly && (
        <p role="status" className={styles.notice}>
          <strong>Your changes of this code did not end well the last time.</strong> The lab stopped
          them, or the page was closed while it did not answer. They run again when you press Run;
          Reset code in the lab takes them back.
        </p>
      )}
      {brokenLink !== undefined && (
        <p role="status" className={styles.notice}>
          <strong>The link’s code could not be read.</strong> {brokenLink} Below is the example as
          it was written.
        </p>
      )}
      <DraftNotice example={example} draft={draft} />
      <div className={styles.body}>
        <div className={styles.code}>
          {cardFiles(example, draft).map((file) => (
            <Static key={file.name + file.code}>
              <File file={file} />
            </Static>
          ))}
        </div>
        {hasTour && (
          <Static>
            <ol className={styles.steps} aria-label="Steps of the guided tour" tabIndex={0}>
              {steps.map(({ caption, why }, index) => (
                <li key={caption}>
                  <strong>{caption}.</strong> <span>{why}</span>
                  {recorded[index] !== undefined && (
                    <pre className={styles.recorded} data-without-script>
                      {recorded[index]}
                    </pre>
                  )}
                </li>
              ))}
            </ol>
          </Static>
        )}
      </div>
    </section>
  );
}

function File({ file: { name, code, isColored } }: { file: CardFile }) {
  if (isColored) {
    return (
      <CodeBlock language="ts" title={name}>
        {code}
      </CodeBlock>
    );
  }
  return (
    <div className={styles.plain}>
      <p className={styles.fileName}>{name}</p>
      <pre tabIndex={0} aria-label={name}>
        {code}
      </pre>
    </div>
  );
}
