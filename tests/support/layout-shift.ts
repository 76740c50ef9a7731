import type { Page } from "@playwright/test";

/** What of an entry of the type `layout-shift` is read; TypeScript's library does not have it. */
interface Shift extends PerformanceEntry {
  value: number;
  sources: { node: Node | null }[];
}

/** How far something moved, and what that was. */
interface Move {
  value: number;
  nodes: string[];
}

interface Watched extends Window {
  layoutShifts: Move[];
}

/**
 * Counts how far parts of the page move by themselves, from its first paint on. Before it is opened.
 *
 * @param changing selector of what may move in itself: shifts count that move something else, too
 */
export async function watchShifts(page: Page, changing?: string): Promise<void> {
  await page.addInitScript((within) => {
    const shifts: Move[] = [];
    Object.assign(window, { layoutShifts: shifts });
    if (window !== window.top) return;
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as Shift[]) {
        const moved = sources.map(({ node }) =>
          node instanceof Element ? node : (node?.parentElement ?? null),
        );
        // Asked at once: what has moved may be gone a moment later. What is gone by now counts no more.
        const others = within
          ? moved.filter((one) => one?.isConnected && !one.closest(within))
          : moved;
        if (within && others.length === 0) continue;
        const nodes = others.map(
          (one) => `${one?.tagName}.${one?.className}: ${one?.textContent?.slice(0, 30)}`,
        );
        shifts.push({ value, nodes });
      }
    }).observe({ type: "layout-shift", buffered: true });
  }, changing);
}

/** Counts from here on. What moved before is told after a frame: that is waited for. */
export async function forgetShifts(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    (window as unknown as Watched).layoutShifts.length = 0;
  });
}

/** The sum of the shifts, by Chromium's measure, those after the reader's own input included. */
export async function sumOfShifts(page: Page): Promise<{ sum: number; nodes: string[] }> {
  const shifts = await page.evaluate(() => (window as unknown as Watched).layoutShifts);
  return {
    sum: shifts.reduce((sum, { value }) => sum + value, 0),
    nodes: shifts.flatMap(({ value, nodes }) => nodes.map((node) => `${value.toFixed(4)} ${node}`)),
  };
}
