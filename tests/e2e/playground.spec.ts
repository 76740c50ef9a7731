import { readdirSync } from "node:fs";

import { expect, test } from "../fixtures";
import { barriers } from "../support/axe";
import { LabOnPage } from "../support/lab";
import { sumOfShifts, watchShifts } from "../support/layout-shift";

const foldersIn = (folder: string) =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

const SCREENS = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

test("the menu finds an example by keyboard, says how many match, and closes by Escape", async ({
  page,
  open,
}) => {
  await open("/playground/");
  const menu = page.locator("main summary").first();
  await expect(menu).toHaveText("Example: Your first sign-in");
  await menu.press("Enter");
  const field = page.getByRole("searchbox", { name: "Search examples and providers" });
  await expect(field).toBeFocused();
  await page.keyboard.type("refresh advanced");
  const count = page.getByRole("status").filter({ hasText: /^3 of \d+ match$/ });
  await expect(count).toBeVisible();
  await page.keyboard.press("ArrowDown");
  const links = page.getByRole("navigation", { name: "Examples and providers" });
  await expect(links.getByRole("link", { name: "A refresh that is lost" })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(field).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(field).toBeHidden();
  await expect(menu).toBeFocused();

  await menu.press("Enter");
  await page.keyboard.type("github oauth");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: /^Lab: .*GitHub/ })).toBeVisible();
  expect(new URL(page.url()).search).toBe("?provider=github");
  await expect(menu).toHaveText("Provider: GitHub");
  await expect(menu).toBeFocused();
  await expect(page).toHaveTitle(/^GitHub – Playground/);
  await page.goBack();
  await expect(page.getByRole("region", { name: "Lab: Your first sign-in" })).toBeVisible();
  await expect(page).toHaveTitle(/^Your first sign-in – Playground/);
});

for (const viewport of SCREENS) {
  test(`nothing moves while the playground loads at ${viewport.width} px`, async ({
    page,
    open,
  }) => {
    await page.setViewportSize(viewport);
    await watchShifts(page);
    for (const query of ["", "?example=database-sessions", "?provider=github", "?paste"]) {
      await open(`/playground/${query}`);
      const shown = query === "?paste" ? page.locator("form") : new LabOnPage(page).run;
      await expect(shown).toBeVisible();
      // The lab comes first: its button is in the first window, above all that is not the menu.
      if (query !== "?paste") await expect(shown).toBeInViewport();
      const { sum, nodes } = await sumOfShifts(page);
      expect(sum, [query, ...nodes].join("\n")).toBeLessThanOrEqual(0.01);
    }
  });
}

test("the menu fits a phone, lies over the lab, and has no barrier that axe knows", async ({
  page,
  open,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open("/playground/");
  const before = await new LabOnPage(page).run.boundingBox();
  await page.locator("main summary").first().click();
  const last = page.getByRole("link", { name: "Zoom", exact: true });
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  expect(await new LabOnPage(page).run.boundingBox()).toEqual(before);
  expect(await barriers(page)).toEqual([]);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the playground has a lab to read, and links to all others", async ({ page }) => {
    await page.goto("/playground/");
    const lab = page.getByRole("region", { name: "Lab: Your first sign-in" });
    await expect(lab).toContainText("export default");
    await page.locator("main summary").first().click();
    const menu = page.getByRole("navigation", { name: "Examples and providers" });
    const addresses = await menu
      .locator("[data-item]")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    const examples = foldersIn("examples").map((slug) => `/playground/?example=${slug}`);
    const providers = foldersIn("build/reference/providers").map(
      (module) => `/playground/?provider=${module}`,
    );
    expect([...addresses].sort()).toEqual([...examples, ...providers].sort());
    await menu.getByRole("link", { name: "Account linking", exact: true }).click();
    await expect(page).toHaveURL(/\/concepts\/account-linking\/$/);
  });
});
