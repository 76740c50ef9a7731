import { useEffect, useState } from "react";

import type * as Resolver from "./resolve";
import type { Resolution, Situation } from "./resolve";

export type Outcome = { resolution: Resolution } | { problem: string };

/** What core makes of a situation, as soon as it has. */
export function useOutcome(
  resolver: typeof Resolver | undefined,
  situation: Situation,
): Outcome | undefined {
  const [outcome, setOutcome] = useState<Outcome>();
  useEffect(() => {
    if (!resolver) return;
    let isCurrent = true;
    const show = (next: Outcome) => {
      if (isCurrent) setOutcome(next);
    };
    resolver.resolveSituation(situation).then(
      (resolution) => show({ resolution }),
      (error: unknown) => show({ problem: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      isCurrent = false;
    };
  }, [resolver, situation]);
  return outcome;
}
