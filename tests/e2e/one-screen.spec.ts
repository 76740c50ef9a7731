import type { Locator } from "@playwright/test";

import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";

/** The screens of a laptop and of a projector. */
const SCREENS = [
  { width: 1366, height: 768 },
  { width: 1024, height: 768 },
];

/** Rows of the timeline that can be read while the tour's text and buttons are in view. */
const FEWEST_ROWS = 8;

/** Links and buttons besides the lab that can be reached. */
const OUTSIDE = ":is(a[href], button):not([inert], [inert] *, [data-lab] *)";

async function boxOf(part: Locator) {
  const box = await part.boundingBox();
  if (!box) throw new Error("It is not drawn.");
  return { left: box.x, top: box.y, right: box.x + box.width, bottom: box.y + box.height };
}

/** How many rows of the timeline can be seen as a whole. */
async function rowsInSight(panel: Locator): Promise<number> {
  const list = await boxOf(panel.getByRole("group", { name: "Timeline, scrollable" }));
  const rows = await panel.getByRole("row").all();
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

    const before = await places(lab);
    for (const caption of ["An hour later", "Another hour later", "What she is left with"]) {
      await lab.tourTo(caption);
      expect(await places(lab)).toEqual(before);
    }
    const timeline = lab.region.getByRole("tabpanel", { name: "Timeline" });
    await expect.poll(() => rowsInSight(timeline)).toBeGreaterThanOrEqual(FEWEST_ROWS);
  });
}

test("a lab of a guide takes the whole window, and gives it back", async ({ page, open }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await open("/guides/refresh-token-rotation/");
  const lab = new LabOnPage(page);
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

test("a timeline that was hidden opens at the step of the tour", async ({ page, open }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open("/playground/?example=refresh-rotation");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.tourTo("Another hour later");
  await lab.showPane("Inspector");
  await expect(lab.region.getByRole("row", { name: /^4\. Another hour later/ })).toBeInViewport({
    ratio: 1,
  });
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
