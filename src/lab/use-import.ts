import { useEffect, useState } from "react";

/**
 * Loads a module when it is wanted. `React.lazy` with `Suspense` would do for a component, but React
 * keeps a fallback on screen for at least 300 ms once it has shown it: longer than a lab takes.
 *
 * @param load the dynamic import; one and the same function on every render
 * @returns the module, or undefined until it has loaded
 * @throws while rendering, what the import threw: the error boundary around it tells the reader
 */
export function useImport<Module>(
  load: () => Promise<Module>,
  wanted: boolean,
): Module | undefined {
  const [outcome, setOutcome] = useState<{ module: Module } | { failure: unknown }>();
  useEffect(() => {
    if (!wanted) return;
    load().then(
      (module) => setOutcome({ module }),
      (failure: unknown) => setOutcome({ failure }),
    );
  }, [load, wanted]);
  if (outcome && "failure" in outcome) throw outcome.failure;
  return outcome?.module;
}
