import { useCallback, useMemo, useState } from "react";

import type { Target } from "../../sandbox/messages";
import type { LabSnapshot } from "./lab-store";

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
 * Follows what the steps of a tour point at. While a tour is played again to where it was, it points at
 * nothing: the panels on the way there are not what the reader looks at.
 *
 * @param hasTour whether there is a tour
 */
export function usePointing(
  { runs, state, place: wanted }: Pick<LabSnapshot, "runs" | "state" | "place">,
  hasTour: boolean,
): Pointing {
  const tour = hasTour ? state?.tour : undefined;
  // Another run is another tour.
  const place = `${runs} ${tour?.done ?? 0}`;
  const [chosen, choose] = useState<{ place: string; pointed: Pointed }>();
  // Every report has a new object: only what it says tells whether it is another target.
  const first = JSON.stringify(tour?.targets?.[0]);
  const given = useMemo(
    () => (first === undefined ? undefined : { place, target: JSON.parse(first) as Target }),
    [place, first],
  );
  const pointAt = useCallback((target: Target) => choose({ place, pointed: { target } }), [place]);
  const isOnTheWay = tour === undefined || tour.busy || wanted !== undefined;
  const latest = chosen?.place === place ? chosen.pointed : given;
  return { pointed: isOnTheWay ? undefined : latest, pointAt };
}
