import { type ReactNode, useState } from "react";

import styles from "./clipboard.module.css";

interface Clipboard {
  /** Puts a text on the clipboard. @param name what it is, as the subject of a sentence: "Link" */
  copy: (name: string, text: string) => Promise<void>;
  /** Says something instead: why nothing was copied. */
  say: (text: string) => void;
  /** What came of it, to be put beside the button. */
  outcome: ReactNode;
}

/** Copies texts; where the browser refuses, the reader can copy the text out of a field. */
export function useClipboard(): Clipboard {
  const [outcome, setOutcome] = useState<{ words: string; name?: string; text?: string }>();
  return {
    async copy(name, text) {
      try {
        await navigator.clipboard.writeText(text);
        setOutcome({ words: `${name} copied.` });
      } catch {
        // Browsers refuse without a secure context or the reader's permission.
        setOutcome({ words: "Copy this:", name, text });
      }
    },
    say: (words) => setOutcome({ words }),
    outcome: (
      <span role="status" className={styles.outcome}>
        {outcome?.words}
        {outcome?.text !== undefined && (
          <input
            aria-label={outcome.name}
            readOnly
            value={outcome.text}
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
      </span>
    ),
  };
}
