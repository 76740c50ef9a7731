import { QUESTION_NAMES, type QuestionName, questionOf } from "./questions";

/** Answers, and questions without one, as an address keeps them. */
export interface Kept {
  answers: Partial<Record<QuestionName, string>>;
  unknown: readonly QuestionName[];
}

/** What stands in an address for a question that somebody cannot answer. */
const UNKNOWN = "-";

/** Reads answers from the query of an address; what is none of a question's is left out. */
export function readKept(search: string): Kept {
  const query = new URLSearchParams(search);
  const answers: Kept["answers"] = {};
  const unknown: QuestionName[] = [];
  for (const name of QUESTION_NAMES) {
    const value = query.get(name);
    if (value === UNKNOWN) unknown.push(name);
    else if (value !== null && isAnswer(name, value)) answers[name] = value;
  }
  return { answers, unknown };
}

/** The query of an address that keeps answers. What was pasted is in none of them. */
export function writeKept({ answers, unknown }: Kept): string {
  const query = new URLSearchParams();
  for (const name of QUESTION_NAMES) {
    const value = answers[name];
    if (value !== undefined) query.set(name, value);
    else if (unknown.includes(name)) query.set(name, UNKNOWN);
  }
  return query.size > 0 ? `?${query.toString()}` : "";
}

function isAnswer(name: QuestionName, value: string): boolean {
  const { choices } = questionOf(name);
  return choices ? Object.hasOwn(choices, value) : /^\w{1,40}$/.test(value);
}
