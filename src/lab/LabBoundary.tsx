import ErrorBoundary from "@docusaurus/ErrorBoundary";
import type { ReactNode } from "react";

import styles from "./LabCard.module.css";

interface LabBoundaryProps {
  /** Accessible name of the lab. */
  title: string;
  children: ReactNode;
}

/** Keeps the page when a lab of it throws: only the lab gives way to a message. */
export function LabBoundary({ title, children }: LabBoundaryProps) {
  return (
    <ErrorBoundary
      fallback={({ error, tryAgain }) => (
        <section aria-label={title} className={styles.card}>
          <div role="alert" className={styles.notice}>
            <p>
              <strong>This lab stopped: an error in the site.</strong> {error.message}
            </p>
            <p>Your code is kept.</p>
            <button type="button" onClick={tryAgain}>
              Start the lab again
            </button>
          </div>
        </section>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
