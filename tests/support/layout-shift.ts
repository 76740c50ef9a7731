import type { Page } from "@playwright/test";

/** What of an entry of the type `layout-shift` is read; TypeScript's library does not have it. */
interface Shift extends PerformanceEntry {
  value: number;
  sources: { node: Node | null }[];
}

interface Watched extends Window {
  layoutShifts: { value: number; nodes: string[] }[];
}

/** Counts how far parts of the page move by themselves, from its first paint on. Before it is opened. */
export async function watchShifts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const shifts: Watched["layoutShifts"] = [];
    Object.assign(window, { layoutShifts: shifts });
    if (window !== window.top) return;
    new PerformanceObserver((list) => {
      for (const { value, sources } of list.getEntries() as Shift[]) {
        const nodes = sources.map(({ node }) => {
          const element = node instanceof Element ? node : node?.parentElement;
          return `${element?.tagName}.${element?.className}: ${node?.textContent?.slice(0, 30)}`;
        });
        shifts.push({ value, nodes });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
}

/** Counts from here on. */
export async function forgetShifts(page: Page): Promise<void> {
  await page.evaluate(() => {
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
