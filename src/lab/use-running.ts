import useIsBrowser from "@docusaurus/useIsBrowser";
import { useLocation } from "@docusaurus/router";
import { useCallback, useEffect, useId, useState } from "react";

/** Tells the other labs of the page that one starts: a page runs one at a time. */
const STARTED = "lab-started";

/**
 * Whether a lab runs: when the reader says so or the address does (`?run`), or when they come back to it,
 * until another one of the page is started.
 *
 * @param code what would run; other code does not run because this one did
 * @param mayStart the code may run because the address says so: it is the site's own
 * @param isReturn the reader has come back to the page, where it ran
 * @param onPause another lab is started
 * @returns whether it runs, and the way to start it
 */
export function useRunning(
  code: string,
  mayStart: boolean,
  isReturn = false,
  onPause?: () => void,
): [running: boolean, run: () => void] {
  const id = useId();
  const asked = new URLSearchParams(useLocation().search).has("run");
  // The server does not know the query; the first render in the browser must be the server's.
  const isBrowser = useIsBrowser();
  /** What the reader chose, and for which code. */
  const [choice, setChoice] = useState<{ code: string; run: boolean }>();
  const running = choice?.code === code ? choice.run : isBrowser && (asked || isReturn) && mayStart;

  useEffect(() => {
    if (!running) return;
    document.dispatchEvent(new CustomEvent(STARTED, { detail: id }));
    const pause = (event: Event) => {
      if (!(event instanceof CustomEvent) || event.detail === id) return;
      setChoice({ code, run: false });
      onPause?.();
    };
    document.addEventListener(STARTED, pause);
    return () => document.removeEventListener(STARTED, pause);
  }, [running, id, code, onPause]);

  return [running, useCallback(() => setChoice({ code, run: true }), [code])];
}
