import path from "node:path";

import type { Page } from "@playwright/test";

import { expect, test } from "../shared-profile";
import { barriers } from "../support/axe";
import { handWrittenPaths, referenceSample } from "../support/site";
import { crossedViews, desktop, phone, smallest, turnTo } from "../support/views";

const pages = [...handWrittenPaths(), ...referenceSample(3)];
const searched = new Set([...handWrittenPaths(), ...referenceSample(1)]);

/** Pages of a folder have the same layout; those at the top have each their own. */
const layoutOf = (page: string) => {
  const folder = path.posix.dirname(page);
  return folder === "/" ? page : folder;
};
const firstOfLayout = new Set(
  pages.filter((page, index) => {
    const layout = layoutOf(page);
    return pages.findIndex((other) => layoutOf(other) === layout) === index;
  }),
);

for (const [index, address] of pages.entries()) {
  // Both screens, each page in another pair of color schemes than the page before it. Axe takes most of
  // the time: of each layout one page is searched on both screens, the others on one, taking turns.
  const views = index % 2 === 0 ? [desktop, phone] : crossedViews;
  const turn = views[Math.floor(index / 2) % 2];
  const isSearched = (view: (typeof views)[number]) =>
    searched.has(address) && (firstOfLayout.has(address) || view === turn);

  test(`${address} opens, fits the screen, and has no barrier that axe knows`, async ({
    page,
    open,
  }) => {
    const response = await open(address);
    expect(response?.status()).toBe(200);
    await expect(page).toHaveTitle(/\S/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    for (const view of views) {
      await turnTo(page, view);
      expect
        .soft(await overflow(page), `${view.name}: nothing is wider than the screen`)
        .toEqual([]);
      if (isSearched(view)) expect.soft(await barriers(page), view.name).toEqual([]);
    }
    await page.setViewportSize(smallest);
    expect.soft(await overflow(page), "320 px: nothing is wider than the screen").toEqual([]);
  });
}

/** The elements that make the page scroll sideways, the outermost first. */
async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    return [`page is ${scrollWidth}px wide`, ...wide.map((one) => one.outerHTML.slice(0, 120))];
  });
}
