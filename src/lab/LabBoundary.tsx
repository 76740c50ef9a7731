import type { ReactNode } from "react";

import { Boundary } from "./Boundary";
import styles from "./LabCard.module.css";

interface LabBoundaryProps {
  /** Accessible name of the lab. */
  title: string;
  children: ReactNode;
}

/** Keeps the page when a lab of it throws: only the lab gives way to a message. */
export function LabBoundary({ title, children }: LabBoundaryProps) {
  return (
    <Boundary
      fallback={({ cause, retry }) => (
        <section aria-label={title} className={styles.card}>
          <div role="alert" className={styles.notice}>
            <p>
              <strong>This lab stopped: an error in the site.</strong> {cause}
            </p>
            <p>Your code is kept.</p>
            <button type="button" onClick={retry}>
              Start the lab again
            </button>
          </div>
        </section>
      )}
    >
      {children}
    </Boundary>
  );
}
