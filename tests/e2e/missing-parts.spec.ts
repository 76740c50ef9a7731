import type { Page, Route } from "@playwright/test";

import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";
import { launchOptions } from "../support/launch";
import { reachForSearch, searchField } from "../support/search";

// The browser says of each file that it did not come. What must not be there is an uncaught error.
test.use({
  allowedMessages: [/^Failed to load resource/],
  // The headless shell shows no page of its own in a frame whose document does not come.
  launchOptions: launchOptions({ wholeBrowser: true, optimizing: false }),
});

const SCRIPTS = /\/assets\/js\//;

/** Lets files not come, as when the connection breaks, until what it returns is called. */
async function lose(
  page: Page,
  files: RegExp,
  answer = (route: Route): Promise<void> => route.abort(),
): Promise<() => Promise<void>> {
  await page.route(files, answer);
  return () => page.unroute(files, answer);
}

/** The message that a part is missing. */
const missing = (page: Page, what: string) =>
  page.getByRole("alert").filter({ hasText: `${what} did not load.` });

const again = (page: Page) => page.getByRole("button", { name: "Try again" });

test("a lab that does not load leaves the page, and starts when the network is back", async ({
  page,
  open,
  context,
}) => {
  await open("/guides/refresh-token-rotation/");
  const lab = new LabOnPage(page);
  await context.setOffline(true);
  await lab.run.click();
  await expect(missing(page, "The lab")).toContainText("Check the connection");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(lab.run).toBeFocused();
  await context.setOffline(false);
  await expect(lab.region.getByRole("group", { name: "Guided tour" })).toBeVisible();
});

test("two labs that do not load start when Run is pressed again", async ({ page, open }) => {
  await open("/concepts/session-strategies/");
  const compare = page.getByRole("region", { name: /^Compare: / });
  const find = await lose(page, SCRIPTS);
  await compare.getByRole("button", { name: "Run" }).click();
  await expect(missing(page, "The lab")).toBeVisible();
  await find();
  await compare.getByRole("button", { name: "Run" }).click();
  await expect(compare.getByRole("group", { name: "Guided tour" })).toBeVisible();
});

test("a site that was updated is said to be, and a reload keeps the code", async ({
  page,
  open,
}) => {
  await open("/playground/?example=first-sign-in");
  const draft = JSON.stringify({ "auth.ts": "export default { providers: [] }; // my draft\n" });
  await page.evaluate((text) => localStorage.setItem("lab-draft:first-sign-in", text), draft);
  const find = await lose(page, SCRIPTS, (route) => route.fulfill({ status: 404 }));
  const lab = new LabOnPage(page);
  await lab.run.click();
  await expect(missing(page, "The lab")).toContainText("The site was updated");
  await find();
  await Promise.all([
    page.waitForEvent("load"),
    page.getByRole("button", { name: "Reload the page" }).click(),
  ]);
  await lab.run.click();
  await lab.showPane("Code");
  await expect(lab.editor).toContainText("// my draft");
});

test("an example of the playground that does not load comes later", async ({ page, open }) => {
  await open("/playground/");
  const find = await lose(page, SCRIPTS);
  // By the keyboard: Docusaurus fetches what a mouse is over, and does not catch what fails.
  await page.locator("main summary").first().press("Enter");
  await page.getByRole("link", { name: /^Account linking, and/ }).press("Enter");
  await expect(missing(page, "The lab")).toBeVisible();
  await find();
  await again(page).click();
  await expect(page.getByRole("region", { name: "Lab: Account linking" })).toBeVisible();
  await expect(missing(page, "The lab")).toHaveCount(0);
});

test("a lab says that its sandbox, and then its editor, did not load, and goes on", async ({
  page,
  open,
}) => {
  await open("/playground/?example=first-sign-in");
  const lab = new LabOnPage(page);
  const find = await lose(page, /\/sandbox\/(\?|relay)/);
  await lab.run.click();
  await expect(missing(page, "The lab")).toBeVisible();
  // The scripts that are left are those of the editor.
  const findEditor = await lose(page, SCRIPTS);
  await find();
  const editor = page.waitForRequest(SCRIPTS);
  await again(page).click();
  await editor;
  await expect(again(page)).toBeVisible();
  await findEditor();
  await again(page).click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  await expect(missing(page, "The lab")).toHaveCount(0);
});

for (const script of ["realm", "reader"]) {
  test(`a lab whose world does not load (${script}) says so, and runs after Restart`, async ({
    page,
    open,
    server,
  }) => {
    await open("/playground/?example=first-sign-in");
    const lab = new LabOnPage(page);
    // The realm asks before Playwright sees its frame, so the server keeps the script to itself.
    server.emptied.push(new RegExp(`^/sandbox/${script}\\.`));
    await lab.run.click();
    await expect(lab.region.getByText("The simulated world did not load").first()).toBeVisible();
    server.emptied.pop();
    await lab.showPane("Code");
    await lab.region.getByRole("button", { name: "Restart" }).click();
    await lab.showPane("Browser");
    await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  });
}

