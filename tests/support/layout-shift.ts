import type { Page } from "@playwright/test";

/** What of an entry of the type `layout-shift` is read; TypeScript's library does not have it. */
interface Shift extends PerformanceEntry {
  value: number;
  sources: { node: Node | null; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
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
 * @param changing selector of what may move in itself: of a shift, only what else it moves counts
 */
export async function watchShifts(page: Page, changing?: string): Promise<void> {
  await page.addInitScript((within) => {
    const shifts: Move[] = [];
    /** As the browser does: the part of the window that is touched, times the part that it has moved by. */
    const scoreOf = ({
      previousRect: a,
      currentRect: b,
    }: Omit<Shift["sources"][number], "node">) => {
      const width = Math.max(a.right, b.right) - Math.min(a.left, b.left);
      const height = Math.max(a.bottom, b.bottom) - Math.min(a.top, b.top);
      const distance = Math.max(Math.abs(a.left - b.left), Math.abs(a.top - b.top));
      const touched = (width * height) / (innerWidth * innerHeight);
      return (touched * distance) / Math.max(innerWidth, innerHeight);
    };
    Object.assign(window, { layoutShifts: shifts });
    if (window !== window.top) return;
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as Shift[]) {
        const moved = sources.map(({ node, previousRect, currentRect }) => ({
          element: node instanceof Element ? node : (node?.parentElement ?? null),
          previousRect,
          currentRect,
        }));
        // Asked at once: what has moved may be gone a moment later. What is gone by now counts no more.
        const others = moved.filter(
          ({ element }) => !within || (element?.isConnected && !element.closest(within)),
        );
        if (others.length === 0 && within) continue;
        const nodes = others.map(
          ({ element: one }) =>
            `${one?.tagName}.${one?.className}: ${one?.textContent?.slice(0, 30)}`,
        );
        // In a frame in which a panel changes, too, the browser's number is that of both.
        shifts.push({
          value: within ? others.reduce((sum, one) => sum + scoreOf(one), 0) : value,
          nodes,
        });
      }
    }).observe({ type: "layout-shift", buffered: true });
  }, changing);
}

/**
 * Counts from here on, once nothing has moved for three frames: on a busy machine a new size of the window
 * reaches the last part of the page frames later, and what moves is told when the page is idle.
 */
export async function forgetShifts(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { layoutShifts } = window as unknown as Watched;
    for (let still = 0, told = 0; still < 3; still++) {
      await new Promise(requestAnimationFrame);
      await new Promise<unknown>((resolve) => requestIdleCallback(resolve, { timeout: 1_000 }));
      if (layoutShifts.length > told) still = 0;
      told = layoutShifts.length;
    }
    layoutShifts.length = 0;
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
