import { useEffect } from "react";

import { noteEnd, noteRun } from "./drafts";
import type { LabContextValue } from "./lab-context";

/**
 * Keeps a note of each lab that runs, and takes it back when the lab goes away after a run that was not
 * stopped. A page that hangs goes away without a word, and its note stays.
 */
export function useRunNote({ example, store }: Pick<LabContextValue, "example" | "store">): void {
  useEffect(() => {
    const note = () => noteRun(example);
    const end = () => {
      if (!store.getSnapshot().stopped) noteEnd(example);
    };
    note();
    window.addEventListener("pagehide", end);
    // A page that the browser has kept comes back with its lab.
    window.addEventListener("pageshow", note);
    return () => {
      window.removeEventListener("pagehide", end);
      window.removeEventListener("pageshow", note);
      end();
    };
  }, [example, store]);
}
