import { readdirSync } from "node:fs";

import { test as testAlone } from "../fixtures";
import { expect, test } from "../shared-profile";

test.use({ allowedMessages: [/the server responded with a status of 404/] });

test("a missing page says so and offers the pages with an address like it", async ({
  page,
  open,
}) => {
  const response = await open("/tutorial/first-signin");
  expect(response?.status()).toBe(404);
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(main).toContainText("There is no page at /tutorial/first-signin");
  await main.getByRole("link", { name: "/tutorials/first-sign-in/" }).first().click();
  await expect(page).toHaveURL(/\/tutorials\/first-sign-in\/$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your first sign-in");
});

test("an address of older Auth.js documentation leads to where its subject is now", async ({
  page,
  open,
}) => {
  await open("/getting-started/providers/oauth-tutorial");
  const main = page.getByRole("main");
  await expect(main).toContainText("older Auth.js documentation");
  await main.getByRole("link", { name: "/reference/core/providers/" }).first().click();
  await expect(page).toHaveURL(/\/reference\/core\/providers\/$/);
});

test("a missing concept leads on to the concepts that there are", async ({ page, open }) => {
  await open("/concepts/testing");
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { name: "Pages below /concepts/" })).toBeVisible();
  const links = main.getByRole("list").getByRole("link");
  const concepts = readdirSync("docs/concepts").map((name) => name.replace(/\.mdx$/, ""));
  await expect(links).toHaveCount(concepts.length);
  for (const concept of concepts) {
    await expect(links.getByText(`/concepts/${concept}/`)).toBeVisible();
  }
  await links.getByText("/concepts/session-token/").click();
  await expect(page).toHaveURL(/\/concepts\/session-token\/$/);
});

test("search is one press away", async ({ page, open }) => {
  await open("/nothing-here");
  await page.getByRole("main").getByRole("button", { name: "Search this site" }).click();
  await expect(page.getByPlaceholder("Search")).toBeFocused();
});

test("an address of any shape is survived", async ({ page, open }) => {
  for (const path of [
    "/%E2%82%AC/",
    "/a%20b",
    "/<script>alert(1)</script>",
    `/${"a/".repeat(200)}`,
  ]) {
    const response = await open(path);
    expect(response?.status(), path).toBe(404);
    const main = page.getByRole("main");
    await expect(main.getByRole("heading", { level: 1 })).toBeVisible();
    // Pages with an address like it, or places to start.
    await expect(main.getByRole("link", { name: /^\// }).first()).toBeVisible();
  }
});

testAlone.describe("without JavaScript", () => {
  testAlone.use({ javaScriptEnabled: false });

  testAlone("a missing page offers places to start", async ({ page }) => {
    await page.goto("/nothing-here");
    await expect(page.getByRole("main").getByRole("link", { name: "/faq/" })).toBeVisible();
  });
});
