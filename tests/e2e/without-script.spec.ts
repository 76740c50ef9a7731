import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";

/** Pages with labs and with tools. */
const PAGES = [
  "/",
  "/playground/",
  "/tutorials/first-sign-in/",
  "/concepts/account-linking/",
  "/guides/refresh-token-rotation/",
  "/reference/errors/",
  "/reference/environment/",
  "/reference/providers/",
  "/security/",
  "/faq/",
];

/** What would do nothing: disclosures work without JavaScript, and links do. */
const CONTROLS = "button, input, select, textarea, [role=tab], [role=button]:not([href])";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("no page draws a control that does nothing", async ({ page }) => {
    for (const path of PAGES) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const drawn = page.locator(CONTROLS).filter({ visible: true });
      expect(await drawn.evaluateAll((all) => all.map(({ outerHTML }) => outerHTML)), path).toEqual(
        [],
      );
    }
  });

  test("a lab is its code, its steps, and what was recorded of each", async ({ page }) => {
    await page.goto("/tutorials/first-sign-in/");
    const { region } = new LabOnPage(page);
    await expect(region).toContainText("export default");
    const steps = region.getByRole("list", { name: "Steps of the guided tour" });
    const records = steps.getByRole("listitem").locator("pre");
    await expect(records).toHaveCount(7);
    for (const record of await records.all()) await expect(record).toBeVisible();
    await expect(records.first()).toContainText("GET https://app.example/protected");
  });
});

test("a printed lab has all of its code and its records, and no button", async ({ page, open }) => {
  await open("/tutorials/first-sign-in/");
  const { region, run } = new LabOnPage(page);
  const records = region.getByRole("listitem").locator("pre");
  await expect(records).toHaveCount(7);
  await expect(records.first()).toBeHidden();
  await page.emulateMedia({ media: "print" });
  await expect(run).toBeHidden();
  for (const record of await records.all()) await expect(record).toBeVisible();
  // Nothing scrolls on paper.
  for (const part of [region.locator("pre").first(), region.getByRole("list")]) {
    const hidden = await part.evaluate((element) => element.scrollHeight - element.clientHeight);
    expect(hidden).toBeLessThanOrEqual(1);
  }
});
