import { readFileSync } from "node:fs";

import type { TraceEvent } from "../../src/world/trace/events";
import { transcript } from "../../src/world/trace/transcript";
import { expect, test } from "../fixtures";
import { LabOnPage } from "../support/lab";

test("what two people do at a time ends in Chromium as it does under Node", async ({
  page,
  open,
}) => {
  await page.addInitScript(() => {
    const events: unknown[] = [];
    Object.assign(window, { labEvents: events });
    window.addEventListener("message", ({ data }) => {
      if (data?.type === "lab/events") events.push(...data.events);
    });
  });
  const recorded = readFileSync("examples/session-lifetime/transcript.txt", "utf8");
  await open("/contributing/writing-a-scenario/");
  const lab = new LabOnPage(page, "How long a session lasts");
  await lab.run.click();
  // The page has its lab play the first two steps; the rest is clicked through.
  const tour = lab.region.getByRole("group", { name: "Guided tour" });
  await expect(tour.locator('[aria-current="step"]')).toContainText("She agrees");
  await lab.tourTo("Only Bob comes back in time");
  await expect(tour.getByRole("button", { name: "Next step" })).toBeDisabled();
  await expect(tour.getByRole("alert")).toHaveCount(0);
  await lab.region.getByRole("tab", { name: "Bob's phone" }).click();
  await lab.shows((shown) => shown.getByRole("heading", { name: "Hello, Bob Example" }));
  await lab.region.getByRole("tab", { name: "Alice's laptop" }).click();
  await lab.shows((shown) => shown.getByRole("heading", { name: "You are not signed in." }));

  const events = await page.evaluate(
    () => (window as unknown as { labEvents: TraceEvent[] }).labEvents,
  );
  expect(transcript(events)).toBe(recorded);
});
