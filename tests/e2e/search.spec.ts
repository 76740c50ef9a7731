// cspell:ignore zzqxjv
import type { Locator, Page } from "@playwright/test";

import { expect, test } from "../shared-profile";
import { reachForSearch, searchField as field } from "../support/search";

/** What a search loads. */
const INDEX = /\/search-index\//;

/** Searches, and returns the results of all the words, with the texts of the index. */
async function search(page: Page, words: string): Promise<Locator> {
  const texts = page.waitForResponse(/\/search-index\/texts\.json/);
  await reachForSearch(page);
  await texts;
  await field(page).pressSequentially(words);
  await expect(results(page).last()).toHaveAttribute("href", searchPath(words));
  return results(page);
}

/** The options of the list; the last one leads to all results. */
const results = (page: Page) =>
  page.getByRole("listbox", { name: "Search results" }).getByRole("option");

const searchPath = (words: string) => `/search/?${new URLSearchParams({ q: words }).toString()}`;

test("a page does not load the index until the reader searches", async ({ page, open }) => {
  const loaded: string[] = [];
  page.on("request", (request) => loaded.push(request.url()));
  await open("/");
  // What the page does of its own accord, it does by then.
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  expect(loaded.filter((url) => INDEX.test(url))).toEqual([]);

  await expect((await search(page, "session")).first()).toBeVisible();
  expect(loaded.filter((url) => INDEX.test(url))).toHaveLength(2);
});

