import { readdirSync } from "node:fs";
import path from "node:path";

import type { Page } from "@playwright/test";

import { blockingDefect } from "../../plugins/catalog/defects";
import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";
import { partOfCommit } from "../support/part";

/** The modules for which the build has written a lab. */
const DATA = path.join(".docusaurus", "provider-labs", "default");
const modules = readdirSync(DATA)
  .filter((file) => file.endsWith(".json") && !/^(index|__plugin|pasted)\.json$/.test(file))
  .map((file) => file.replace(".json", ""));

/** Labs in a row on one page: enough to save its start, few enough for two workers to share them. */
const IN_A_ROW = 7;
const part = partOfCommit(modules, 8);
const groups = Array.from({ length: Math.ceil(part.length / IN_A_ROW) }, (_, group) =>
  part.slice(group * IN_A_ROW, (group + 1) * IN_A_ROW),
);

// Sign-ins with each of them, and their labs, are played under Node, too; this is about the frames.
test.describe("a provider's lab runs, and its tour signs in", () => {
  for (const [index, group] of groups.entries()) {
    test(`group ${index + 1}: ${group.length} providers`, async ({ page, open }) => {
      test.setTimeout(240_000);
      console.log(`Of ${modules.length} providers (ALL=1 tries each): ${group.join(", ")}`);
      await open(`/playground/?provider=${group[0]}`);
      for (const module of group) await playProvider(page, module);
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

test("a lab's Google remembers who is signed in, as the real one does", async ({ page, open }) => {
  await open("/playground/?provider=google");
  await playProvider(page, "google");
  const lab = new LabOnPage(page);
  await lab.shown.getByRole("link", { name: "Sign in" }).click();
  await lab.press("Sign in with Google");
  await lab.shows((shown) => shown.getByRole("heading", { name: "Hello, Alice Example" }));
});
