import useBaseUrl from "@docusaurus/useBaseUrl";
import { useCallback, useEffect, useState } from "react";

import { part, type LoadError } from "../../loading/part";
import { usePart } from "../../loading/use-part";
import { type Searcher, startSearch } from "../../search/client";
import type { Answer } from "../../search/messages";

/** What is found for a text. */
export interface SearchState {
  /** Undefined before the first one; may still be that of an earlier text. */
  answer: Answer | undefined;
  /** Why the index did not come. */
  failure: LoadError | undefined;
  isLoading: boolean;
  retry: () => void;
}

/** Searches that have been started, by base URL: one serves the box and the page. */
const started = new Map<string, Promise<Searcher>>();

const loadSearch = part((baseUrl: string): Promise<Searcher> => {
  const searcher = started.get(baseUrl) ?? startSearch(baseUrl);
  started.set(baseUrl, searcher);
  // What did not come is loaded again when it is wanted again.
  searcher.catch(() => started.delete(baseUrl));
  return searcher;
});

/**
 * Searches while a reader types. Only the newest text is searched for: however fast one types, at most
 * one search is under way, and one waits.
 *
 * @param text what is in the field
 * @param limit of results
 * @param reaches how often the reader has reached for the search: with the first time the index is
 *   loaded, and with each further one what has not come of it
 */
export function useSearch(text: string, limit: number, reaches: number): SearchState {
  const baseUrl = useBaseUrl("/");
  const load = useCallback(() => loadSearch(baseUrl), [baseUrl]);
  const { module: searcher, failure, isLoading, retry } = usePart(load, reaches > 0);
  const [answer, setAnswer] = useState<Answer>();
  const [isComplete, setComplete] = useState(false);
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    let isCurrent = true;
    const complete = () =>
      void searcher?.complete().then((isThere) => isCurrent && isThere && setComplete(true));
    complete();
    window.addEventListener("online", complete);
    return () => {
      isCurrent = false;
      window.removeEventListener("online", complete);
    };
  }, [searcher, reaches]);

  const wanted = `${isComplete ? "all" : "headings"} ${text}`;
  const [answered, setAnswered] = useState("");
  useEffect(() => {
    if (!searcher || isBusy || text.trim() === "" || answered === wanted) return;
    setBusy(true);
    searcher
      .search(text, limit)
      .then(setAnswer)
      .finally(() => {
        setAnswered(wanted);
        setBusy(false);
      });
  }, [searcher, text, limit, isBusy, wanted, answered]);

  return { answer: text.trim() === "" ? undefined : answer, failure, isLoading, retry };
}
