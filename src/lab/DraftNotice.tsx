import { useState } from "react";

import type { LabExample } from "./example";
import styles from "./LabCard.module.css";
import { saveDraft } from "./state/drafts";

interface DraftNoticeProps {
  example: LabExample;
  /** What the reader has changed, by file. */
  draft: Record<string, string>;
}

/** Says on a card that its code is the reader's, and gives the original back; that can be taken back. */
export function DraftNotice({ example, draft }: DraftNoticeProps) {
  const [dropped, setDropped] = useState<Record<string, string>>();
  const names = Object.keys(draft);
  if (names.length === 0 && dropped === undefined) return null;
  return (
    <div role="status" className={styles.notice}>
      {names.length > 0 ? (
        <>
          <strong>You have changed this code</strong> ({names.join(", ")}). Run continues with it.{" "}
          <button
            type="button"
            className={styles.answer}
            onClick={() => {
              setDropped(draft);
              saveDraft(example, {});
            }}
          >
            Use the original
          </button>
        </>
      ) : (
        <>
          This is the original code.{" "}
          <button
            type="button"
            className={styles.answer}
            onClick={() => {
              saveDraft(example, dropped ?? {});
              setDropped(undefined);
            }}
          >
            Continue with my changes
          </button>
        </>
      )}
    </div>
  );
}
