import { readdirSync, readFileSync } from "node:fs";

import type { TraceEvent } from "../../src/world/trace/events";
import { transcript } from "../../src/world/trace/transcript";
import { expect, test } from "../shared-profile";
import { expectEvidence } from "../support/evidence";
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

// What records a trace, as of a failed test that runs again, puts a script into each frame. The frame
// of a mail runs none.
test.use({ allowedMessages: [/Blocked script execution in 'about:srcdoc'/] });

/** Screens, and how many rows of the timeline can be read on them at least. */
const LAPTOP = { width: 1366, height: 768, rows: 8 };
const PROJECTOR = { width: 1024, height: 768, rows: 8 };
/** The projector, with a browser that has zoomed to 150 %. */
const ZOOMED = { width: 683, height: 512, rows: 5 };
const PHONE = { width: 390, height: 844, rows: 5 };
const SCREENS = [LAPTOP, PROJECTOR, ZOOMED, PHONE];

/**
 * Each step is looked at on two screens, on the first of which it is done. The next step is on the other two,
 * and the next example begins with others: of all the examples, every second sees a step on a screen.
 */
const SCREENS_OF_A_STEP = 2;

/** What a step changes is seen to change in there. */
const EVIDENCE = "[role=tabpanel]";

for (const [index, slug] of examples.entries()) {
  test(`the tour of ${slug} shows what it tells of, moves nothing, and gives the transcript that Node gives`, async ({
    page,
    open,
  }) => {
    await page.setViewportSize(LAPTOP);
    await watchShifts(page, EVIDENCE);
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
    const shifts = { sum: 0, nodes: [] as string[] };
    for (let done = 1; done <= count; done++) {
      for (let turn = 0; turn < SCREENS_OF_A_STEP; turn++) {
        const screen =
          SCREENS[(index + SCREENS_OF_A_STEP * done + turn) % SCREENS.length] ?? LAPTOP;
        await page.setViewportSize({ width: screen.width, height: screen.height });
        await lab.region.evaluate((region) => region.scrollIntoView({ block: "start" }));
        const place = await page.evaluate(() => window.scrollY);
        const isNext = turn === 0 && done > 1;
        if (isNext) {
          await forgetShifts(page);
          await next.click();
          await expect(steps.nth(done - 1)).toHaveAttribute("aria-current", "step");
          await expect(tour.getByRole("alert")).toHaveCount(0);
        }
        const what = `${slug}, step ${done}, ${screen.width}×${screen.height}`;
        await expectEvidence(lab.region, what, screen.rows);
        expect(await page.evaluate(() => window.scrollY)).toBe(place);
        if (!isNext) continue;
        const { sum, nodes } = await sumOfShifts(page);
        shifts.sum += sum;
        shifts.nodes.push(...nodes);
      }
    }
    await expect(next).toBeDisabled();
    const { sum, nodes } = shifts;
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
