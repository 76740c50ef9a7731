import type { LoadError } from "./part";

/**
 * What the reader can do when a part did not come, as sentences.
 *
 * @param again how to try it again, as the end of a sentence: "press the button again"
 */
export function adviceFor({ problem }: LoadError, again: string): string {
  return problem === "replaced"
    ? "The site was updated after you opened this page. Reload the page to go on; the code that you have changed is kept."
    : `Check the connection, and ${again}.`;
}
