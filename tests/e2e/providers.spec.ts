import { readdirSync } from "node:fs";
import path from "node:path";

import type { Page } from "@playwright/test";

import { blockingDefect } from "../../plugins/catalog/defects";
import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";

/** The modules for which the build has written a lab. */
const DATA = path.join(".docusaurus", "provider-labs", "default");
const modules = readdirSync(DATA)
  .filter((file) => file.endsWith(".json") && !/^(index|__plugin|pasted)\.json$/.test(file))
  .map((file) => file.replace(".json", ""));

/** Labs in a row on one page: enough to save its start, few enough to fill two workers evenly. */
const GROUPS = 4;
const groups = Array.from({ length: GROUPS }, (_, group) =>
  modules.filter((_module, index) => index % GROUPS === group),
);

test.describe("every provider's lab runs, and its tour signs in", () => {
  for (const [index, group] of groups.entries()) {
    test(`group ${index + 1}: ${group.length} providers`, async ({ page, open }) => {
      test.setTimeout(240_000);
      // A lab starts TypeScript for its editor, which nobody looks at here: half of the time.
      await page.route("**/editor/language-worker.*", (route) =>
        route.fulfill({ contentType: "text/javascript", body: "" }),
      );
      await open(`/playground/?provider=${group[0]}`);
      const started = Date.now();
      for (const module of group) await playProvider(page, module);
      console.log(
        `${group.length} providers, ${(Date.now() - started) / group.length} ms for each`,
      );
    });
  }
});

/** Goes to a provider's lab as a link of the page does, runs it, and plays the tour to its end. */
async function playProvider(page: Page, module: string): Promise<void> {
  await page.evaluate((address) => {
    history.pushState({}, "", address);
    window.dispatchEvent(new PopStateEvent("popstate"));
  }, `/playground/?provider=${module}&run`);
  const { region } = new LabOnPage(page);
  await expect(region).toHaveAttribute("data-lab", `provider:${module}`);
  const tour = region.getByRole("group", { name: "Guided tour" });
  await expect(tour.getByRole("listitem").first(), module).toHaveAttribute("aria-current", "step");
  await page.evaluate(() => {
    const relay = document.querySelector<HTMLIFrameElement>('iframe[src*="/sandbox/"]');
    relay?.contentWindow?.postMessage({ type: "lab/play-to", done: 100 }, window.location.origin);
  });
  const failure = tour.getByRole("alert");
  const last = tour.getByRole("listitem").last();
  const defect = blockingDefect(module);
  if (defect && !defect.fix) {
    await expect(failure, module).toContainText(defect.fails);
    await expect(page.getByRole("note")).toContainText("no option fixes that");
    return;
  }
  await expect(
    last.or(failure).and(page.locator('[aria-current="step"], [role=alert]')).first(),
    module,
  ).toBeVisible();
  await expect(failure, module).toHaveCount(0);
  await expect(last, module).toHaveAttribute("aria-current", "step");
}
