import type { ReactNode } from "react";

import styles from "./wrong-code.module.css";

/**
 * A code block that shows what not to do. The warning is text, so that it reaches readers who
 * see no colors and readers who hear the page. Written by the remark plugin in
 * `plugins/code-files` around a fence with the word `wrong`.
 *
 * @param props.fault What is wrong, for code that does run.
 */
export function WrongCode({ fault, children }: { fault?: string; children: ReactNode }) {
  return (
    <div className={styles.wrong}>
      <p className={styles.label}>{fault ?? "Does not work"}</p>
      {children}
    </div>
  );
}
