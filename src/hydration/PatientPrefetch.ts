import { useLayoutEffect } from "react";

/** What a reader does first who is about to go on. */
const FIRST = ["pointermove", "pointerdown", "keydown", "wheel", "touchstart"] as const;

/**
 * Has Docusaurus fetch the pages that visible links lead to once the reader has done something, and not
 * while the page itself is still loading: that is 26 files on a page with a sidebar.
 *
 * @param props.also fetches what else any other page needs
 */
export function PatientPrefetch({ also }: { also: () => void }) {
  // Links ask as soon as they have been drawn and seen, which is after this.
  useLayoutEffect(() => {
    const { prefetch, preload } = window.docusaurus;
    const asked = new Set<string>();
    let isAwake = false;
    window.docusaurus = {
      preload,
      prefetch: (path) => {
        if (isAwake) return prefetch(path);
        asked.add(path);
        return false;
      },
    };
    const wake = () => {
      isAwake = true;
      also();
      for (const path of asked) void prefetch(path);
      sleepNoMore();
    };
    const sleepNoMore = () => {
      for (const name of FIRST) removeEventListener(name, wake);
    };
    for (const name of FIRST) addEventListener(name, wake, { passive: true });
    return sleepNoMore;
  }, [also]);
  return null;
}
