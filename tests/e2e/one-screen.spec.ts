import type { Locator } from "@playwright/test";

import { expect, test } from "../shared-profile";
import { LabOnPage } from "../support/lab";

/** The screens of a laptop and of a projector. */
const SCREENS = [
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
];

/** Rows of the timeline that can be read while the tour's text and buttons are in view. */
const FEWEST_ROWS = 8;

/** The guide's lab in which rows are counted. */
const RACE = "The race for the refresh token";

/** Links and buttons besides the lab that can be reached. */
const OUTSIDE = ":is(a[href], button):not([inert], [inert] *, [data-lab] *)";

async function boxOf(part: Locator) {
  const box = await part.boundingBox();
  if (!box) throw new Error("It is not drawn.");
  return { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
}

/** How many rows of the timeline can be seen as a whole, the heads of its columns not counted. */
async function rowsInSight(panel: Locator): Promise<number> {
  const list = await boxOf(panel.getByRole("group", { name: "Timeline, scrollable" }));
  const rows = await panel.locator("tbody").getByRole("row").all();
  const boxes = await Promise.all(rows.map((row) => row.boundingBox()));
  return boxes.filter(
    (box) => box && box.y >= list.top - 1 && box.y + box.height <= list.bottom + 1,
  ).length;
}

/** Reads where the parts of the lab are that must not move. */
async function places(lab: LabOnPage) {
  const button = (name: string) => lab.region.getByRole("button", { name, exact: true });
  return Promise.all([
    boxOf(button("Next step")),
    boxOf(lab.address),
    boxOf(lab.region.getByRole("tab", { name: "Timeline" })),
    boxOf(lab.region),
  ]);
}

for (const screen of SCREENS) {
  test(`a lab fits ${screen.width}×${screen.height}, and its tour moves nothing`, async ({
    page,
    open,
  }) => {
    await page.setViewportSize(screen);
    await open("/playground/?example=refresh-rotation");
    const lab = new LabOnPage(page);
    await lab.run.click();
    await lab.firstStep();

    const region = await boxOf(lab.region);
    const navbar = await boxOf(page.locator(".navbar"));
    expect(region.top).toBeGreaterThanOrEqual(navbar.bottom);
    expect(region.bottom).toBeLessThanOrEqual(screen.height);

    // The tools of the editor are on one line, and leave room for the code.
    const tools = await boxOf(lab.region.getByRole("toolbar", { name: "Code" }));
    expect(tools.bottom - tools.top).toBeLessThan(44);
    const code = await boxOf(lab.region.getByRole("tabpanel", { name: "auth.ts" }));
    const line = await boxOf(lab.editor.locator(".cm-line").first());
    expect((code.bottom - code.top) / (line.bottom - line.top)).toBeGreaterThan(7);

    const before = await places(lab);
    for (const caption of ["An hour later", "Another hour later", "What she is left with"]) {
      await lab.tourTo(caption);
      expect(await places(lab)).toEqual(before);
    }
    const timeline = await lab.openPanel("Timeline");
    await expect.poll(() => rowsInSight(timeline)).toBeGreaterThanOrEqual(FEWEST_ROWS);
  });
}

test("a lab of a guide takes the whole window, and gives it back", async ({ page, open }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await open("/guides/refresh-token-rotation/");
  const lab = new LabOnPage(page, RACE);
  await lab.run.click();
  await lab.firstStep();
  const inPage = await boxOf(lab.region);
  const maximize = lab.region.getByRole("button", { name: "Maximize" });
  await maximize.click();
  await expect(maximize).toHaveAttribute("aria-pressed", "true");
  expect(await boxOf(lab.region)).toEqual({ left: 0, top: 0, right: 1024, bottom: 768 });
  // There is room for all panes, and nothing else can be reached.
  await expect(lab.region.getByRole("tab", { name: "Timeline" })).toBeInViewport();
  await expect(lab.address).toBeInViewport();
  await expect(page.locator(OUTSIDE)).toHaveCount(0);
  await page.keyboard.press("Escape");
  await expect(maximize).toHaveAttribute("aria-pressed", "false");
  await expect(maximize).toBeFocused();
  expect(await boxOf(lab.region)).toEqual(inPage);
  await expect(page.locator(OUTSIDE)).not.toHaveCount(0);
});

test("a lab of a guide shows enough of the timeline beside the sidebars", async ({
  page,
  open,
}) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await open("/guides/refresh-token-rotation/");
  const lab = new LabOnPage(page, RACE);
  await lab.run.click();
  await lab.tourTo("Another hour later");
  const timeline = await lab.openPanel("Timeline");
  await expect(lab.region.getByRole("button", { name: "Next step" })).toBeInViewport({ ratio: 1 });
  await expect.poll(() => rowsInSight(timeline)).toBeGreaterThanOrEqual(FEWEST_ROWS);
});

