import type { Page } from "@playwright/test";

import { expect, test } from "../fixtures";
import { handWrittenPaths, referenceSample } from "../support/site";
import { desktop, phone } from "../support/views";

const paths = [...handWrittenPaths(), ...referenceSample(3)];

for (const { name, ...view } of [desktop, phone]) {
  test.describe(name, () => {
    test.use(view);

    for (const path of paths) {
      test(`${path} opens`, async ({ page, open }) => {
        const response = await open(path);
        expect(response?.status()).toBe(200);
        await expect(page).toHaveTitle(/\S/);
        await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
        await expect(page.locator("html")).toHaveAttribute("data-theme", view.colorScheme);
        expect(await overflow(page), "nothing is wider than the screen").toEqual([]);
      });
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
