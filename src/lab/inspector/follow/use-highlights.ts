import { type RefObject, useEffect } from "react";

import { indexOfForm } from "./forms";
import { useFollowing } from "./following";

/** Name of the highlight in style sheets. */
const NAME = "followed";

/** Marks of exact words: what is drawn at a time has fewer. */
const MOST = 1_000;

/**
 * Marks the very characters of what is followed, in all that the lab draws, where browsers can (CSS
 * Custom Highlight API). Rows are marked without it, too.
 *
 * @param inside an element of the lab
 */
export function useHighlights(inside: RefObject<HTMLElement | null>): void {
  const { forms } = useFollowing();
  useEffect(() => {
    const lab = inside.current?.closest<HTMLElement>("[data-lab]");
    if (!lab || typeof Highlight === "undefined") return;
    let frame = 0;
    const mark = () => {
      const texts = forms.map(({ text }) => text);
      CSS.highlights.set(NAME, new Highlight(...rangesIn(lab, texts)));
    };
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(mark);
    };
    const observer = new MutationObserver(later);
    observer.observe(lab, { childList: true, subtree: true, characterData: true });
    mark();
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      CSS.highlights.delete(NAME);
    };
  }, [inside, forms]);
}

/** Where these texts stand in what an element shows, as far as each is in one piece. */
function rangesIn(element: HTMLElement, texts: readonly string[]): Range[] {
  const ranges: Range[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && ranges.length < MOST; node = walker.nextNode()) {
    const content = node.nodeValue ?? "";
    for (const text of texts) {
      let at = indexOfForm(content, text);
      while (at >= 0 && ranges.length < MOST) {
        const range = new Range();
        range.setStart(node, at);
        range.setEnd(node, at + text.length);
        ranges.push(range);
        at = indexOfForm(content, text, at + text.length);
      }
    }
  }
  return ranges;
}
