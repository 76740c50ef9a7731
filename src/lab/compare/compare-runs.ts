import type { EventRow, Row } from "../inspector/rows";
import { byKind } from "./kinds-of-value";
import { factsOf, sameAs } from "./row-facts";

/** Something that a row says otherwise than in the run before. */
export interface Difference {
  what: string;
  /** Empty: it is not there. */
  before: string;
  now: string;
}

/** A row of the run before, the same row of this run, or both. */
export interface Pair {
  /** Index of the step that both belong to. */
  step: number | undefined;
  before: EventRow | undefined;
  now: EventRow | undefined;
  /** What of it differs; of a row without a counterpart, that there is none. */
  differences: Difference[];
}

/** Rows of a step that are compared with each other; beyond, they are paired in order. */
const MOST_OF_STEP = 400;

/**
 * Pairs the rows of two runs, step by step, in their order, and finds what differs. What the run before
 * did further on, in steps that this one has not come to, is left out.
 */
export function compareRuns(before: readonly Row[], now: readonly Row[]): Pair[] {
  const last = Math.max(-1, ...now.map(({ step }) => step ?? -1));
  const steps = [undefined, ...Array.from({ length: last + 1 }, (_, index) => index)];
  const ofStep = (rows: readonly Row[], step: number | undefined) =>
    rows.filter((row): row is EventRow => row.kind !== "step" && row.step === step);
  return steps.flatMap((step) =>
    pairUp(ofStep(before, step), ofStep(now, step)).map(([one, other]) => ({
      step,
      before: one,
      now: other,
      differences: differencesOf(one, other),
    })),
  );
}

type Both = [before: EventRow | undefined, now: EventRow | undefined];

/** The longest sequence of rows that both have, with what either has between them. */
function pairUp(before: readonly EventRow[], now: readonly EventRow[]): Both[] {
  const left = before.map(sameAs);
  const right = now.map(sameAs);
  if (Math.max(left.length, right.length) > MOST_OF_STEP) {
    const length = Math.max(before.length, now.length);
    return Array.from({ length }, (_, index): Both => [before[index], now[index]]);
  }
  // lengths[i][j]: how many rows the rest of both has in common, from i and from j on.
  const lengths = Array.from({ length: left.length + 1 }, () =>
    new Array<number>(right.length + 1).fill(0),
  );
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const row = lengths[i];
      if (!row) continue;
      row[j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const pairs: Both[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length || j < right.length) {
    if (i < left.length && j < right.length && left[i] === right[j]) {
      pairs.push([before[i++], now[j++]]);
    } else if (j >= right.length || (i < left.length && at(i + 1, j) >= at(i, j + 1))) {
      pairs.push([before[i++], undefined]);
    } else pairs.push([undefined, now[j++]]);
  }
  return pairs;
}

function differencesOf(before: EventRow | undefined, now: EventRow | undefined): Difference[] {
  if (!before || !now) {
    return [{ what: "Row", before: before ? "is there" : "", now: now ? "is there" : "" }];
  }
  const left = grouped(before);
  const right = grouped(now);
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((what) => {
    const one = left.get(what) ?? "";
    const other = right.get(what) ?? "";
    if (one === other || byKind(one) === byKind(other)) return [];
    return [{ what, before: one, now: other }];
  });
}

/** Facts by their name; several of one name, such as a cookie that is set twice, as one. */
function grouped(row: EventRow): Map<string, string> {
  const facts = new Map<string, string>();
  for (const [what, value] of factsOf(row)) {
    const known = facts.get(what);
    facts.set(what, known === undefined ? value : `${known}, ${value}`);
  }
  return facts;
}
