import { useRef } from "react";

import { adviceFor } from "./advice";
import styles from "./LoadNotice.module.css";
import type { LoadError } from "./part";
import { useFocusHandover } from "./use-focus-handover";

interface LoadNoticeProps {
  /** What is missing, as the subject of a sentence: "The search". */
  what: string;
  failure: LoadError;
  /** It is being tried again. */
  isLoading?: boolean;
  onRetry: () => void;
}

/** Says which part of the page is missing, why, and how to go on. The rest of the page stays. */
export function LoadNotice({ what, failure, isLoading = false, onRetry }: LoadNoticeProps) {
  const notice = useRef<HTMLParagraphElement>(null);
  useFocusHandover(notice);
  const isReplaced = failure.problem === "replaced";
  return (
    <p ref={notice} role="alert" className={styles.notice}>
      <strong>{what} did not load.</strong>{" "}
      {adviceFor(failure, "try again; it also goes on by itself when you are back online")}{" "}
      <button
        type="button"
        aria-disabled={isLoading}
        onClick={() => {
          if (isReplaced) window.location.reload();
          else if (!isLoading) onRetry();
        }}
      >
        {isReplaced ? "Reload the page" : isLoading ? "Loading…" : "Try again"}
      </button>
    </p>
  );
}
