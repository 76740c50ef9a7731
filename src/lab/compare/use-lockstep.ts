import { useCallback, useEffect, useMemo, useState } from "react";

import type { LabCommand } from "../../sandbox/messages";
import type { LabContextValue } from "../state/lab-context";
import { GrowingList } from "../state/growing-list";
import { lagsBehind, type Pacer, placeOf, timesToFollow } from "./lockstep";

/** Milliseconds that both worlds are still before their clocks are compared. */
const STILL = 150;

/**
 * Keeps two labs in lockstep: what is said to both goes to both, a world that is built anew is played
 * to where the other is, and the clock that is behind follows.
 *
 * @param start how many steps both do at first
 * @returns a lab that stands for both, for the tour and the clock
 */
export function useLockstep(
  left: LabContextValue,
  right: LabContextValue,
  start = 1,
): LabContextValue {
  /** How many steps both shall have done. A world plays the first by itself. */
  const [goal, setGoal] = useState(Math.max(1, start));
  const labs = useMemo(() => [left, right], [left, right]);
  const pacers = useMemo(() => labs.map(toPacer), [labs]);

  useEffect(() => {
    labs.forEach((lab, index) => {
      const pacer = pacers[index];
      if (pacer && lagsBehind(pacer, goal)) lab.command({ type: "lab/play-to", done: goal });
    });
  }, [labs, pacers, goal]);

  const times = pacers.map(({ state }) => state?.now).join();
  useEffect(() => {
    const timer = setTimeout(() => {
      timesToFollow(pacers).forEach((to, index) => {
        if (to !== undefined) labs[index]?.command({ type: "lab/follow-clock", to });
      });
    }, STILL);
    return () => clearTimeout(timer);
  }, [labs, pacers, times]);

  const end = Math.min(left.steps.length, right.steps.length);
  const [tellLeft, tellRight] = [left.command, right.command];
  const command = useCallback(
    (what: LabCommand) => {
      if (what.type === "lab/next-step") return setGoal((now) => Math.min(now + 1, end));
      tellLeft(what);
      tellRight(what);
    },
    [tellLeft, tellRight, end],
  );
  const [restartLeft, restartRight] = [left.restart, right.restart];
  const goTo = useCallback(
    (to: number, isAnew = false) => {
      setGoal(to);
      if (to > goal && !isAnew) return;
      restartLeft();
      restartRight();
    },
    [goal, restartLeft, restartRight],
  );
  const restart = useCallback(() => goTo(1), [goTo]);

  return useMemo(() => {
    const place = placeOf(pacers, goal);
    return {
      ...left,
      runs: left.runs + right.runs,
      alive: left.alive && right.alive,
      // The pages of both are told by their own labs.
      browser: undefined,
      events: GrowingList.empty(),
      // Why it happens so differs: each lab tells it.
      steps: left.steps.slice(0, end).map(({ caption }) => ({ caption, why: "" })),
      state: place && left.state && { ...left.state, ...place },
      command,
      restart,
      goTo,
    };
  }, [left, right, pacers, goal, end, command, restart, goTo]);
}

function toPacer({ example, alive, shown, state }: LabContextValue): Pacer {
  return { title: example.title, ready: alive && shown, state };
}