test("a lab that is presented shows the step's evidence beside its text, in larger type", async ({
  page,
  open,
}) => {
  // A projector of 1024×768 whose browser has zoomed to 150 %.
  await page.setViewportSize({ width: 683, height: 512 });
  await open("/guides/refresh-token-rotation/");
  const lab = new LabOnPage(page, RACE);
  await lab.run.click();
  await lab.firstStep();
  const sizeOf = (part: Locator) =>
    part.evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
  const text = lab.region.getByRole("group", { name: "This step" });
  const before = await sizeOf(text);
  const present = lab.region.getByRole("button", { name: "Present" });
  await present.click();
  await expect(present).toHaveAttribute("aria-pressed", "true");
  expect(await sizeOf(text)).toBeGreaterThan(before);
  expect(await boxOf(lab.region)).toEqual({ left: 0, top: 0, right: 683, bottom: 512 });

  const timeline = lab.region.getByRole("tabpanel", { name: "Timeline" });
  for (const [caption, number] of [
    ["An hour later", 3],
    ["Another hour later", 4],
  ] as const) {
    await lab.tourTo(caption);
    // The step, and no other.
    const headings = timeline.getByRole("row", { name: /^\d+\. / });
    await expect(headings).toHaveCount(1);
    await expect(headings).toContainText(`${number}. ${caption}`);
    await expect(text).toContainText(caption);
    await expect(text).toBeInViewport();
    expect((await boxOf(text)).right).toBeLessThanOrEqual((await boxOf(timeline)).left);
  }
  await expect.poll(() => rowsInSight(timeline)).toBeGreaterThanOrEqual(5);
  await page.keyboard.press("Escape");
  await expect(present).toHaveAttribute("aria-pressed", "false");
  await expect(lab.region.getByRole("button", { name: "Next step" })).toBeFocused();
  expect(await sizeOf(text)).toBe(before);
});

test("a pane that is folded gives its room to the others, also after a reload", async ({
  page,
  open,
}) => {
  await open("/playground/?example=refresh-rotation");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.firstStep();
  const inspector = lab.region.getByRole("region", { name: "Inspector" });
  const height = async () => {
    const { top, bottom } = await boxOf(inspector);
    return bottom - top;
  };
  const before = await height();
  const folds = lab.region.getByRole("group", { name: "Panes" });
  await folds.getByRole("button", { name: "Code" }).click();
  await expect(lab.address).toBeVisible();
  await expect(lab.editor).toBeHidden();
  await folds.getByRole("button", { name: "Browser" }).click();
  await expect(lab.address).toBeHidden();
  expect(await height()).toBeGreaterThan(before * 1.4);
  // One stays.
  await expect(folds.getByRole("button", { name: "Inspector" })).toBeDisabled();

  await page.reload();
  await lab.run.click();
  await lab.firstStep();
  await expect(lab.address).toBeHidden();
  await folds.getByRole("button", { name: "Browser" }).click();
  await folds.getByRole("button", { name: "Code" }).click();
  await expect(lab.address).toBeVisible();
  expect(await height()).toBe(before);
});

test("a timeline that was hidden opens at what the step of the tour is about", async ({
  page,
  open,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open("/playground/?example=refresh-rotation");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.tourTo("Another hour later");
  const heading = lab.region.getByRole("rowheader", { name: /^4\. Another hour later/ });
  await expect(heading).toBeInViewport({ ratio: 1 });
  const row = lab.region.locator("tr[data-pointed]");
  await expect(row).toContainText("POST");
  await expect(row).toBeInViewport({ ratio: 1 });
});

test("the number of a step plays the tour to it, forth and back", async ({ page, open }) => {
  await open("/playground/?example=refresh-rotation");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.firstStep();
  const tour = lab.region.getByRole("group", { name: "Guided tour" });
  const current = tour.locator('[aria-current="step"]');
  const timeline = await lab.openPanel("Timeline");
  await tour.getByRole("button", { name: /^4 / }).click();
  await expect(current).toContainText("Another hour later");
  await expect(timeline.getByRole("row", { name: /^4\. / })).toBeVisible();
  await tour.getByRole("button", { name: /^2 / }).click();
  await expect(current).toContainText(/^2 /);
  // A fresh world: what came later has not happened.
  await expect(timeline.getByRole("row", { name: /^2\. / })).toBeVisible();
  await expect(timeline.getByRole("row", { name: /^4\. / })).toHaveCount(0);
});

test("words of a step open and mark what they name, and the next step ends that", async ({
  page,
  open,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open("/playground/?example=first-sign-in");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.firstStep();
  const marked = lab.region.locator("[data-pointed]");
  const words = (name: string) => lab.region.getByRole("button", { name });
  await expect(lab.region.locator("section[data-pointed]")).toBeInViewport();

  await words("one against forged forms (CSRF)").press("Enter");
  await expect(lab.region.getByRole("tab", { name: "Cookies" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await expect(marked).toContainText("__Host-authjs.csrf-token");
  await expect(marked).toBeInViewport();
  await expect(words("one against forged forms (CSRF)")).toBeFocused();
  const said = "Marked: “one against forged forms (CSRF)” in the panel Cookies.";
  await expect(lab.region.getByRole("status").filter({ hasText: said })).toHaveCount(1);

  await words("The app asks Auth.js for the session").click();
  await expect(lab.region.getByRole("tab", { name: "app.ts" })).toHaveAttribute(
    "aria-selected",
    "true",
  );
  await expect(marked).toContainText("await readSession(request)");
  await expect(marked).toBeInViewport();

  await lab.tourTo("She agrees, and comes back signed in");
  await expect(marked).toHaveCount(1);
  await expect(marked).toContainText("__Secure-authjs.session-token");
});

test("a panel that the page does not ask for comes in when a step needs it", async ({
  page,
  open,
}) => {
  await open("/concepts/users-accounts-sessions/");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.firstStep();
  const log = lab.region.getByRole("tab", { name: "Log" });
  await expect(log).toHaveCount(0);
  const tour = lab.region.getByRole("group", { name: "Guided tour" });
  await tour.getByRole("button", { name: /^12 / }).click();
  await expect(log).toHaveAttribute("aria-selected", "true");
  await expect(lab.region.locator("[data-pointed]")).toContainText("SessionTokenError");
});
