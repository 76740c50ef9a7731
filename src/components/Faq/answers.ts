import styles from "./faq.module.css";

/** All answers of the page, in order. */
export function listAnswers(): HTMLDetailsElement[] {
  return [...document.querySelectorAll<HTMLDetailsElement>(`details.${styles.disclosure}`)];
}

/** Opens every closed answer and returns those it opened. */
export function openAnswers(): HTMLDetailsElement[] {
  const closed = listAnswers().filter((answer) => !answer.open);
  for (const answer of closed) answer.open = true;
  return closed;
}

/** Closes the given answers, or all. */
export function closeAnswers(answers: readonly HTMLDetailsElement[] = listAnswers()): void {
  for (const answer of answers) answer.open = false;
}
