import { readFileSync } from "node:fs";

import type { Page } from "@playwright/test";

import type { Har } from "../../src/world/trace/har";
import { problemsOfHar } from "../../src/world/trace/testing/har-checker";
import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";
import { MANY, withManyLines } from "../support/many-lines";

// Tall enough for the whole lab: what is in the viewport is in the panel.
test.use({ viewport: { width: 1440, height: 1800 } });

async function startLab(page: Page): Promise<LabOnPage> {
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  return lab;
}

/** A lab whose timeline has a row for each of many log lines. */
async function startLongLab(page: Page): Promise<LabOnPage> {
  const lab = await startLab(page);
  await lab.editAndRun(withManyLines, "app.ts");
  await lab.address.fill("https://app.example/many");
  await lab.address.press("Enter");
  await lab.shows((shown) => shown.getByText("done"));
  return lab;
}

test("thousands of rows are there for all who look, and few of them are drawn", async ({
  page,
  open,
}) => {
  await open("/tutorials/first-sign-in/");
  const lab = await startLongLab(page);
  const panel = await lab.openPanel("Timeline");
  const table = panel.getByRole("table", { name: "Timeline" });
  await expect
    .poll(async () => Number(await table.getAttribute("aria-rowcount")))
    .toBeGreaterThan(MANY);
  const rows = table.getByRole("row");
  expect(await rows.count()).toBeLessThan(100);
  await expect(rows.first()).toHaveAttribute("aria-rowindex", "1");

  // By the keyboard alone to the end, where the last row is the last by its number, too.
  await panel.getByRole("group", { name: "Timeline, scrollable" }).focus();
  await page.keyboard.press("PageDown");
  await expect(rows.filter({ hasText: "line 10 of many" })).toBeVisible();
  await page.keyboard.press("End");
  const last = rows.filter({ hasText: `line ${MANY} of many` });
  await expect(last).toBeInViewport();
  await expect(last).toHaveAttribute(
    "aria-rowindex",
    (await table.getAttribute("aria-rowcount")) ?? "",
  );
  expect(await rows.count()).toBeLessThan(100);

  // The heading of the step that is seen stays in sight, and the heads of the columns do.
  await expect(table.getByRole("rowheader", { name: "1. Alice asks" })).toBeInViewport();
  await expect(table.getByRole("columnheader", { name: "Status" })).toBeInViewport();

  await panel.getByRole("textbox", { name: "Filter" }).fill("line 4321 of many");
  await expect(rows.filter({ hasText: "line 4321 of many" })).toBeVisible();
  await expect(table).toHaveAttribute("aria-rowcount", "3");
});

test("an open row keeps the focus when it scrolls out of sight, and is open when it is back", async ({
  page,
  open,
}) => {
  await open("/tutorials/first-sign-in/");
  const lab = await startLongLab(page);
  const panel = await lab.openPanel("Timeline");
  const scroller = panel.getByRole("group", { name: "Timeline, scrollable" });
  // Beside the details, the list is narrow, and puts the path before the host.
  const row = panel.getByRole("button", { name: /GET app\.example ?\/many/ });
  await row.press("Enter");
  await expect(row).toHaveAttribute("aria-expanded", "true");
  await expect(panel.getByRole("region", { name: "Response" })).toContainText("200");

  await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(panel.getByRole("row", { name: `line ${MANY} of many` })).toBeInViewport();
  await expect(row).toBeFocused();
  await expect(row).not.toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(row).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("Enter");

  await panel.getByRole("combobox", { name: "Show" }).focus();
  await expect(row).toHaveCount(0);
  await scroller.evaluate((element) => element.scrollTo(0, 0));
  await expect(row).toHaveAttribute("aria-expanded", "true");
  await expect(panel.getByRole("region", { name: "Request" })).toBeAttached();
});

test("the rows that a step caused are marked, and the panel goes to each step once", async ({
  page,
  open,
}) => {
  await open("/tutorials/first-sign-in/");
  const lab = await startLab(page);
  await lab.tourTo("She agrees, and comes back signed in");
  const panel = await lab.openPanel("Timeline");
  const scroller = panel.getByRole("group", { name: "Timeline, scrollable" });
  const step = panel.getByRole("rowheader", { name: "3. She agrees" });
  await expect(step).toBeInViewport();
  const exchange = panel.getByRole("row").filter({ hasText: "/auth/callback/github" }).first();
  await expect(exchange).toHaveClass(/current/);
  await expect(exchange).toContainText("+1 cookie");

  await scroller.evaluate((element) => element.scrollTo(0, 0));
  const first = panel.getByRole("row").filter({ hasText: "GET app.example/protected" }).first();
  await expect(first).toBeInViewport();
  await expect(first).not.toHaveClass(/current/);
  await lab.region.getByRole("button", { name: "+1 h" }).click();
  await expect(panel.getByRole("rowheader", { name: "1. Alice asks" })).toBeInViewport();

  await panel.getByRole("combobox", { name: "Show" }).selectOption("Clock and changes by hand");
  await expect(panel.getByRole("row").filter({ hasText: "The clock moves to" })).toBeVisible();
});

