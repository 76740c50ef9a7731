import { expect, test } from "../fixtures";

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
