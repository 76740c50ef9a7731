import type { Page } from "@playwright/test";

import { test as testAlone } from "../fixtures";
import { expect, test } from "../shared-profile";
import { reachForSearch, searchField } from "../support/search";

const ID = "session-lifetime";
const LINKING =
  "when-i-sign-in-with-another-account-with-the-same-email-address-why-are-accounts-not-linked-automatically";

const entry = (page: Page, id: string) => page.locator("details", { has: page.locator(`#${id}`) });
const entries = (page: Page) => page.locator("main details:has(> summary > h3)");
const openEntries = (page: Page) => page.locator("main details[open] h3");

test("shows questions and keeps the answers closed", async ({ page, open }) => {
  await open("/faq/");
  expect(await entries(page).count()).toBeGreaterThan(30);
  await expect(openEntries(page)).toHaveCount(0);
});

test("opens the answer that an address points to, and no other", async ({ page, open }) => {
  await open(`/faq/#${ID}`);
  await expect(openEntries(page)).toHaveCount(1);
  await expect(entry(page, ID)).toHaveAttribute("open", "");
  await expect(page.locator(`#${ID}`)).toBeInViewport();
});

test("opens an answer from the table of contents, also a second time", async ({ page, open }) => {
  await open("/faq/");
  const link = page.locator(`.table-of-contents a[href$="#${ID}"]`);
  await link.click();
  await expect(entry(page, ID)).toHaveAttribute("open", "");
  await page.locator(`#${ID}`).click();
  await expect(entry(page, ID)).not.toHaveAttribute("open");
  await link.click();
  await expect(entry(page, ID)).toHaveAttribute("open", "");
});

test("copes with a hash that is not an address", async ({ page, open }) => {
  await open("/faq/#nothing-here");
  await expect(openEntries(page)).toHaveCount(0);
});

test("keeps the hash of an old address", async ({ page, open }) => {
  for (const old of ["/concepts/faq", "/concepts"]) {
    await open(`${old}/#${LINKING}`);
    await expect(page).toHaveURL(new RegExp(`/faq/#${LINKING}$`));
    await expect(entry(page, LINKING)).toHaveAttribute("open", "");
  }
});

test("is opened by the browser when it finds text in a closed answer", async ({ page, open }) => {
  await open("/faq/#:~:text=new%20random%20UUID");
  await expect(entry(page, "why-does-the-user-id-change")).toHaveAttribute("open", "");
});

test("is found by the search, at the question whose answer has the words", async ({
  page,
  open,
}) => {
  await open("/security/");
  await reachForSearch(page);
  await searchField(page).pressSequentially("mail scanner");
  await page.getByRole("option", { name: "Why is my sign-in link already used?" }).click();
  await expect(page).toHaveURL(/\/faq\/.*#magic-link-already-used$/);
  await expect(entry(page, "magic-link-already-used")).toHaveAttribute("open", "");
});

test("opens and closes all, and says which of the two it will do", async ({ page, open }) => {
  await open("/faq/");
  const count = await entries(page).count();
  await page.getByRole("button", { name: "Open all answers" }).click();
  await expect(openEntries(page)).toHaveCount(count);
  await page.getByRole("button", { name: "Close all answers" }).click();
  await expect(openEntries(page)).toHaveCount(0);
});

test("works with the keyboard", async ({ page, open }) => {
  await open("/faq/");
  await page.getByRole("button", { name: "Open all answers" }).focus();
  // The section's hash link, then the first question.
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await expect(page.locator("main summary").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(openEntries(page)).toHaveCount(1);
  await page.keyboard.press("Space");
  await expect(openEntries(page)).toHaveCount(0);
});

test("prints every answer, and closes them afterwards", async ({ page, open }) => {
  await open(`/faq/#${ID}`);
  await expect(openEntries(page)).toHaveCount(1);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await expect(openEntries(page)).toHaveCount(await entries(page).count());
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect(openEntries(page)).toHaveCount(1);
});

testAlone.describe("without JavaScript", () => {
  testAlone.use({ javaScriptEnabled: false });

  testAlone(
    "opens by a click, and shows the answer that an address points to",
    async ({ page }) => {
      await page.goto("/faq/");
      await expect(page.getByRole("button", { name: "Open all answers" })).toBeHidden();
      await page.locator(`#${ID}`).click();
      await expect(openEntries(page)).toHaveCount(1);

      await page.goto(`/faq/#${LINKING}`);
      await expect(page.getByText("The same address does not prove")).toBeVisible();
    },
  );
});
