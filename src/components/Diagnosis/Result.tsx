import { useState } from "react";

import { CauseItem } from "./CauseItem";
import styles from "./diagnosis.module.css";
import type { Kept } from "./address";
import type { Found } from "./finder";
import { NextQuestion } from "./NextQuestion";
import { Reasons } from "./Reasons";
import { type QuestionName, questionOf } from "./questions";

/** Causes that are shown before somebody asks for more. */
const FIRST = 5;

interface ResultProps {
  /** Undefined: nothing has been entered. */
  told: Found | undefined;
  /** Lines of a log were pasted. */
  hasLog: boolean;
  /** How many causes there are. */
  count: number;
  kept: Kept;
  onAnswer: (name: QuestionName, value: string | undefined) => void;
  onUnknown: (name: QuestionName) => void;
}

/** What fits, what to ask next, and what was answered beside the form. */
export function Result({ told, hasLog, count, kept, onAnswer, onUnknown }: ResultProps) {
  const [isWhole, setWhole] = useState(false);
  const shown = told?.causes.slice(0, isWhole ? undefined : FIRST) ?? [];
  const left = (told?.causes.length ?? 0) - shown.length;
  return (
    <>
      <p role="status" className={styles.status}>
        {told ? summaryOf(told, count) : `${count} causes are known. Tell what you see.`}
      </p>
      {told && !hasLog && wantsLog(told) && (
        <p>
          Most of them write a line to the server’s log. Paste what begins with <code>[auth]</code>:
          it tells more than any answer.
        </p>
      )}
      {told && <Reasons reasons={told.reasons} />}
      <Answered kept={kept} onTakeBack={(name) => onAnswer(name, undefined)} />
      {told?.next && (
        <NextQuestion
          key={told.next.name}
          {...told.next}
          onAnswer={onAnswer}
          onUnknown={onUnknown}
        />
      )}
      {shown.length > 0 && (
        <>
          <h2 className={styles.heading}>Causes, the likeliest first</h2>
          <ol className={styles.causes} aria-label="Causes">
            {shown.map((cause) => (
              <CauseItem key={cause.id} cause={cause} />
            ))}
          </ol>
        </>
      )}
      {left > 0 && (
        <button type="button" className={styles.more} onClick={() => setWhole(true)}>
          Show {left} more
        </button>
      )}
    </>
  );
}

/** Questions that stand in the form, where their answers are changed. */
const IN_FORM: readonly QuestionName[] = ["seen", "way", "framework", "version", "proxy"];

/** What was answered to single questions, to take back. */
function Answered({ kept, onTakeBack }: { kept: Kept; onTakeBack: (name: QuestionName) => void }) {
  const names = (Object.keys(kept.answers) as QuestionName[]).filter(
    (name) => !IN_FORM.includes(name),
  );
  const all = [...names, ...kept.unknown];
  if (all.length === 0) return null;
  return (
    <ul className={styles.answered} aria-label="Your answers">
      {all.map((name) => {
        const { ask, choices } = questionOf(name);
        const value = kept.answers[name];
        return (
          <li key={name}>
            {ask}{" "}
            <strong>{value === undefined ? "I do not know" : (choices?.[value] ?? value)}</strong>{" "}
            <button type="button" onClick={() => onTakeBack(name)} aria-label={`Take back: ${ask}`}>
              Take back
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** Whether lines of the log would tell the causes apart: most have some, and not all the same. */
function wantsLog({ causes }: Found): boolean {
  const logs = causes.map(({ outcome }) => outcome.log.join("\n")).filter((log) => log !== "");
  return logs.length > causes.length / 2 && new Set(logs).size > 3;
}

function summaryOf({ causes, fits }: Found, count: number): string {
  if (!fits) return `None of the ${count} causes fits everything. These come nearest.`;
  if (causes.length === 1) return `1 of ${count} causes fits.`;
  return `${causes.length} of ${count} causes fit.`;
}
