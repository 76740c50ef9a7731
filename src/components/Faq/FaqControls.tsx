import { useLocation } from "@docusaurus/router";
import { useEffect, useState } from "react";

import { revealTarget } from "../reveal";
import { closeAnswers, listAnswers, openAnswers } from "./answers";
import styles from "./faq.module.css";

/**
 * The "Open all / Close all" button of a page of questions, and what opens an answer without a
 * click on it: an address with a hash, a table-of-contents entry, and printing.
 *
 * Without JavaScript the button is hidden and the questions open by hand.
 */
export function FaqControls() {
  const location = useLocation();
  const isAllOpen = useAllOpen();
  useOpenForPrint();

  // A new location object arrives for each navigation, so a second click on the same
  // table-of-contents entry opens an answer that was closed in between.
  useEffect(() => revealTarget(location.hash), [location]);

  return (
    // Search engines and the site's own search (plugins/faq/search.ts) leave the button out.
    <div className={styles.controls} data-nosnippet>
      <button type="button" onClick={() => (isAllOpen ? closeAnswers() : openAnswers())}>
        {isAllOpen ? "Close all answers" : "Open all answers"}
      </button>
    </div>
  );
}

/** Follows the answers' own state, however they were opened. */
function useAllOpen(): boolean {
  const [isAllOpen, setAllOpen] = useState(false);
  useEffect(() => {
    const update = () => setAllOpen(listAnswers().every((answer) => answer.open));
    // `toggle` does not bubble, but it can be captured.
    document.addEventListener("toggle", update, true);
    return () => document.removeEventListener("toggle", update, true);
  }, []);
  return isAllOpen;
}

/** Prints every answer, and closes afterwards those that were closed. */
function useOpenForPrint(): void {
  useEffect(() => {
    let opened: HTMLDetailsElement[] = [];
    const open = () => (opened = openAnswers());
    const close = () => closeAnswers(opened);
    window.addEventListener("beforeprint", open);
    window.addEventListener("afterprint", close);
    return () => {
      window.removeEventListener("beforeprint", open);
      window.removeEventListener("afterprint", close);
    };
  }, []);
}
