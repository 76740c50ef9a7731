import { readFileSync } from "node:fs";

import { chromium, expect, type Page } from "@playwright/test";

import { hydrated } from "../support/hydrated";
import { LabOnPage } from "../support/lab";
import { launchOptions } from "../support/launch";
import { MANY, withManyLines } from "../support/many-lines";
import { desktop } from "../support/views";
import { withAttempts } from "./attempts";
import type { Extent } from "./extent";
import type { Measurement } from "./measurement";
import { quantile, slope } from "./statistics";

/** Kilobytes by which the page's heap may grow with each edit: the noise of a collected heap. */
const NOISE = 10;

/** Milliseconds after which a reader who got no completion asks again. */
const ASKED_AGAIN = 250;

/** Milliseconds of a task beyond which scrolling is seen to stutter (W3C Long Tasks). */
const LONG_TASK = 50;

/** Turns of the wheel over the timeline, each with a frame's time to be drawn. */
const TURNS = 120;

const AUTH = readFileSync("examples/first-sign-in/auth.ts", "utf8");

/**
 * Measures a lab in use: completion, memory over many edits, and scrolling through a long timeline.
 *
 * @param url a page with the lab of the first example
 * @param extent how many visits, each in a new profile, the times are taken in, and what is done
 */
export async function measureLabInUse(
  url: string,
  { repetitions, edits, completions }: Extent,
): Promise<Measurement[]> {
  const first: number[] = [];
  const later: number[] = [];
  const tasks: number[] = [];
  for (let count = 0; count < repetitions; count++) {
    await visit(url, async (page, lab) => {
      const times = await measureCompletion(page, lab, completions);
      first.push(times.first);
      later.push(...times.later);
    });
    await visit(url, async (page, lab) => tasks.push(await measureScrolling(page, lab)));
  }
  const memory = await visit(url, (page, lab) => measureMemory(page, lab, edits));
  return [
    { what: "Run → first completion", unit: "s", values: first, goal: 1.5 },
    { what: "completion asked for → shown", unit: "ms", values: later },
    { what: "…, p95", unit: "ms", values: [quantile(later, 0.95)], goal: 100 },
    { what: `heap growth per edit, ${edits} edits`, unit: "KB", values: [memory], goal: NOISE },
    {
      what: `longest task, timeline of ${MANY} rows scrolled`,
      unit: "ms",
      values: tasks,
      goal: LONG_TASK,
    },
  ];
}

/** Opens the page in a new browser, with the lab's card in it. */
async function visit<Result>(
  url: string,
  measure: (page: Page, lab: LabOnPage) => Promise<Result>,
): Promise<Result> {
  return withAttempts(async () => {
    const browser = await chromium.launch(launchOptions());
    try {
      const page = await browser.newPage({ viewport: desktop.viewport });
      await page.goto(url);
      await hydrated(page);
      return await measure(page, new LabOnPage(page));
    } finally {
      await browser.close();
    }
  });
}

/** @returns seconds from Run to the first completion, and milliseconds of later ones */
async function measureCompletion(page: Page, lab: LabOnPage, completions: number) {
  const start = performance.now();
  await lab.run.click();
  await lab.showPane("Code");
  await lab.editor.click();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(AUTH.slice(0, AUTH.indexOf("trustHost")));
  await page.keyboard.type("redirectP");
  const option = page.getByRole("option", { name: "redirectProxyUrl" });
  // Until the language service has loaded, nothing answers. Readers ask again, but not so often that
  // their questions keep it busy.
  await expect(async () => {
    await page.keyboard.press("Control+Space");
    await option.waitFor({ timeout: ASKED_AGAIN });
  }).toPass({ timeout: 60_000, intervals: [0] });
  const first = (performance.now() - start) / 1000;
  // Questions that were asked in vain may still be answered.
  await page.waitForTimeout(2 * ASKED_AGAIN);
  const later: number[] = [];
  for (let count = 0; count < completions; count++) {
    // Without a list to close, Escape leaves the editor.
    if ((await option.count()) > 0) await page.keyboard.press("Escape");
    await expect(option).toHaveCount(0);
    // The clock must be wound up before the key is pressed: the key may overtake what is evaluated.
    const clock = await page.evaluateHandle(clockToOption);
    await page.keyboard.press("Control+Space");
    later.push(await clock.evaluate(({ shown }) => shown));
    await clock.dispose();
  }
  return { first, later };
}

