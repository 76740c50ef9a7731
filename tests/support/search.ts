import { expect, type Locator, type Page } from "@playwright/test";

/** The field in the navbar. */
export function searchField(page: Page): Locator {
  return page.getByRole("navigation", { name: "Main" }).getByRole("combobox", { name: "Search" });
}

/** Puts the cursor into the field. */
export async function reachForSearch(page: Page): Promise<void> {
  await searchField(page).click();
  await expect(searchField(page)).toBeFocused();
}
