import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import type { Page } from "@playwright/test";

import { expect, test } from "../fixtures";
import { BUILD } from "../support/site";

const PAGE = "/concepts/session-strategies/";

/** How many elements of the text React has taken over, of all. */
const takenOver = () => {
  const all = [...document.querySelectorAll(".static *")];
  const isReacts = (element: Element) =>
    Object.keys(element).some((key) => key.startsWith("__reactFiber"));
  return { all: all.length, reacts: all.filter(isReacts).length };
};

test("React takes over nothing of a page's text, tables and code", async ({ page, open }) => {
  await open(PAGE);
  const { all, reacts } = await page.evaluate(takenOver);
  expect(all).toBeGreaterThan(500);
  expect(reacts).toBe(0);
});

test("a link in the text leads on without loading the site anew, and back", async ({
  page,
  open,
}) => {
  await open(PAGE);
  await page.evaluate(() => Object.assign(window, { isSame: true }));
  const text = page.locator(".static p").first();
  const before = await text.textContent();
  const link = page.locator('.static p a[href^="/"]').first();
  const address = (await link.getAttribute("href")) ?? "";
  await link.click();
  await expect(page).toHaveURL((url) => url.pathname + url.hash === address);
  await expect(page.locator(".static p").first()).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL((url) => url.pathname === PAGE);
  await expect(text).toHaveText(before ?? "");
  expect(await page.evaluate(() => "isSame" in window)).toBe(true);
});

const CODE_PAGE = "/guides/typescript/";

/** The script with Prism, by a part of its grammar of JavaScript. */
function prism(): string {
  const folder = path.join(BUILD, "assets/js");
  const scripts = readdirSync(folder, { encoding: "utf8" }).filter((name) =>
    readFileSync(path.join(folder, name), "utf8").includes("template-punctuation"),
  );
  expect(scripts).toHaveLength(1);
  return `**/assets/js/${scripts[0]}`;
}

/** Goes by links to a page with code. */
async function goToCode(page: Page) {
  await page.locator(`a[href="${CODE_PAGE}"]`).first().click();
  await expect(page).toHaveURL((url) => url.pathname === CODE_PAGE);
  const code = page.locator(".theme-code-block code").first();
  await expect(code).toContainText("declare module");
  return code;
}

test("Prism comes with what the reader does first, not with a page", async ({ page, open }) => {
  const came = page.waitForRequest(prism());
  let isAwake = false;
  const asked = came.then(() => isAwake);
  await open(CODE_PAGE);
  await page.waitForLoadState("load");
  isAwake = true;
  await page.mouse.move(200, 200);
  expect(await asked).toBe(true);
});

test("code is colored on the page that a link leads to, as on the page that is loaded", async ({
  page,
  open,
}) => {
  await open(CODE_PAGE);
  const block = page.locator(".theme-code-block code").first();
  const loaded = await block.innerHTML();
  expect(loaded).toContain('class="code-keyword"');
  await open("/guides/");
  await page.evaluate(() => Object.assign(window, { isSame: true }));
  const code = await goToCode(page);
  await expect(code.locator(".code-keyword").first()).toBeVisible();
  expect(await code.innerHTML()).toBe(loaded);
  expect(await page.evaluate(() => "isSame" in window)).toBe(true);
});

test.describe("where what colors code does not come", () => {
  test.use({ allowedMessages: [/^Failed to load resource/] });

  test("code of the next page can be read, line by line", async ({ page, open }) => {
    await page.route(prism(), (route) => route.abort());
    await open("/guides/");
    const code = await goToCode(page);
    await expect(code.locator(".code-keyword")).toHaveCount(0);
    const heights = await code
      .locator("> *")
      .evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThan(10);
  });
});

test("a link in the text opens in a tab of its own where the reader asks for that", async ({
  page,
  open,
  context,
}) => {
  await open(PAGE);
  const opened = context.waitForEvent("page");
  await page
    .locator('.static p a[href^="/"]')
    .first()
    .click({ modifiers: ["ControlOrMeta"] });
  await (await opened).close();
  await expect(page).toHaveURL((url) => url.pathname === PAGE);
});

test("a block of code is copied, and its long lines are wrapped, by mouse and by keyboard", async ({
  page,
  open,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.setViewportSize({ width: 390, height: 800 });
  await open("/guides/refresh-token-rotation/");
  const block = page.locator(".static .theme-code-block").first();
  const code = block.locator("pre");
  await code.focus();
  await page.keyboard.press("Tab");
  await expect(block.getByRole("button", { name: "Toggle word wrap" })).toBeFocused();
  await page.keyboard.press("Enter");
  expect(await code.evaluate((pre) => pre.scrollWidth <= pre.clientWidth)).toBe(true);
  await block.hover();
  await block.getByRole("button", { name: "Copy code to clipboard" }).click();
  await expect(block.getByRole("button", { name: "Copied" })).toBeVisible();
  const lines = await code.locator("code > *").allTextContents();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(lines.join("\n"));
});
