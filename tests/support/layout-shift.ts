import type { Page } from "@playwright/test";

/** What of an entry of the type `layout-shift` is read; TypeScript's library does not have it. */
interface Shift extends PerformanceEntry {
  value: number;
  sources: { node: Node | null }[];
}

interface Watched extends Window {
  layoutShifts: { value: number; moved: (Element | null)[] }[];
}

/** Counts how far parts of the page move by themselves, from its first paint on. Before it is opened. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: Watched["layoutShifts"] = [];
    Object.assign(window, { layoutShifts: shifts });
    if (window !== window.top) return;
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as Shift[]) {
        const moved = sources.map(({ node }) =>
          node instanceof Element ? node : (node?.parentElement ?? null),
        );
        shifts.push({ value, moved });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** Counts from here on. What moved before is told after a frame: that is waited for. */
export async function forgetShifts(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    (window as unknown as Watched).layoutShifts.length = 0;
  });
}

/**
 * The sum of the shifts, by Chromium's measure, those after the reader's own input included.
 *
 * @param changing selector of what may move in itself: shifts count that move something else, too
 */
export async function sumOfShifts(
  page: Page,
  changing?: string,
): Promise<{ sum: number; nodes: string[] }> {
  const shifts = await page.evaluate((within) => {
    return (window as unknown as Watched).layoutShifts.flatMap(({ value, moved }) => {
      const others = moved.filter((element) => !element || !within || !element.closest(within));
      const nodes = others.map(
        (one) => `${one?.tagName}.${one?.className}: ${one?.textContent?.slice(0, 30)}`,
      );
      return within && others.length === 0 ? [] : [{ value, nodes }];
    });
  }, changing);
  return {
    sum: shifts.reduce((sum, { value }) => sum + value, 0),
    nodes: shifts.flatMap(({ value, nodes }) => nodes.map((node) => `${value.toFixed(4)} ${node}`)),
  };
}
