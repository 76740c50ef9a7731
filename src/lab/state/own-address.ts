/**
 * The fragment that the playground itself has put into the address, with the reader's own code, kept for
 * this tab: after a reload that code is theirs, and did not come with a link.
 */
const KEY = "lab-own-fragment";

/** Whether a fragment is the one that was put there. */
export function isOwnFragment(fragment: string): boolean {
  try {
    return fragment !== "" && sessionStorage.getItem(KEY) === fragment;
  } catch {
    return false;
  }
}

/** Remembers a fragment. @returns whether the browser does */
export function keepOwnFragment(fragment: string): boolean {
  try {
    sessionStorage.setItem(KEY, fragment);
    return true;
  } catch {
    return false;
  }
}
