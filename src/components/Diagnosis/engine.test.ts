import { describe, expect, test } from "vitest";

import { readCauses } from "../../../plugins/diagnosis";
import { readKept, writeKept } from "./address";
import type { Cause } from "./cause";
import { diagnose, type Observation } from "./engine";
import { QUESTION_NAMES, type QuestionName, questionOf } from "./questions";

const { causes } = await readCauses(process.cwd());

/** All that can be told of a cause, by what was played and what came of it. */
function observationOf(cause: Cause): Observation {
  const { way, strategy } = cause;
  // Where any answer fits, the one that holds for the play.
  const answers: Observation["answers"] = { way, strategy, proxy: "no", version: "newer" };
  for (const name of QUESTION_NAMES) {
    const value = questionOf(name).valueOf(cause);
    const [first] = value === null ? [] : [value].flat();
    if (first !== undefined) answers[name] = first;
  }
  const { names, signatures } = cause.outcome;
  return { answers, names, signatures };
}

/** Two causes with the same key have come to the same. */
const keyOf = (cause: Cause) => JSON.stringify(observationOf(cause));

const idsOf = (found: readonly Cause[]) => found.map(({ id }) => id);

describe("what was recorded of a cause", () => {
  test.each(causes.map((cause) => [cause.id, cause] as const))("%s is found by it", (_, cause) => {
    const { causes: found, fits } = diagnose(causes, observationOf(cause));
    expect(fits).toBe(true);
    const place = found.indexOf(cause);
    expect(place).toBeGreaterThanOrEqual(0);
    for (const before of found.slice(0, place)) expect(keyOf(before), before.id).toBe(keyOf(cause));
  });
});

test("a cause that fits everything stays, and no other", () => {
  const { causes: found, fits } = diagnose(causes, { answers: { seen: "loop" } });
  const looping = causes.filter(({ outcome }) => outcome.seen === "loop");
  expect(fits).toBe(true);
  expect(idsOf(found).sort()).toEqual(idsOf(looping).sort());
});

test("where none fits everything, the nearest are told", () => {
  const answers = { seen: "loop", error: "Verification" } as const;
  const { causes: found, fits } = diagnose(causes, { answers });
  expect(fits).toBe(false);
  expect(found.length).toBeGreaterThan(0);
  for (const { outcome } of found) {
    expect(outcome.seen === "loop" || outcome.error === "Verification").toBe(true);
  }
});

test("the question leaves fewer causes, whatever the answer is", () => {
  const starts: Observation[] = [
    { answers: {} },
    { answers: { seen: "signed-out" } },
    { answers: { seen: "error-page", error: "Configuration" } },
    { answers: {}, names: ["InvalidCheck"] },
  ];
  for (const start of starts) {
    const { causes: found, next } = diagnose(causes, start);
    expect(next).toBeDefined();
    if (!next) continue;
    expect(next.answers.length).toBeGreaterThan(1);
    for (const answer of next.answers) {
      const answers = { ...start.answers, [next.name]: answer };
      const after = diagnose(causes, { ...start, answers });
      expect(after.causes.length, `${next.name}: ${answer}`).toBeLessThan(found.length);
    }
  }
});

test("asking goes on until nothing tells the rest apart, and ends", () => {
  for (const cause of causes) {
    const told = observationOf(cause);
    const answers: Observation["answers"] = {};
    const unknown: QuestionName[] = [];
    for (let asked = 0; asked <= QUESTION_NAMES.length; asked++) {
      const { causes: found, next } = diagnose(causes, { answers, unknown });
      expect(idsOf(found)).toContain(cause.id);
      if (!next) break;
      expect(asked).toBeLessThan(QUESTION_NAMES.length);
      const answer = told.answers[next.name];
      if (answer === undefined) unknown.push(next.name);
      else answers[next.name] = answer;
    }
  }
});

test("a question that somebody cannot answer is not asked again", () => {
  const { next } = diagnose(causes, { answers: {} });
  const unknown = next ? [next.name] : [];
  expect(diagnose(causes, { answers: {}, unknown }).next?.name).not.toBe(next?.name);
});

test("an address keeps answers, and takes none that is no answer", () => {
  const kept = { answers: { seen: "loop", error: "Verification" }, unknown: ["proxy"] } as const;
  expect(readKept(writeKept(kept))).toEqual(kept);
  const bad = "?seen=everything&error=%3Cscript%3E&way=mail&log=secret";
  expect(readKept(bad)).toEqual({ answers: { way: "mail" }, unknown: [] });
});
