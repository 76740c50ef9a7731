import CodeBlock from "@theme/CodeBlock";

import { DraftNotice } from "../DraftNotice";
import type { LabExample } from "../example";
import card from "../LabCard.module.css";
import { LoadingNotice, RunButton, type RunButtonProps } from "../RunButton";
import { useDraft } from "../state/use-draft";
import styles from "./CompareCard.module.css";

interface CompareCardProps {
  examples: readonly [LabExample, LabExample];
  /** Accessible name. */
  label: string;
  /** The reader points at the Run button: time to fetch what it needs. */
  onReach: () => void;
  onRun: () => void;
  /** How far what it needs is, once the reader has said Run. */
  loading?: RunButtonProps["loading"];
}

/** Two labs before they run: their code side by side, and what each step of the tour means in either. */
export function CompareCard({ examples, label, onReach, onRun, loading }: CompareCardProps) {
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
        <RunButton onReach={onReach} onRun={onRun} loading={loading} />
      </header>
      <LoadingNotice loading={loading} />
      <div className={styles.pair}>
        {examples.map((example) => (
          <Code key={example.title} example={example} />
        ))}
      </div>
      <ol className={card.steps} aria-label="Steps of the guided tour" tabIndex={0}>
        {left.steps.map(({ caption }, index) => (
          <li key={caption}>
            <strong>{caption}.</strong>
            <Whys examples={examples} step={index} />
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What one of the two is, and its code, with what the reader has changed in it. */
function Code({ example }: { example: LabExample }) {
  const { title, summary, files, turned } = example;
  const draft = useDraft(example);
  // Where a knob is turned, the file that it changes is all that differs.
  const shown = { ...(turned ?? { "auth.ts": files["auth.ts"] ?? "" }), ...draft };
  return (
    <div className={card.code}>
      <p className={styles.what}>
        <strong>{title}.</strong> {summary}
      </p>
      <DraftNotice example={example} draft={draft} />
      {Object.entries(shown).map(([file, code]) => (
        <CodeBlock key={file + code} language="ts" title={file}>
          {code}
        </CodeBlock>
      ))}
    </div>
  );
}

/** What a step means in either lab; once, where it means the same. */
function Whys({ examples, step }: Pick<CompareCardProps, "examples"> & { step: number }) {
  const whys = examples.map(({ title, steps }) => ({ title, why: steps[step]?.why }));
  if (whys[0]?.why === whys[1]?.why) return <p className={styles.why}>{whys[0]?.why}</p>;
  return (
    <div className={styles.pair}>
      {whys.map(({ title, why }) => (
        <p key={title} className={styles.why}>
          <em>{title}:</em> {why}
        </p>
      ))}
    </div>
  );
}
