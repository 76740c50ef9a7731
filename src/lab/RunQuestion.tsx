import { useEffect, useId, useRef } from "react";

import styles from "./LabCard.module.css";

interface RunQuestionProps {
  onRun: () => void;
  onCancel: () => void;
}

/** Asked before code from a link runs where nothing keeps it from other machines. */
export function RunQuestion({ onRun, onCancel }: RunQuestionProps) {
  const id = useId();
  const no = useRef<HTMLButtonElement>(null);
  const dialog = useRef<HTMLDivElement>(null);
  useEffect(() => no.current?.focus(), []);
  useEffect(() => {
    const element = dialog.current;
    const escape = ({ key }: KeyboardEvent) => {
      if (key === "Escape") onCancel();
    };
    element?.addEventListener("keydown", escape);
    return () => element?.removeEventListener("keydown", escape);
  }, [onCancel]);
  return (
    <div
      role="alertdialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      ref={dialog}
      className={styles.notice}
    >
      <p id={`${id}-title`} className={styles.question}>
        <strong>Run somebody else’s code without full protection?</strong>
      </p>
      <p id={`${id}-text`} className={styles.question}>
        It cannot read this site or your files. But this browser does not keep it from contacting
        other computers, or the site’s server does not ask the browser to. It can tell them your
        address, what is in the lab, and what you type while it runs.
      </p>
      <div className={styles.answers}>
        <button ref={no} type="button" className={styles.answer} onClick={onCancel}>
          Do not run it
        </button>
        <button type="button" className={styles.answer} onClick={onRun}>
          Run it anyway
        </button>
      </div>
    </div>
  );
}
