import type { Page } from "@playwright/test";

import { expect, test } from "../fixtures";
import { handWrittenPaths, referenceSample } from "../support/site";
import { desktop, phone, smallest, turnTo } from "../support/views";

for (const path of [...handWrittenPaths(), ...referenceSample(3)]) {
  test(`${path} opens, and fits the screen`, async ({ page, open }) => {
    const response = await open(path);
    expect(response?.status()).toBe(200);
    await expect(page).toHaveTitle(/\S/);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    for (const view of [desktop, phone, smallest]) {
      await turnTo(page, view);
      expect(await overflow(page), `${view.name}: nothing is wider than the screen`).toEqual([]);
    }
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
