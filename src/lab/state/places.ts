/**
 * How far readers have gone in labs that run, kept for this tab of the browser, so that Back returns to
 * the lab as it was. A store that is full, forbidden or corrupt counts as empty.
 */
const PREFIX = "lab-place:";

/** Where a reader was in a lab that ran. */
export interface Place {
  /** How many steps of its tour were done. */
  done: number;
  /** Whether that was in the same document: the page has not been loaded anew since. */
  isSameDocument: boolean;
}

/** @returns where the reader was in the lab of a page; undefined if it did not run */
export function loadPlace(page: string, slug: string): Place | undefined {
  try {
    const [, done, origin] =
      /^(\d{1,3}) (.+)$/.exec(sessionStorage.getItem(keyOf(page, slug)) ?? "") ?? [];
    if (done === undefined) return undefined;
    return { done: Number(done), isSameDocument: origin === String(performance.timeOrigin) };
  } catch {
    return undefined;
  }
}

/** Remembers how many steps are done in a lab that runs; undefined: it runs no more. */
export function savePlace(page: string, slug: string, done: number | undefined): void {
  try {
    if (done === undefined) sessionStorage.removeItem(keyOf(page, slug));
    else sessionStorage.setItem(keyOf(page, slug), `${done} ${performance.timeOrigin}`);
  } catch {
    // Without storage, Back leads to the lab as it is before Run.
  }
}

/** The name of the place in two labs that are played at once. */
export function placeOfCompare(examples: readonly { slug: string; title: string }[]): string {
  return examples.map(({ slug, title }) => `${slug} ${title}`).join(" – ");
}

/** @param page the path of the page */
function keyOf(page: string, slug: string): string {
  return `${PREFIX}${page} ${slug}`;
}
