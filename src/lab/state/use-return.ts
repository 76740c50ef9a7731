import { useHistory, useLocation } from "@docusaurus/router";
import useIsBrowser from "@docusaurus/useIsBrowser";
import { useCallback, useEffect, useState } from "react";

import { loadPlace, savePlace } from "./places";

/**
 * How many steps were done in a lab when the reader left its page, if they have come back by Back or
 * Forward: it goes on by itself there. Undefined if they came in another way, or it did not run.
 *
 * @returns that, and what forgets it
 */
export function useReturn(slug: string): [done: number | undefined, forget: () => void] {
  const { pathname } = useLocation();
  const history = useHistory();
  const isBrowser = useIsBrowser();
  const [page] = useState(pathname);
  // What the reader does on the page later is another action.
  const [action] = useState(history.action);
  const [done, setDone] = useState(() =>
    isBrowser ? placeToReturnTo(page, slug, action) : undefined,
  );
  // Where the page is loaded as a whole, the first render in the browser must be the server's.
  const [isFirst] = useState(!isBrowser);
  useEffect(() => {
    if (isFirst) setDone(placeToReturnTo(page, slug, action));
  }, [isFirst, page, slug, action]);
  const forget = useCallback(() => {
    savePlace(page, slug, undefined);
    setDone(undefined);
  }, [page, slug]);
  return [done, forget];
}

/** Keeps how many steps are done in a lab that runs, for {@link useReturn}. */
export function usePlace(slug: string, done: number): void {
  const { pathname } = useLocation();
  const [page] = useState(pathname);
  useEffect(() => savePlace(page, slug, done), [page, slug, done]);
}

/** @param action how the reader came to the page, as the router says it; POP of a page that was loaded, too */
function placeToReturnTo(page: string, slug: string, action: string): number | undefined {
  const place = action === "POP" ? loadPlace(page, slug) : undefined;
  const hasReturned = place?.isSameDocument || navigationType() === "back_forward";
  return hasReturned ? place?.done : undefined;
}

function navigationType(): string | undefined {
  const [entry] = performance.getEntriesByType("navigation");
  return entry instanceof PerformanceNavigationTiming ? entry.type : undefined;
}