test("the trace can be saved as a HAR file", async ({ page, open }) => {
  await open("/tutorials/first-sign-in/");
  const lab = await startLab(page);
  await lab.tourTo("She agrees, and comes back signed in");
  const panel = await lab.openPanel("Timeline");
  const saving = page.waitForEvent("download");
  await panel.getByRole("button", { name: "Download HAR" }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe("first-sign-in.har");
  const har = JSON.parse(readFileSync(await file.path(), "utf8")) as Har;
  expect(problemsOfHar(har)).toEqual([]);
  const urls = har.log.entries.map(({ request }) => request.url);
  expect(urls).toContain("https://github.com/login/oauth/access_token");
  expect(har.log.entries.find(({ response }) => response.cookies.length > 1)).toBeDefined();
});

test("a diagram of thousands of events draws those in sight, and saves all of them", async ({
  page,
  open,
}) => {
  await open("/tutorials/first-sign-in/");
  const lab = await startLongLab(page);
  const panel = await lab.openPanel("Diagram");
  const drawing = panel.getByRole("list", { name: "Sequence diagram" });
  expect(await drawing.getByRole("listitem").count()).toBeLessThan(100);
  await panel
    .getByRole("group", { name: "Diagram, scrollable" })
    .evaluate((element) => element.scrollTo(0, element.scrollHeight));
  const answer = drawing.getByRole("listitem", { name: "Your app answers Alice's laptop: 200" });
  await expect(answer.last()).toBeInViewport();

  const saving = page.waitForEvent("download");
  await panel.getByRole("button", { name: "Download SVG" }).click();
  const svg = readFileSync(await (await saving).path(), "utf8");
  expect(svg).toContain("line 1 of many");
  expect(svg).toContain(`line ${MANY} of many`);
  expect(await drawing.getByRole("listitem").count()).toBeLessThan(100);
});

test("a long list of calls draws those in sight; what is open stays open", async ({
  page,
  open,
}) => {
  // The lower the window, the fewer calls are in sight.
  await page.setViewportSize({ width: 1440, height: 600 });
  await open("/tutorials/first-sign-in/");
  const lab = await startLab(page);
  await lab.tourTo("She looks at her session");
  const panel = await lab.openPanel("Callbacks");
  const calls = panel.getByRole("list", { name: "Callbacks, events and adapter methods" });
  const first = calls.getByRole("listitem").first();
  await expect(first).toHaveAttribute("aria-posinset", "1");
  await first.locator("summary").click();
  await expect(panel.getByRole("region", { name: "Arguments" })).toBeVisible();
  // A dozen looks at the page later, the first call is far above.
  for (let i = 0; i < 12; i++) {
    await lab.region.getByRole("button", { name: "Reload" }).click();
  }
  await panel
    .getByRole("group", { name: /scrollable/ })
    .evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(first).not.toHaveAttribute("aria-posinset", "1");
  await panel
    .getByRole("group", { name: /scrollable/ })
    .evaluate((element) => element.scrollTo(0, 0));
  await expect(panel.getByRole("region", { name: "Arguments" })).toBeVisible();
});

test("rows are found by what they hold, failures stand out, arrow keys lead on, a request is copied", async ({
  page,
  open,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open("/tutorials/first-sign-in/");
  const lab = await startLab(page);
  await lab.visit("https://app.example/auth/nowhere");
  const panel = await lab.openPanel("Timeline");
  const failed = panel.getByRole("row", { name: "app.example/auth/nowhere" });
  const status = failed.getByRole("cell").last();
  await expect(status).toHaveText("400");
  await expect(status).toHaveCSS("font-weight", "700");

  const filter = panel.getByRole("textbox", { name: "Filter" });
  await filter.fill("nobody has ever sent this");
  await expect(panel.getByText("No row matches.")).toBeVisible();
  await panel.getByRole("button", { name: "Show all rows" }).click();
  await expect(filter).toHaveValue("");
  // Of the sign-in page, only its body says so.
  await filter.fill("Sign in with GitHub");
  const page1 = panel.getByRole("button", { name: "GET app.example/auth/signin" });
  await expect(page1.first()).toBeVisible();
  await expect(failed).toHaveCount(0);
  await filter.fill("");

  const requests = panel.getByRole("table").getByRole("button", { expanded: false });
  await requests.first().focus();
  await page.keyboard.press("ArrowDown");
  await expect(requests.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(requests.first()).toBeFocused();

  await failed.getByRole("button").press("Enter");
  await panel.getByRole("button", { name: "Copy as cURL" }).click();
  await expect(panel.getByText("Command copied.")).toBeVisible();
  const command = await page.evaluate(() => navigator.clipboard.readText());
  expect(command).toContain("curl 'https://app.example/auth/nowhere'");
});
