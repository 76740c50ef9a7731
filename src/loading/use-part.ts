import { useCallback, useEffect, useState } from "react";

import { LoadError } from "./part";

/** How far a part of the site is. */
export interface PartState<Module> {
  /** Undefined until it has loaded. */
  module: Module | undefined;
  /** Why it has not. It stays while the part is tried again. */
  failure: LoadError | undefined;
  /** It is being loaded. */
  isLoading: boolean;
  /** Loads it again, after a failure. */
  retry: () => void;
}

type Outcome<Module> = { module: Module } | { error: unknown };

/**
 * Loads a part of the site when it is wanted, and again when the network is back. `React.lazy` with
 * `Suspense` would do for a component, but React keeps a fallback on screen for at least 300 ms once
 * it has shown it: longer than a lab takes.
 *
 * @param load what `part` returned; another function is another part
 * @throws while rendering, what went wrong with the part after its files had come
 */
export function usePart<Module>(load: () => Promise<Module>, wanted: boolean): PartState<Module> {
  const [state, setState] = useState<{
    load: () => Promise<Module>;
    attempt: number;
    outcome: Outcome<Module>;
  }>();
  const [attempt, setAttempt] = useState(0);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  const outcome = state?.load === load ? state.outcome : undefined;
  const isCurrent = outcome !== undefined && state?.attempt === attempt;
  const module = outcome && "module" in outcome ? outcome.module : undefined;
  const hasModule = outcome !== undefined && "module" in outcome;

  useEffect(() => {
    if (!wanted || hasModule) return;
    let isWanted = true;
    const take = (next: Outcome<Module>) => {
      if (isWanted) setState({ load, attempt, outcome: next });
    };
    load().then(
      (loaded) => take({ module: loaded }),
      (error: unknown) => take({ error }),
    );
    return () => {
      isWanted = false;
    };
  }, [load, wanted, attempt, hasModule]);

  const error = outcome && "error" in outcome ? outcome.error : undefined;
  useEffect(() => {
    if (error === undefined) return;
    window.addEventListener("online", retry);
    return () => window.removeEventListener("online", retry);
  }, [error, retry]);

  if (error !== undefined && !(error instanceof LoadError)) throw error;
  return { module, failure: error, isLoading: wanted && !hasModule && !isCurrent, retry };
}
