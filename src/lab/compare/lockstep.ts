import type { LabState } from "../../sandbox/messages";

/** What lockstep has to know of each of two labs. */
export interface Pacer {
  /** By which readers tell it from the other. */
  title: string;
  /** Its latest run is there, and obeys commands. */
  ready: boolean;
  state: Pick<LabState, "now" | "tour"> | undefined;
}

/** The place where both tours are, for the controls that both share. */
export interface CommonPlace {
  /** The later of both times, in milliseconds since the epoch. */
  now: number;
  tour: LabState["tour"];
}

/**
 * Where two labs are together: as far as the slower one. While either is on its way to the goal, both
 * are busy; what fails in one of them is said with its title.
 *
 * @param goal how many steps both shall have done
 * @returns undefined while either has no world
 */
export function placeOf(labs: readonly Pacer[], goal: number): CommonPlace | undefined {
  const states = labs.flatMap(({ state, title }) => (state ? [{ ...state, title }] : []));
  if (states.length < labs.length) return undefined;
  const failures = states.flatMap(({ tour, title }) =>
    tour.failure === undefined ? [] : [`${title}: ${tour.failure}`],
  );
  const done = Math.min(...states.map(({ tour }) => tour.done));
  const isOnTheWay = failures.length === 0 && done < goal;
  return {
    now: Math.max(...states.map(({ now }) => now)),
    tour: {
      done,
      busy: isOnTheWay || states.some(({ tour }) => tour.busy),
      ...(failures.length > 0 && { failure: failures.join("\n") }),
      ...(states.some(({ tour }) => tour.touched) && { touched: true }),
    },
  };
}

/** Whether a lab has to play on, so that it is where both shall be. */
export function lagsBehind({ ready, state }: Pacer, goal: number): boolean {
  if (!ready || !state) return false;
  const { done, busy, failure } = state.tour;
  return !busy && failure === undefined && done < goal;
}

/**
 * What time each lab's clock has to be set to, so that both show the same; undefined for the one that
 * is ahead. Steps take either world a different while. Nothing is set as long as something happens.
 */
export function timesToFollow(labs: readonly Pacer[]): (number | undefined)[] {
  const times = labs.map(({ ready, state }) =>
    ready && state && !state.tour.busy ? state.now : undefined,
  );
  if (times.includes(undefined)) return labs.map(() => undefined);
  const latest = Math.max(...times.map((time) => time ?? 0));
  return times.map((time) => (time === latest ? undefined : latest));
}
