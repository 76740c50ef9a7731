import { expect, type Locator } from "@playwright/test";

/** Pixels of a thing that have to be seen at least, if it is as large; a row has to be seen as a whole. */
const LEAST = { width: 200, height: 90 };

/**
 * Waits until what the tour points at is seen: that it is in the window, in no part of it scrolled away
 * or clipped, and that nothing lies on it.
 *
 * @param lab the lab's region
 * @param step what is being looked at, for the message
 */
export async function expectEvidence(lab: Locator, step: string, timeout = 20_000): Promise<void> {
  await expect
    .poll(() => lab.evaluate(hiddenEvidence, LEAST), { message: step, timeout })
    .toBe("it is seen");
}

/** Says what is in the way; runs in the page. */
function hiddenEvidence(lab: Element, least: typeof LEAST): string {
  const seen = (element: Element): DOMRect => {
    const own = element.getBoundingClientRect();
    let [left, top, right, bottom] = [own.left, own.top, own.right, own.bottom];
    const cut = (box: { left: number; top: number; right: number; bottom: number }) => {
      [left, top] = [Math.max(left, box.left), Math.max(top, box.top)];
      [right, bottom] = [Math.min(right, box.right), Math.min(bottom, box.bottom)];
    };
    for (let at = element.parentElement; at; at = at.parentElement) {
      if (getComputedStyle(at).overflow !== "visible") cut(at.getBoundingClientRect());
    }
    cut({ left: 0, top: 0, right: innerWidth, bottom: innerHeight });
    return new DOMRect(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
  };
  const marked = [...lab.querySelectorAll("[data-pointed]")];
  if (marked.length === 0) return "nothing is marked";
  const [largest] = marked
    .map((element) => ({ element, whole: element.getBoundingClientRect(), part: seen(element) }))
    .sort((a, b) => b.part.width * b.part.height - a.part.width * a.part.height);
  if (!largest) return "nothing is marked";
  const { element, whole, part } = largest;
  const what = `${element.tagName} "${(element.textContent ?? "").slice(0, 60)}"`;
  const size = (box: DOMRect) => `${Math.round(box.width)}×${Math.round(box.height)}`;
  const isLarge =
    part.width >= Math.min(whole.width, least.width) - 1 &&
    part.height >= Math.min(whole.height, least.height) - 1;
  if (whole.height === 0) return `${what} is not drawn`;
  if (!isLarge) return `of ${what}, ${size(whole)}, ${size(part)} are seen`;
  const top = document.elementFromPoint(part.left + part.width / 2, part.top + part.height / 2);
  return top && element.contains(top) ? "it is seen" : `${top?.tagName} lies on ${what}`;
}
