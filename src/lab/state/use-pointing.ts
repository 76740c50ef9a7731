import { useCallback, useMemo, useState } from "react";

import type { LabState, Target } from "../../sandbox/messages";

/** What the tour points at. A new object each time that it is to be opened. */
export interface Pointed {
  readonly target: Target;
}

/** What a lab shares of the tour's pointing. */
export interface Pointing {
  /** What is marked: what the last step is about, until another begins, or what the reader asked for. */
  pointed: Pointed | undefined;
  /** Opens and marks something else that the step tells of, or the same once more. */
  pointAt: (target: Target) => void;
}

/**
 * Follows what the steps of a tour point at.
 *
 * @param runs how many runs have started: another run is another tour
 */
export function usePointing(runs: number, state: LabState | undefined): Pointing {
  const tour = state?.tour;
  const place = `${runs} ${tour?.done ?? 0}`;
  const [chosen, choose] = useState<{ place: string; pointed: Pointed }>();
  // Every report has a new object: only what it says tells whether it is another target.
  const first = JSON.stringify(tour?.targets?.[0]);
  const given = useMemo(
    () => (first === undefined ? undefined : { place, target: JSON.parse(first) as Target }),
    [place, first],
  );
  const pointAt = useCallback((target: Target) => choose({ place, pointed: { target } }), [place]);
  const isOnTheWay = tour === undefined || tour.busy;
  const latest = chosen?.place === place ? chosen.pointed : given;
  return { pointed: isOnTheWay ? undefined : latest, pointAt };
}
