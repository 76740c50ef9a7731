import type { Cause } from "./cause";
import { QUESTION_NAMES, type QuestionName, questionOf } from "./questions";

/** What somebody has told. */
export interface Observation {
  answers: Partial<Record<QuestionName, string>>;
  /** Questions that they cannot answer; none of them is asked again. */
  unknown?: readonly QuestionName[];
  /** Names of errors and warnings in what they pasted. */
  names?: readonly string[];
  /** Signatures of what they pasted that say more than the name of an error. */
  signatures?: readonly string[];
}

/** What the causes are that fit, and what to ask next. */
export interface Diagnosis {
  /** The likeliest first. */
  causes: readonly Cause[];
  /** Whether they fit all that was told; otherwise they are those that fit most of it. */
  fits: boolean;
  /** The question that tells them apart best, with the answers that some of them have. */
  next: { name: QuestionName; answers: readonly string[] } | undefined;
}

/**
 * How much an answer is worth. What somebody doubts is often not what is wrong; what they see is.
 */
const WORTH: Partial<Record<QuestionName, number>> = { area: 0.5 };

/** Causes that are told where none fits everything. */
const NEAREST = 5;

/**
 * Keeps the causes whose recorded outcome is what somebody has seen, and ranks them.
 *
 * @param causes all that there are, in the order in which one looks first where nothing else decides
 */
export function diagnose(causes: readonly Cause[], observation: Observation): Diagnosis {
  const told = relevant(causes, observation);
  const rated = causes
    .map((cause) => ({ cause, against: contradictions(cause, told), score: scoreOf(cause, told) }))
    .sort((a, b) => a.against - b.against || b.score - a.score);
  const exact = rated.filter(({ against }) => against === 0);
  const kept = exact.length > 0 ? exact : rated.slice(0, NEAREST);
  const found = kept.map(({ cause }) => cause);
  return { causes: found, fits: exact.length > 0, next: nextQuestion(found, observation) };
}

/** Leaves out names and signatures that no cause has: they tell none apart. */
function relevant(causes: readonly Cause[], observation: Observation): Required<Observation> {
  const { answers, unknown = [], names = [], signatures = [] } = observation;
  const isKnown = (one: string, of: "names" | "signatures") =>
    causes.some(({ outcome }) => outcome[of].includes(one));
  return {
    answers,
    unknown,
    names: names.filter((one) => isKnown(one, "names")),
    signatures: signatures.filter((one) => isKnown(one, "signatures")),
  };
}

/** How much of what was told cannot be with a cause. */
function contradictions(cause: Cause, told: Required<Observation>): number {
  const { outcome } = cause;
  const answers = QUESTION_NAMES.filter((name) => {
    const answer = told.answers[name];
    return answer !== undefined && fit(cause, name, answer) === "no";
  });
  const names = told.names.filter((name) => !outcome.names.includes(name));
  const signatures = told.signatures.filter((id) => !outcome.signatures.includes(id));
  return answers.length + names.length + signatures.length;
}

/** Whether a cause has this answer; "any": it can be with every one. */
function fit(cause: Cause, name: QuestionName, answer: string): "yes" | "no" | "any" {
  const value = questionOf(name).valueOf(cause);
  if (value === null) return "any";
  return [value].flat().includes(answer) ? "yes" : "no";
}

/** How much speaks for a cause, among those that fit. */
function scoreOf(cause: Cause, told: Required<Observation>): number {
  const { outcome } = cause;
  const fitting = QUESTION_NAMES.filter((name) => {
    const answer = told.answers[name];
    return answer !== undefined && fit(cause, name, answer) === "yes";
  });
  const hasLog = told.names.length > 0 || told.signatures.length > 0;
  // Who pastes a log pastes what is in it: a cause that would have written more is less likely.
  const more = hasLog
    ? [...outcome.names, ...outcome.signatures].filter(
        (one) => !told.names.includes(one) && !told.signatures.includes(one),
      )
    : [];
  return fitting.length - 0.5 * more.length + (cause.isCommon ? 0.4 : 0);
}

/** The question whose answer leaves the fewest causes, as far as one can expect. */
function nextQuestion(
  causes: readonly Cause[],
  { answers, unknown = [] }: Observation,
): Diagnosis["next"] {
  const open = QUESTION_NAMES.filter(
    (name) => answers[name] === undefined && !unknown.includes(name),
  );
  const best = open
    .map((name) => ({ name, ...splitOf(causes, name) }))
    .filter(({ gain }) => gain > 1e-9)
    .sort((a, b) => worthOf(b) - worthOf(a))[0];
  return best && { name: best.name, answers: best.answers };
}

function worthOf({ name, gain }: { name: QuestionName; gain: number }): number {
  return gain * (WORTH[name] ?? 1);
}

/** What an answer tells about causes, in bits, each of them as likely as the others. */
function splitOf(
  causes: readonly Cause[],
  name: QuestionName,
): { gain: number; answers: string[] } {
  const values = causes.map((cause) => [questionOf(name).valueOf(cause) ?? []].flat());
  const any = values.filter((value) => value.length === 0).length;
  const counts = new Map<string, number>();
  for (const value of values) {
    for (const one of value) counts.set(one, (counts.get(one) ?? 0) + 1);
  }
  const { choices } = questionOf(name);
  // An answer that no cause has is one all the same, where all that any answer fits are left by it.
  const answers = choices
    ? Object.keys(choices).filter((one) => counts.has(one) || any > 0)
    : [...counts.keys()].sort();
  const left = answers.map((one) => (counts.get(one) ?? 0) + any);
  const total = left.reduce((sum, one) => sum + one, 0);
  if (answers.length < 2 || total === 0) return { gain: 0, answers };
  const expected = left.reduce((sum, one) => sum + (one / total) * Math.log2(Math.max(one, 1)), 0);
  return { gain: Math.log2(causes.length) - expected, answers };
}
