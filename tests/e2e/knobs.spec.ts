import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";

// What is out of sight is not in the page: so that all refreshes are in sight.
test.use({ viewport: { width: 1440, height: 1800 } });

test("a knob edits the code, and the tour goes on to where it was", async ({ page, open }) => {
  await open("/playground/?example=refresh-rotation");
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.tourTo("it asks 4 times at once");
  const knobs = lab.region.getByRole("group", { name: "Knobs" });
  const current = lab.region.locator('[aria-current="step"]');
  const timeline = await lab.openPanel("Timeline");
  // The filter leaves few enough rows to be in sight.
  await timeline
    .getByRole("textbox", { name: "Filter" })
    .fill("POST https://id.acme.example/token");
  const refreshes = timeline
    .locator("tr", { has: page.getByRole("button", { name: "POST id.acme.example/token" }) })
    .filter({ has: page.locator("td", { hasText: /^(200|400)$/ }) });

  // By keyboard: two more requests, three times as many refreshes as before the race.
  await knobs.getByRole("slider", { name: "Requests at once" }).focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(current).toContainText("it asks 6 times at once");
  await expect(refreshes).toHaveCount(2 + 6);

  await knobs.getByRole("radio", { name: "once for all" }).check();
  await expect(refreshes).toHaveCount(2 + 1);
  await expect(current).toContainText("it asks 6 times at once");

  // The code is the truth: it says so, and what is typed there moves the knob.
  await lab.showPane("Code");
  await lab.openFile("settings.ts");
  await expect(lab.editor).toContainText("export const parallel: number = 6;");
  await lab.editAndRun(
    (code) => code.replace("parallel: number = 4", "parallel: number = 3"),
    "examples/refresh-rotation/settings.ts",
  );
  await expect(knobs.getByRole("slider", { name: "Requests at once" })).toHaveValue("3");
  // So does the tour after a typed edit.
  await expect(current).toContainText("it asks 3 times at once");

  await lab.editAndRun(
    (code) => code.replace("parallel: number = 4", "parallel = 2 + 2"),
    "examples/refresh-rotation/settings.ts",
  );
  await expect(knobs).toContainText("Requests at once: set in the code");
  await (await lab.tool("Reset code")).click();
  await expect(knobs.getByRole("slider", { name: "Requests at once" })).toHaveValue("4");
});
