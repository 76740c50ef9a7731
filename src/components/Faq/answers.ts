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

/**
 * Opens the answer that an address points to.
 *
 * @param hash The address's hash with its `#`, as the browser gives it. It comes from outside:
 *   one that names nothing, or is not valid percent-encoding, opens nothing.
 */
export function revealTarget(hash: string): void {
  const target = document.getElementById(decodeHash(hash));
  const answer = target?.closest<HTMLDetailsElement>(`details.${styles.disclosure}`);
  if (!target || !answer || answer.open) return;
  answer.open = true;
  // A target inside the answer had no place to scroll to while the answer was closed.
  if (!target.closest("summary")) target.scrollIntoView();
}

function decodeHash(hash: string): string {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return "";
  }
}
