import { expect, type Locator } from "@playwright/test";

/** Pixels of a thing that have to be seen at least, if it is as large; a row has to be seen as a whole. */
const LEAST = { width: 200, height: 90 };

/** Pixels of a panel, its head not counted, in which a few rows of it can be read, where it is no timeline. */
const LEAST_ROOM = 130;

/** Milliseconds between looks: what is looked for comes a frame or two after a screen has changed. */
const SOON = [16, 32, 64, 128];

/**
 * Waits until what a step of the tour shows can be read: what it points at is in the window, in no part of
 * it scrolled away or clipped, with nothing that lies on it; and of the timeline so many rows, or all that
 * there are, of another panel that is open as much room. Where a step is about the code or the page, no
 * panel may be open.
 *
 * @param lab the lab's region
 * @param step what is being looked at, for the message
 * @param rows how many rows of the timeline are to be read at least
 */
export async function expectEvidence(lab: Locator, step: string, rows: number): Promise<void> {
  await expect
    .poll(
      async () => [
        await lab.evaluate(hiddenEvidence, LEAST),
        await lab.evaluate(missingRows, { rows, least: LEAST_ROOM }),
      ],
      { message: step, intervals: SOON },
    )
    .toEqual(["it is seen", "there is room"]);
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

/** Says what cannot be read; runs in the page. */
function missingRows(lab: Element, { rows, least }: { rows: number; least: number }): string {
  const panels = lab.querySelectorAll<HTMLElement>('[aria-label="Inspector"] [role="tabpanel"]');
  const panel = [...panels].find(({ offsetHeight }) => offsetHeight > 0);
  if (!panel) return "there is room";
  const scroller = panel.querySelector('[role="group"][aria-label="Timeline, scrollable"]');
  const view = (scroller ?? panel).getBoundingClientRect();
  const [top, bottom] = [Math.max(view.top, 0), Math.min(view.bottom, innerHeight)];
  if (!scroller) {
    return bottom - top >= least ? "there is room" : `the panel has ${Math.round(bottom - top)} px`;
  }
  const all = [...scroller.querySelectorAll("tbody tr")]
    .map((row) => row.getBoundingClientRect())
    .filter(({ height }) => height > 0);
  const seen = all.filter((row) => row.top >= top - 1 && row.bottom <= bottom + 1);
  return seen.length >= Math.min(rows, all.length)
    ? "there is room"
    : `${seen.length} of ${all.length} rows are seen`;
}