/**
 * In the page: milliseconds from the next press of a key until the editor shows an option. Its
 * functions have no names: `tsx` would keep those by a helper that the page does not have.
 */
function clockToOption(): { shown: Promise<number> } {
  const pressed = new Promise<number>((resolve, reject) => {
    const options = { capture: true, once: true };
    window.addEventListener("keydown", () => resolve(performance.now()), options);
    setTimeout(() => reject(new Error("No key in ten seconds.")), 10_000);
  });
  const shown = pressed.then(async (start) => {
    while (!document.querySelector(".cm-tooltip-autocomplete [role=option]")) {
      await new Promise(requestAnimationFrame);
      if (performance.now() - start > 10_000) throw new Error("No completion in ten seconds.");
    }
    return performance.now() - start;
  });
  return { shown };
}

/**
 * Edits the code again and again, each time until the new world is there. The edits are made by a
 * switch: what is typed, Chromium keeps in an undo history of its own, a thousand steps of it, for
 * which the lab can do nothing.
 *
 * @returns kilobytes by which the page's heap grows with each edit
 * @throws if realms of old runs are left
 */
async function measureMemory(page: Page, lab: LabOnPage, edits: number): Promise<number> {
  const devtools = await page.context().newCDPSession(page);
  const points: [number, number][] = [];
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  await lab.showPane("Code");
  await lab.region.getByRole("button", { name: "Switches" }).click();
  const lasts = lab.region.getByRole("combobox", { name: "A session lasts" });
  let mostFrames = 0;
  for (let count = 1; count <= edits; count++) {
    await lab.andRun(() => lasts.selectOption({ index: 1 + (count % 2) }));
    if (count <= edits / 2) mostFrames = Math.max(mostFrames, page.frames().length);
    // What the first edits load, such as the language service, is no growth.
    if (count % 5 !== 0 || count < 10) continue;
    await devtools.send("HeapProfiler.collectGarbage");
    const { usedSize } = await devtools.send("Runtime.getHeapUsage");
    points.push([count, usedSize / 1000]);
  }
  // The realm of the last run may go only now.
  const frames = () => page.frames().length;
  await expect
    .poll(frames, { message: `frames after ${edits} edits`, timeout: 20_000 })
    .toBeLessThanOrEqual(mostFrames);
  return slope(points);
}

/** @returns milliseconds of the longest task while a reader scrolls through a long timeline */
async function measureScrolling(page: Page, lab: LabOnPage): Promise<number> {
  await lab.run.click();
  await lab.shows((shown) => shown.getByRole("button", { name: "Sign in with GitHub" }));
  await lab.editAndRun(withManyLines, "app.ts");
  await lab.visit("https://app.example/many");
  await lab.shows((shown) => shown.getByText("done"));
  const panel = await lab.openPanel("Timeline");
  await panel.getByRole("row").nth(1).waitFor();
  const scroller = panel.getByRole("group", { name: "Timeline, scrollable" });
  await scroller.evaluate((element) => element.scrollTo(0, 0));
  await page.waitForTimeout(1000);
  await scroller.hover();
  const longest = page.evaluate(longestTask, 4000);
  for (let turn = 0; turn < TURNS; turn++) await page.mouse.wheel(0, 1200);
  return longest;
}

/** In the page: the longest task of the next milliseconds; 0 if none is longer than 50 ms. */
function longestTask(duration: number): Promise<number> {
  let longest = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longest = Math.max(longest, entry.duration);
  });
  observer.observe({ type: "longtask" });
  return new Promise((resolve) => setTimeout(() => resolve(longest), duration));
}
