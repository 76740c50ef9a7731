import { expect, test } from "../fixtures";
import { barriers } from "../support/axe";
import { LabOnPage } from "../support/lab";
import { crossedViews, desktop, everyView, phone, turnTo, type View } from "../support/views";

// What records a trace, as of a failed test that runs again, puts a script into each frame. The frame
// of a mail runs none.
test.use({ allowedMessages: [/Blocked script execution in 'about:srcdoc'/], typeScript: true });

/** The lab: what is around it is searched in pages.spec.ts, and once here with a lab that runs. */
const LAB = 'section[aria-label^="Lab: "]';

/** Tall enough for the whole lab: axe takes what the sticky navbar covers for too small a target. */
const tall = (view: View): View => ({ ...view, viewport: { ...view.viewport, height: 2000 } });

/** Both screens, each part in another pair of color schemes than the part before it. */
const viewsOf = (index: number) => (index % 2 === 0 ? [desktop, phone] : crossedViews).map(tall);

for (const { name, ...view } of [desktop, phone].map(tall)) {
  test.describe(name, () => {
    test.use(view);

    test("a page with a running lab has no barrier that axe knows", async ({ page, open }) => {
      await open("/tutorials/first-sign-in/");
      const lab = new LabOnPage(page);
      await lab.run.click();
      await lab.tourTo("She agrees, and comes back signed in");
      expect(await barriers(page)).toEqual([]);
    });
  });
}

for (const { slug, step, panels } of [
  {
    slug: "first-sign-in",
    step: "She agrees, and comes back signed in",
    panels: ["Timeline", "Diagram", "Cookies", "Callbacks", "Log"],
  },
  {
    slug: "database-sessions",
    step: "three rows appear",
    panels: ["Database", "Identity provider", "Tokens"],
  },
  { slug: "magic-link", step: "Alice asks for a link", panels: ["Mail"] },
]) {
  test(`${panels.join(", ")} of ${slug} have no barrier that axe knows`, async ({ page, open }) => {
    await page.setViewportSize({ width: 1440, height: 2000 });
    await open(`/playground/?example=${slug}`);
    const lab = new LabOnPage(page);
    await lab.run.click();
    await lab.tourTo(step);
    for (const [index, name] of panels.entries()) {
      const panel = await lab.openPanel(name);
      // Rows and folds are opened: axe sees only what is shown. Of the rows, one is open at a time.
      const folds = panel.getByRole("button", { expanded: false });
      if (name === "Timeline") {
        await panel.getByRole("button", { name: "/auth/callback/github" }).click();
      } else {
        while ((await folds.count()) > 0) await folds.first().click();
      }
      for (const view of viewsOf(index)) {
        await turnTo(page, view);
        await lab.openPanel(name);
        expect.soft(await barriers(page, LAB), `${name}, ${view.name}`).toEqual([]);
        if (name !== "Database") continue;
        // Each of its tabs is a view of its own: the diagram above, and a table here.
        await panel.getByRole("tab", { name: "session" }).click();
        expect.soft(await barriers(page, LAB), `session, ${view.name}`).toEqual([]);
        await panel.getByRole("tab", { name: "Relations" }).click();
      }
      await turnTo(page, tall(desktop));
    }
  });
}

test("the code and the shown page of a lab have no barrier that axe knows", async ({
  page,
  open,
}) => {
  await open("/playground/?example=first-sign-in");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.firstStep();
  for (const view of everyView.map(tall)) {
    await turnTo(page, view);
    for (const pane of ["Code", "Browser"] as const) {
      await lab.showPane(pane);
      expect.soft(await barriers(page, LAB), `${pane}, ${view.name}`).toEqual([]);
    }
  }
});

test("the whole tour can be taken by keyboard alone", async ({ page, open }) => {
  await open("/tutorials/first-sign-in/");
  const lab = new LabOnPage(page);
  await lab.run.focus();
  await page.keyboard.press("Enter");
  const tour = lab.region.getByRole("group", { name: "Guided tour" });
  const next = tour.getByRole("button", { name: "Next step" });
  const steps = tour.getByRole("listitem");
  await expect(next).toBeEnabled();
  // Focus is in the lab: the first stop of the Tab key is the numbers of the steps, the second the button.
  await page.keyboard.press("Tab");
  await expect(steps.first().getByRole("button")).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(next).toBeFocused();
  const count = await steps.count();
  for (let done = 1; done < count; done++) {
    await expect(steps.nth(done - 1)).toHaveAttribute("aria-current", "step");
    await page.keyboard.press("Enter");
  }
  await expect(steps.last()).toHaveAttribute("aria-current", "step");
});

test("the editor can be entered and left by keyboard", async ({ page, open }) => {
  await open("/tutorials/first-sign-in/");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await expect(lab.editor).toBeVisible();
  await lab.region.getByRole("button", { name: "Restart" }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(lab.editor).toBeFocused();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(lab.editor).not.toBeFocused();
});
