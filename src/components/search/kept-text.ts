import type { Answer } from "../../search/messages";
import { isPlainWords } from "../../search/plain-words";

/**
 * A text as it may be kept in the history. The worker that answers takes secrets out of it; before it
 * has, only a few plain words are kept.
 */
export function keptText(text: string, answer: Answer | undefined): string {
  if (answer?.text === text) return answer.safeText;
  return isPlainWords(text) ? text : "";
}

/** A text as it may be put into an address: nothing of one that has a secret. */
export function addressText(text: string, answer: Answer | undefined): string {
  return keptText(text, answer) === text ? text : "";
}
