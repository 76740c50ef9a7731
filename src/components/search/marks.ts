import { isMarked } from "../../search/snippet";
import { wordsIn } from "../../search/words";

/** Name of the marks in style sheets (`search.css`). */
const NAME = "search";

const HEADING = "h1, h2, h3, h4";

/** What a search leaves with the page that it led to, in the history's state. */
export interface SearchArrival {
  searchWords: readonly string[];
}

/** The state of a page that a search led to; undefined for others. It comes from the history. */
export function arrivalOf(state: unknown): SearchArrival | undefined {
  if (typeof state !== "object" || state === null) return undefined;
  const { searchWords } = state as Partial<SearchArrival>;
  const isList = Array.isArray(searchWords) && searchWords.every((one) => typeof one === "string");
  return isList ? { searchWords } : undefined;
}

/**
 * Marks words in the section that an address leads to, and puts the keyboard's place there. The marks
 * are painted by the browser and change nothing in the page; a browser that cannot shows none.
 *
 * @param hash of the address, with its `#`
 */
export function showArrival(hash: string, { searchWords }: SearchArrival): void {
  const heading = targetOf(hash);
  if (!heading) return;
  if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  if (!("highlights" in CSS)) return;
  const words = new Set(searchWords);
  const ranges = textsOf(heading).flatMap((node) => rangesIn(node, words));
  CSS.highlights.set(NAME, new Highlight(...ranges));
}

/** Takes the marks away. */
export function clearMarks(): void {
  if ("highlights" in CSS) CSS.highlights.delete(NAME);
}

function targetOf(hash: string): HTMLElement | null {
  try {
    const named = document.getElementById(decodeURIComponent(hash.slice(1)));
    return named ?? document.querySelector<HTMLElement>("main h1");
  } catch {
    return document.querySelector<HTMLElement>("main h1");
  }
}

/** Texts of a heading and of what stands below it, until the next heading. */
function textsOf(heading: HTMLElement): Text[] {
  const root = heading.closest("main") ?? document.body;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  walker.currentNode = heading;
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) texts.push(node);
    else if (node instanceof Element && node.matches(HEADING)) break;
  }
  return texts;
}

function rangesIn(node: Text, words: ReadonlySet<string>): Range[] {
  const ranges: Range[] = [];
  for (const word of wordsIn(node.data)) {
    if (!isMarked(node.data.slice(word.start, word.end), word, words)) continue;
    const range = new Range();
    range.setStart(node, word.start);
    range.setEnd(node, word.end);
    ranges.push(range);
  }
  return ranges;
}
