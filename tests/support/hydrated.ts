import type { Page } from "@playwright/test";

/** Resolves when React has taken over the page that the server sent. */
export async function hydrated(page: Page): Promise<void> {
  await page.locator('html[data-has-hydrated="true"]').waitFor({ state: "attached" });
}
