import type { Page } from "@playwright/test";

import { test as testAlone } from "../fixtures";
import { expect, test } from "../shared-profile";

/** A page with marks, and one whose marks are in answers that are folded, too. */
const PAGES = ["/concepts/session-strategies/", "/faq/"];

const proofs = (page: Page) =>
  page.locator("main details", { has: page.locator("> summary", { hasText: "How we know this" }) });
const mark = (page: Page, number: number) =>
  page.getByRole("link", { name: `How we know this: ${number}`, exact: true });

for (const path of PAGES) {
  test(`${path} folds what shows its statements, and a mark unfolds it`, async ({ page, open }) => {
    await open(`${path}#claim-2`);
    await expect(proofs(page)).toHaveCount(1);
    await expect(proofs(page)).not.toHaveAttribute("open");

    await mark(page, 2).focus();
    await page.keyboard.press("Enter");
    await expect(proofs(page)).toHaveAttribute("open", "");
    await expect(page.locator("#proof-2")).toBeInViewport();

    await page.getByRole("link", { name: "Back to statement 2", exact: true }).click();
    await expect(mark(page, 2)).toBeInViewport();

    await page.getByText(/^How we know this: \d+ statements$/).click();
    await expect(proofs(page)).not.toHaveAttribute("open");
    await mark(page, 2).click();
    await expect(proofs(page)).toHaveAttribute("open", "");
  });

  test(`${path} unfolds it for an address that points into it`, async ({ page, open }) => {
    await open(`${path}#proof-3`);
    await expect(page.locator("#proof-3")).toBeInViewport();
  });
}

test("it is unfolded with the keyboard, too", async ({ page, open }) => {
  await open(PAGES[0] ?? "");
  await page.getByText(/^How we know this: \d+ statements$/).focus();
  await page.keyboard.press("Enter");
  await expect(page.locator("#proof-1")).toBeVisible();
});

testAlone.describe("without JavaScript", () => {
  testAlone.use({ javaScriptEnabled: false });

  testAlone("an address that points into it shows it", async ({ page }) => {
    await page.goto(`${PAGES[0]}#proof-1`);
    await expect(page.locator("#proof-1")).toBeVisible();
  });
});
