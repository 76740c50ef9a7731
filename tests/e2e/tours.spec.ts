import { readdirSync, readFileSync } from "node:fs";

import type { TraceEvent } from "../../src/world/trace/events";
import { transcript } from "../../src/world/trace/transcript";
import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";
import { forgetShifts, sumOfShifts, watchShifts } from "../support/layout-shift";

const examples = readdirSync("examples", { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/**
 * Core sends mail and stores the link's token at the same time, so which comes first hangs on how
 * long the platform takes to hash; what happens must be the same. The first example has no such thing.
 */
const comparable = (slug: string, text: string) =>
  slug === "first-sign-in" ? text : text.split("\n").sort();

/** Each example is played on one of them. */
const SCREENS = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

for (const [index, slug] of examples.entries()) {
  test(`the tour of ${slug} moves nothing, and gives the transcript that Node gives`, async ({
    page,
    open,
  }) => {
    await page.setViewportSize(SCREENS[index % SCREENS.length] ?? { width: 1440, height: 900 });
    await watchShifts(page);
    await page.addInitScript(() => {
      const events: unknown[] = [];
      Object.assign(window, { labEvents: events });
      window.addEventListener("message", ({ data }) => {
        if (data?.type === "lab/events") events.push(...data.events);
      });
    });
    await open(`/playground/?example=${slug}`);
    const lab = new LabOnPage(page);
    await lab.run.click();
    const tour = lab.region.getByRole("group", { name: "Guided tour" });
    const next = tour.getByRole("button", { name: "Next step" });
    const steps = tour.getByRole("listitem");
    await expect(steps.first()).toHaveAttribute("aria-current", "step");
    const count = await steps.count();
    // The panel in which most changes.
    await lab.openPanel("Timeline");
    await forgetShifts(page);
    for (let done = 1; done < count; done++) {
      await next.click();
      await expect(steps.nth(done)).toHaveAttribute("aria-current", "step");
      await expect(tour.getByRole("alert")).toHaveCount(0);
    }
    await expect(next).toBeDisabled();
    const { sum, nodes } = await sumOfShifts(page);
    expect(sum, `what moves while the tour plays:\n${nodes.join("\n")}`).toBeLessThan(0.005);
    await lab.showPane("Browser");
    if (slug === "first-sign-in") {
      await lab.shows((shown) => shown.getByRole("heading", { name: "Hello, Bob Example" }));
    }

    const events = await page.evaluate(
      () => (window as unknown as { labEvents: TraceEvent[] }).labEvents,
    );
    const recorded = readFileSync(`examples/${slug}/transcript.txt`, "utf8");
    expect(comparable(slug, transcript(events))).toEqual(comparable(slug, recorded));
  });
}