test.describe("with TypeScript", () => {
  test.use({ typeScript: true });
  test("a running lab does without types, projects, archives and a switch's files, until they come", async ({
    page,
    open,
  }) => {
    await open("/playground/?example=first-sign-in");
    const lab = new LabOnPage(page);
    const findTypes = await lose(page, /\/editor\//);
    await lab.run.click();
    await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
    await lab.showPane("Code");
    const types = "Completion and type checking";
    await expect(missing(page, types)).toBeVisible();
    await findTypes();
    await again(page).click();
    await expect(missing(page, types)).toHaveCount(0);

    const find = await lose(page, SCRIPTS);
    const button = (name: string) => lab.region.getByRole("button", { name });
    const alert = lab.region.getByRole("alert");
    await (await lab.tool("Download project")).click();
    await button("Hono").click();
    await expect(alert.filter({ hasText: "makes projects did not load" })).toBeVisible();
    await button("Switches").click();
    const sessions = lab.region.getByRole("combobox", { name: "Sessions" });
    await sessions.selectOption({ label: "in a database" });
    await expect(
      alert.filter({ hasText: "files that this switch adds did not load" }),
    ).toBeVisible();
    await lab.showPane("Inspector");
    await button("Download HAR").click();
    await expect(alert.filter({ hasText: "writes HAR files did not load" })).toBeVisible();
    await find();
    const archive = page.waitForEvent("download");
    await button("Download HAR").click();
    expect((await archive).suggestedFilename()).toBe("first-sign-in.har");
    await lab.showPane("Code");
    await sessions.selectOption({ label: "in a database" });
    await expect(lab.region.getByRole("tab", { name: "db.ts" })).toBeVisible();
  });
});

test("a pasted configuration waits for what makes a lab of it", async ({ page, open }) => {
  await open("/playground/?paste");
  await page
    .getByRole("textbox", { name: "Your configuration" })
    .fill(`NextAuth({ providers: [GitHub] })`);
  const find = await lose(page, SCRIPTS);
  await page.getByRole("button", { name: "Make it a lab" }).click();
  await expect(page.getByText("a part of the site did not load")).toContainText("connection");
  await find();
  await page.getByRole("button", { name: "Make it a lab" }).click();
  await expect(page.getByRole("list", { name: "What was changed" })).toBeVisible();
});

test("the resolver says that core did not load, and opens later", async ({ page, open }) => {
  await open("/reference/environment/");
  const find = await lose(page, SCRIPTS);
  await page.getByRole("button", { name: "Open the resolver" }).click();
  await expect(missing(page, "@auth/core")).toBeVisible();
  await find();
  await again(page).click();
  await expect(page.getByRole("status", { name: "The result" })).toContainText("trustHost");
});

test("the search says that its index did not load, and finds later what was typed", async ({
  page,
  open,
}) => {
  await open("/");
  const find = await lose(page, /\/search-index\//);
  await reachForSearch(page);
  await page.keyboard.type("trustHost");
  await expect(missing(page, "The search")).toContainText("Check the connection");
  await find();
  await again(page).click();
  await expect(missing(page, "The search")).toHaveCount(0);
  await expect(searchField(page)).toBeFocused();
  await expect(searchField(page)).toHaveValue("trustHost");
  await expect(page.getByRole("option").first()).toContainText("trustHost");
});

test("the search goes on by itself when the network is back", async ({ page, open, context }) => {
  await open("/");
  await context.setOffline(true);
  await reachForSearch(page);
  await page.keyboard.type("trustHost");
  await expect(missing(page, "The search")).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByRole("option").first()).toContainText("trustHost");
});

test("the search without its texts finds headings, and the texts later", async ({ page, open }) => {
  await open("/");
  const find = await lose(page, /\/search-index\/texts/);
  await reachForSearch(page);
  await page.keyboard.type("trustHost");
  const first = page.getByRole("option").first();
  await expect(first).toContainText("trustHost");
  await expect(first).not.toContainText("header");
  await find();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await searchField(page).focus();
  await expect(first).toContainText("header");
});

test("the search says that its worker did not load, and finds later", async ({ page, open }) => {
  await open("/");
  // The scripts that are left are the worker's.
  const find = await lose(page, SCRIPTS);
  await reachForSearch(page);
  await page.keyboard.type("trustHost");
  await expect(missing(page, "The search")).toBeVisible();
  await find();
  await again(page).click();
  await expect(missing(page, "The search")).toHaveCount(0);
  await expect(page.getByRole("option").first()).toContainText("trustHost");
});
