import { readFileSync } from "node:fs";

import type { Page } from "@playwright/test";

import { expect, test } from "../fixtures";
import { freezers, PRELUDE } from "../hostile/freezing";
import { LabOnPage } from "../support/lab";

const APP = readFileSync("examples/first-sign-in/app.ts", "utf8");

/** Bytes by which the heap of the site's page may have grown when all is over. */
const MOST_GROWTH = 60_000_000;

/** What the page keeps about itself. */
interface Watched {
  longestGap: number;
}

test("code that sends too much is stopped, the page answers meanwhile, and its heap stays small", async ({
  page,
  open,
}) => {
  await page.addInitScript(watchTimers);
  await open("/playground/?example=first-sign-in&run");
  const lab = new LabOnPage(page);
  await lab.firstStep();
  const before = await heapOf(page);
  await noteGap(page, "starts the lab");
  await lab.editAndRun((app) => PRELUDE + app, "app.ts");
  await noteGap(page, "is edited, and sends nothing");
  for (const { does, code, shows } of freezers) {
    await test.step(does, async () => {
      await lab.edit((app) => `${PRELUDE}${app}\n${code}`, "app.ts");
      const alerts = lab.region.getByRole("alert");
      await expect
        .poll(async () => (await alerts.allTextContents()).join("\n"), { message: does })
        .toMatch(shows);
      await noteGap(page, does);
    });
  }
  await lab.editAndRun(() => APP, "app.ts");
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  const growth = (await heapOf(page)) - before;
  test.info().annotations.push({ type: "growth of the heap, bytes", description: `${growth}` });
  expect(growth).toBeLessThan(MOST_GROWTH);
});

test("changes that were stopped do not run again by a reload, until the reader says so", async ({
  page,
  open,
}) => {
  await open("/playground/?example=first-sign-in&run");
  const lab = new LabOnPage(page);
  await lab.editAndRun((app) => `${app}\n// mine`, "app.ts");
  await page.reload();
  await lab.firstStep();
  await lab.edit((app) => `${PRELUDE}${app}\n${freezers[0]?.code}`, "app.ts");
  const alert = lab.region.getByRole("alert").filter({ hasText: "The code was stopped" });
  await expect(alert).toBeVisible();
  await page.reload();
  const notices = lab.region.getByRole("status");
  await expect(notices.filter({ hasText: "did not end well the last time" })).toBeVisible();
  await expect(lab.run).toBeVisible();
  await lab.run.click();
  await expect(alert).toBeVisible();
  await (await lab.tool("Reset code")).click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  await page.reload();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
});

/** Runs in the site's page: keeps the longest time between two turns of a timer of 50 ms. */
function watchTimers(): void {
  if (window !== window.top) return;
  const watched = Object.assign(window as unknown as Watched, { longestGap: 0 });
  let last = performance.now();
  setInterval(() => {
    const now = performance.now();
    watched.longestGap = Math.max(watched.longestGap, Math.round(now - last));
    last = now;
  }, 50);
}

/** Notes the longest gap since the last note: how fast is a machine's matter, and no test's. */
async function noteGap(page: Page, does: string): Promise<void> {
  const gap = await page.evaluate(() => {
    const watched = window as unknown as Watched;
    const { longestGap } = watched;
    watched.longestGap = 0;
    return longestGap;
  });
  const description = `${gap} ms: code that ${does}`;
  test.info().annotations.push({ type: "longest gap of the page's timers", description });
}

/** Bytes that are in use on the page's heap, without garbage. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
}
