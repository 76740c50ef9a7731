import useIsBrowser from "@docusaurus/useIsBrowser";
import { type ClipboardEvent, type FormEvent, useId, useRef, useState } from "react";

import { adviceFor } from "@site/src/loading/advice";
import { LoadError, part } from "@site/src/loading/part";

import { Prose } from "../playground/Prose";
import styles from "./affected-check.module.css";
import type { Report } from "./check";
import { Result, summaryOf } from "./Result";

/** Characters of a pasted text that the field shows. */
const SHOWN = 100_000;

const loadCheck = part(() => import("./check"));

/**
 * Takes what a package manager printed, a lock file or versions, and says which faults of Auth.js are
 * in them. The text stays in the field: it is neither sent nor stored.
 */
export function AffectedCheck() {
  const id = useId();
  // React does not follow what is typed: a lock file can have megabytes.
  const field = useRef<HTMLTextAreaElement>(null);
  const whole = useRef<string>(undefined);
  const [report, setReport] = useState<Report>();
  const isReady = useIsBrowser();

  async function run(event: FormEvent) {
    event.preventDefault();
    try {
      const { check } = await loadCheck();
      setReport(check(whole.current ?? field.current?.value ?? ""));
    } catch (error) {
      setReport({ kind: "refused", reason: notChecked(error) });
    }
  }

  /** Browsers take seconds to lay out megabytes in a field: it shows the beginning of such a text. */
  function takePasted(event: ClipboardEvent<HTMLTextAreaElement>) {
    const text = event.clipboardData.getData("text/plain");
    if (text.length <= SHOWN) return;
    event.preventDefault();
    whole.current = text;
    const more = (text.length - SHOWN).toLocaleString("en");
    event.currentTarget.value = `${text.slice(0, SHOWN)}\n… and ${more} more characters, which are checked as well`;
  }

  return (
    <form aria-label="Am I affected?" className={styles.form} onSubmit={(event) => void run(event)}>
      <label htmlFor={`${id}-text`}>Your versions</label>
      <p id={`${id}-hint`} className={styles.hint}>
        Run <code>npm ls next-auth @auth/core --all</code> in the folder of your app, and paste what
        it prints. A lock file of npm, pnpm, Yarn or Bun will do, and so will versions such as{" "}
        <code>next-auth 5.0.0-beta.31</code>. The text stays in this page: it is not sent, and not
        stored.
      </p>
      <textarea
        ref={field}
        id={`${id}-text`}
        aria-describedby={`${id}-hint`}
        rows={8}
        wrap="off"
        onPaste={takePasted}
        onInput={() => {
          whole.current = undefined;
        }}
        disabled={!isReady}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
      />
      <button type="submit" disabled={!isReady}>
        Check
      </button>
      <p role="status" className={styles.status}>
        {report && <Prose text={report.kind === "refused" ? report.reason : summaryOf(report)} />}
      </p>
      {report?.kind === "checked" && <Result report={report} />}
    </form>
  );
}

function notChecked(error: unknown): string {
  if (error instanceof LoadError) {
    return `A part of the site did not load. ${adviceFor(error, "press the button again")} Your text is still here.`;
  }
  const cause = error instanceof Error ? error.message : String(error);
  return `The text could not be checked: ${cause}. It is still here.`;
}