for (const [kind, words, address] of [
  ["the tutorial", "Your first sign-in", /\/tutorials\/first-sign-in\/$/],
  ["a post", "how the live labs work", /\/blog\/how-the-live-labs-work\//],
  ["a provider", "GitHub provider", /\/reference\/providers\/github\//],
  ["a member of the reference", "session.maxAge", /\/reference\/core\/.*#/],
  ["an error class", "MissingSecret", /\/reference\/errors\/#missingsecret$/],
  [
    "an example of the playground",
    "One cookie, four hosts",
    /\/playground\/\?example=cookie-hosts$/,
  ],
] as const) {
  test(`finds ${kind}, and the keyboard leads to it`, async ({ page, open }) => {
    await open("/faq/");
    await expect((await search(page, words)).first()).toBeVisible();
    // The first result is chosen already.
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  });
}

test("what is typed before the index has come is searched for", async ({ page, open }) => {
  await open("/");
  let letLoad = () => {};
  const isTyped = new Promise<void>((resolve) => (letLoad = resolve));
  await page.route(INDEX, async (route) => {
    await isTyped;
    await route.continue();
  });
  await field(page).click();
  await page.keyboard.type("trustHost");
  letLoad();
  await expect(results(page).first()).toContainText("trustHost");
  await expect(field(page)).toHaveValue("trustHost");
});

test("is a list of links for the keyboard: arrows, Enter, Escape, and Tab goes on", async ({
  page,
  open,
}) => {
  await open("/faq/");
  const options = await search(page, "adapter");
  await expect(page.getByRole("search").getByRole("status")).toContainText(
    /^8 results on \d pages\.$/,
  );
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("ArrowDown");
  await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
  await expect(field(page)).toHaveAttribute(
    "aria-activedescendant",
    (await options.nth(1).getAttribute("id")) ?? "",
  );
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  // Around to the last one, which leads to all results.
  await expect(options.last()).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Escape");
  await expect(options).toHaveCount(0);
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue("adapter");
  await page.keyboard.press("ArrowDown");
  await expect(options.first()).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("button", { name: "Clear the search" })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(options).toHaveCount(0);
  await expect(page).toHaveURL(/\/faq\/$/);
});

test("a result opens in a tab of its own, as a link does", async ({ page, open }) => {
  await open("/faq/");
  const options = await search(page, "keycloak");
  const opened = page.context().waitForEvent("page");
  await options.first().click({ modifiers: ["ControlOrMeta"] });
  await expect(await opened).toHaveURL(/\/reference\/providers\/keycloak\/$/);
  await expect(page).toHaveURL(/\/faq\/$/);
});

test("offers pages before anything is typed, and where it led before", async ({ page, open }) => {
  await open("/faq/");
  await search(page, "keycloak");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/keycloak\/$/);
  await expect(field(page)).toHaveValue("");
  await reachForSearch(page);
  const recent = page.getByRole("group", { name: "Recent" });
  await expect(recent.getByRole("option")).toHaveText(["Keycloak setup"]);
  const popular = page.getByRole("group", { name: "Often looked for" });
  await expect(popular.getByRole("option").first()).toHaveText("Your first sign-in");
});

test("says when nothing is found, and where to go on", async ({ page, open }) => {
  await open("/");
  await reachForSearch(page);
  await field(page).pressSequentially("zzqxjv");
  await expect(page.getByText("Nothing was found. Try fewer words")).toBeVisible();
  await expect(page.getByRole("search").getByRole("status")).toHaveText("Nothing was found.");
  await results(page).first().click();
  await expect(page).toHaveURL(/\/diagnose\/$/);
});

test("marks whole words in the section that it led to, and puts the keyboard there", async ({
  page,
  open,
}) => {
  await open("/status/");
  await search(page, "e-mail scanner");
  await results(page).filter({ hasText: "already used" }).first().click();
  await expect(page).toHaveURL(/\/faq\/#magic-link-already-used$/);
  await expect(page.locator("#magic-link-already-used")).toBeFocused();
  const marked = () =>
    page.evaluate(() =>
      [...(CSS.highlights.get("search") ?? [])].map((range) => range.toString().toLowerCase()),
    );
  await expect.poll(marked).toContain("scanner");
  for (const word of await marked()) expect(word).toMatch(/^(e-?mail|mail|scanner)/);
  await page.getByRole("link", { name: "Concepts" }).first().click();
  await expect.poll(marked).toEqual([]);
});

test("has shortcuts, and leaves a slash to who types one", async ({ page, open }) => {
  await open("/reference/errors/");
  await page.keyboard.press("ControlOrMeta+K");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("/api/auth");
  await expect(field(page)).toHaveValue("/api/auth");
  const other = page.getByRole("main").getByRole("searchbox");
  await other.focus();
  await page.keyboard.type("a/");
  await expect(other).toHaveValue("a/");
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("/");
  await expect(field(page)).toBeFocused();
});

for (const delay of [30, 60, 100, 150]) {
  test(`loses no letter at ${delay} ms a key, in the box and on the page of results`, async ({
    page,
    open,
  }) => {
    const words = "refresh token rotation";
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await open("/faq/");
    await page.keyboard.press("ControlOrMeta+K");
    await page.keyboard.type(words, { delay });
    await expect(field(page)).toHaveValue(words);
    await expect(results(page).first()).toHaveAttribute("href", /refresh-token-rotation/);
    await open("/search/");
    const pageField = page.getByRole("main").getByRole("textbox");
    await expect(pageField).toBeFocused();
    await page.keyboard.type(words, { delay });
    await expect(pageField).toHaveValue(words);
    await expect(page).toHaveURL(/\/search\/\?q=refresh\+token\+rotation$/);
    await expect(pageField).toHaveValue(words);
  });
}

test("the page of results takes its words from the address, and leads on", async ({
  page,
  open,
}) => {
  await open("/search/?q=trust+host");
  const main = page.getByRole("main");
  await expect(main.getByRole("textbox")).toHaveValue("trust host");
  await expect(main.getByRole("status")).toContainText(/\d+ results on \d+ pages\./);
  await main
    .getByRole("link", { name: /UntrustedHost/ })
    .first()
    .click();
  await expect(page).toHaveURL(/#untrustedhost$/);
  await page.goBack();
  await expect(main.getByRole("textbox")).toHaveValue("trust host");
});

test("what is long or secret is not put into an address", async ({ page, open }) => {
  await open("/search/");
  const pasted = `[auth][error] MissingSecret ${"0123456789abcdef".repeat(20)}`;
  await page.getByRole("main").getByRole("textbox").fill(pasted);
  await expect(page.getByRole("main").getByRole("link").first()).toContainText("MissingSecret");
  await reachForSearch(page);
  await page.keyboard.insertText(pasted);
  await expect(results(page).last()).toHaveAttribute("href", "/search/");
  expect(new URL(page.url()).search).toBe("");
});

test("a pasted log is told above the list, and nothing of its secrets is kept", async ({
  page,
  open,
}) => {
  await open("/faq/");
  await reachForSearch(page);
  const secret = "kQ3xV9mTz7LpW2bN8rYc5HdJ";
  await page.keyboard.insertText(
    `[auth][cause]: invalid_client (AADSTS7000215: Invalid client secret) AUTH_SECRET=${secret}`,
  );
  const first = results(page).first();
  await expect(first).toContainText("AADSTS7000215: the client secret is wrong");
  await expect(first).toContainText("Fix: Make a new secret in the app registration");
  await expect(page.getByRole("group", { name: "What this says" })).toBeVisible();
  await expect(page.getByRole("search").getByRole("status")).toContainText(
    "This says: AADSTS7000215",
  );
  await expect(results(page).last()).toHaveAttribute("href", "/search/");
  await results(page).last().click();
  await expect(page.getByRole("main").getByRole("textbox")).toHaveValue(/AADSTS7000215/);
  await expect(page.getByRole("region", { name: "What this says" })).toBeVisible();
  const kept = await page.evaluate(() =>
    JSON.stringify([location.href, history.state, { ...localStorage }, { ...sessionStorage }]),
  );
  expect(kept).toContain("AADSTS7000215");
  expect(kept).not.toContain(secret);
});

test("keys that are pressed before the scripts have come are kept", async ({ page }) => {
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(/\/assets\/js\//, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/faq/", { waitUntil: "commit" });
  await expect(field(page)).toBeVisible();
  await page.keyboard.press("ControlOrMeta+K");
  await page.keyboard.type("trust");
  await expect(field(page)).toHaveValue("trust");
  letGo();
  await page.locator("html[data-has-hydrated=true]").waitFor();
  await page.keyboard.type("Host");
  await expect(field(page)).toHaveValue("trustHost");
  await expect(results(page).first()).toBeVisible();
});

test("a page is copied as Markdown, and with what an assistant has to know", async ({
  page,
  open,
}) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await open("/concepts/tokens/");
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole("button", { name: "Copy page" }).click();
  await expect(page.getByText("Copied.")).toBeVisible();
  expect(await copied()).toMatch(/^# Refresh tokens and access tokens\n/);
  await page.getByRole("button", { name: "Copy for an assistant" }).click();
  await expect.poll(copied).toMatch(/^Answer from this page .*\/concepts\/tokens\//);
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the list fits above the keyboard", async ({ page, open }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open("/faq/");
    await search(page, "session cookie");
    // As much as a keyboard leaves.
    await page.setViewportSize({ width: 390, height: 420 });
    const last = results(page).last();
    await last.scrollIntoViewIfNeeded();
    await expect(last).toBeInViewport({ ratio: 1 });
    await expect(field(page)).toBeInViewport({ ratio: 1 });
    const box = await field(page).boundingBox();
    expect(box?.width).toBeGreaterThan(300);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });
});
