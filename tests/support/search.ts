import { expect, type Locator, type Page } from "@playwright/test";

/** The field in the navbar, before and after the search bar has taken its place. */
export function searchField(page: Page): Locator {
  return page.getByRole("navigation", { name: "Main" }).getByPlaceholder("Search");
}

/** Puts the cursor into the field, and waits until the search bar has its index. */
export async function reachForSearch(page: Page): Promise<void> {
  const field = searchField(page);
  await field.click();
  await expect(field).toHaveRole("combobox");
  await expect(field).toBeFocused();
}
