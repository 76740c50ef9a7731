import styles from "./Tokens.module.css";
import type { Verdict } from "./verdict";

/** One line that says what a token is worth, and why. */
export function VerdictLine({ verdict: { isValid, text, reason } }: { verdict: Verdict }) {
  return (
    <p className={styles.verdict} data-valid={isValid}>
      <span aria-hidden>{isValid ? "✓" : "✕"}</span> {text}
      {reason !== undefined && (
        <>
          {" "}
          <code>{reason}</code>
        </>
      )}
    </p>
  );
}
