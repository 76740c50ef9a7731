import { useMemo, useSyncExternalStore } from "react";

import type { LabExample } from "../example";
import { draftText, onDraftChange, readDraft } from "./drafts";

/** The files that the reader has changed in an example; none on the server, and until React has taken over. */
export function useDraft(example: LabExample): Record<string, string> {
  const text = useSyncExternalStore(
    onDraftChange,
    () => draftText(example),
    () => null,
  );
  return useMemo(() => readDraft(text), [text]);
}
