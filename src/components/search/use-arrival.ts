import { useHistory, useLocation } from "@docusaurus/router";
import { useEffect } from "react";

import { arrivalOf, clearMarks, showArrival } from "./marks";

/** Marks what was looked for on the page that the search led to, as long as one is there. */
export function useArrival(): void {
  const { action } = useHistory();
  const { pathname, search, hash, state } = useLocation();
  useEffect(() => {
    const arrival = arrivalOf(state);
    // Who comes back, or reloads, has a place of their own on the page.
    if (!arrival || action !== "PUSH") return undefined;
    // After what a new page does itself, such as opening what the address points to.
    const frame = requestAnimationFrame(() => showArrival(hash, arrival));
    return () => {
      cancelAnimationFrame(frame);
      clearMarks();
    };
  }, [pathname, search, hash, state, action]);
}
