import Link from "@docusaurus/Link";
import { translate } from "@docusaurus/Translate";
import useBrokenLinks from "@docusaurus/useBrokenLinks";
import type { ReactNode } from "react";

import styles from "./faq.module.css";

interface FaqEntryProps {
  /** The question's anchor. */
  id: string;
  /** The question as plain text. */
  question: string;
  /** A {@link FaqQuestion} and the answer. */
  children: ReactNode;
}

/**
 * One question that opens to its answer: a native `<details>`, closed by default, which works
 * without JavaScript and is opened by in-page find. The browser keeps the open state;
 * `FaqControls` only sets it.
 *
 * The hash link stands beside the disclosure, not in it as in other headings: a link inside a
 * `<summary>` is a control inside a control, which screen readers cannot convey.
 *
 * Written by the remark plugin in `plugins/faq`.
 */
export function FaqEntry({ id, question, children }: FaqEntryProps) {
  useBrokenLinks().collectAnchor(id);
  const label = translate(
    { id: "theme.common.headingLinkTitle", message: "Direct link to {heading}" },
    { heading: question },
  );
  return (
    <div className={styles.entry}>
      <details className={styles.disclosure}>{children}</details>
      <Link className="hash-link" to={`#${id}`} aria-label={label} title={label} translate="no">
        &#8203;
      </Link>
    </div>
  );
}

/** The visible half of a {@link FaqEntry}: the heading that opens and closes it. */
export function FaqQuestion({ id, children }: { id: string; children: ReactNode }) {
  return (
    <summary>
      <h3 id={id}>
        {children}
        {/* Not shown: the local search takes a heading's address from its hash link. */}
        <a className="hash-link" href={`#${id}`} hidden aria-hidden tabIndex={-1}>
          #
        </a>
      </h3>
    </summary>
  );
}
