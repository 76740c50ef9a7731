import type { Locator, Page } from "@playwright/test";

import { expect, test } from "../shared-profile";
import { reachForSearch, searchField as field } from "../support/search";

/** What a search loads: the index of words, and the code that reads it. */
const INDEX = /\/search-index-\w+\.json/;

/** Types into the field as a reader does who waits for the search bar. */
async function type(page: Page, words: string): Promise<void> {
  await reachForSearch(page);
  await field(page).pressSequentially(words);
}

/** Searches, and returns what is suggested for all of the words. */
async function search(page: Page, words: string): Promise<Locator> {
  await type(page, words);
  // Suggestions come while one types; this link says which words they are for.
  const query = new URLSearchParams({ q: words }).toString().replaceAll("+", "\\+");
  const all = page.getByRole("link", { name: "See all" });
  await expect(all).toHaveAttribute("href", new RegExp(`[?&]${query}(&|$)`));
  return page.getByRole("option");
}

test("a page does not load the index until the reader searches", async ({ page, open }) => {
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(request.url()));
  await open("/");
  // What the page does of its own accord, it does by then.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  expect(loaded.filter((url) => INDEX.test(url))).toEqual([]);

  await expect((await search(page, "session")).first()).toBeVisible();
  expect(loaded.filter((url) => INDEX.test(url))).toHaveLength(1);
});

for (const [kind, words, address] of [
  ["the tutorial", "Your first sign-in", /\/tutorials\/first-sign-in\//],
  ["a post", "how the live labs work", /\/blog\/how-the-live-labs-work\//],
  ["a provider", "GitHub provider", /\/reference\/core\/providers\/github\//],
  ["a member of the reference", "maxAge", /\/reference\/core\/.*#/],
  ["an error class", "MissingSecret", /\/reference\/(core\/)?errors\/.*#missingsecret$/],
] as const) {
  test(`finds ${kind}, and the keyboard leads to it`, async ({ page, open }) => {
    await open("/");
    await expect((await search(page, words)).first()).toBeVisible();
    // The first suggestion is chosen already.
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
}

test("what is typed before the search bar has loaded is searched for", async ({ page, open }) => {
  await open("/");
  let letLoad = () => {};
  const isTyped = new Promise<void>((resolve) => (letLoad = resolve));
  await page.route(/\.js$/, async (route) => {
    await isTyped;
    await route.continue();
  });
  await field(page).click();
  await page.keyboard.type("trustHost");
  letLoad();
  await expect(page.getByRole("option").first()).toContainText("trustHost");
  await expect(field(page)).toHaveValue("trustHost");
});

test("says when nothing is found", async ({ page, open }) => {
  await open("/");
  await type(page, "zzqx");
  await expect(page.getByText(/no results/i)).toBeVisible();
});

test("has a shortcut", async ({ page, open }) => {
  await open("/");
  await page.keyboard.press("ControlOrMeta+K");
  await expect(field(page)).toBeFocused();
});
