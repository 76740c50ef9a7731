import { readFileSync } from "node:fs";

import { chromium, type Locator, type Page } from "@playwright/test";

import { hydrated } from "../support/hydrated";
import { LabOnPage } from "../support/lab";
import { launchOptions } from "../support/launch";
import { desktop } from "../support/views";
import { withAttempts } from "./attempts";
import type { Measurement } from "./measurement";

/** How long a pointer rests on a button before it presses: short for a person. */
const POINTING = 100;

/** Seconds that the steps of a visit to a page with a lab take. */
type Visit = { card: number; signInPage: number; edit: number };

/** How the reader presses Run: a mouse points first, which the lab may use to get ready. */
type Press = "tapped" | "pointed at first";

/**
 * Measures a lab as a reader meets it: each repetition starts a browser with a new profile, visits
 * the page for the first time (cold) and then a second time (warm).
 */
export async function measureLab(url: string, repetitions: number): Promise<Measurement[]> {
  const tapped = await measureVisits(url, repetitions, "tapped");
  const pointed = await measureVisits(url, repetitions, "pointed at first");
  const cold = [...tapped.cold, ...pointed.cold];
  const warm = [...tapped.warm, ...pointed.warm];
  const row = (what: string, visits: Visit[], part: keyof Visit, goal?: number): Measurement => ({
    what,
    unit: "s",
    values: visits.map((visit) => visit[part]),
    ...(goal === undefined ? {} : { goal }),
  });
  return [
    row("page load → lab card visible, cold", cold, "card"),
    row("page load → lab card visible, warm", warm, "card"),
    row("Run (tapped) → sign-in page, cold", tapped.cold, "signInPage", 1.0),
    row("Run (tapped) → sign-in page, warm", tapped.warm, "signInPage", 0.4),
    row("Run (pointed at first) → sign-in page, cold", pointed.cold, "signInPage", 1.0),
    row("Run (pointed at first) → sign-in page, warm", pointed.warm, "signInPage", 0.4),
    row("edit → re-rendered", [...cold, ...warm], "edit", 0.3),
  ];
}

async function measureVisits(url: string, repetitions: number, press: Press) {
  const cold: Visit[] = [];
  const warm: Visit[] = [];
  for (let count = 0; count < repetitions; count++) {
    const visits = await withAttempts(() => visitTwice(url, press));
    cold.push(visits.cold);
    warm.push(visits.warm);
  }
  return { cold, warm };
}

/** Visits the page in a browser with a new profile, and comes back. */
async function visitTwice(url: string, press: Press): Promise<{ cold: Visit; warm: Visit }> {
  const browser = await chromium.launch(launchOptions());
  try {
    const context = await browser.newContext({ viewport: desktop.viewport });
    const page = await context.newPage();
    const cold = await visit(page, url, press);
    await page.goto("about:blank");
    return { cold, warm: await visit(page, url, press) };
  } finally {
    await browser.close();
  }
}

async function visit(page: Page, url: string, press: Press): Promise<Visit> {
  const lab = new LabOnPage(page);
  const opened = now();
  await page.goto(url, { waitUntil: "commit" });
  await lab.run.waitFor();
  const card = secondsBetween(opened, now());
  await hydrated(page);

  if (press === "pointed at first") {
    await lab.run.hover();
    await page.waitForTimeout(POINTING);
  }
  const run = await click(lab.run);
  const signIn = lab.shown.getByRole("button", { name: "Sign in with GitHub" });
  const signInPage = secondsBetween(run, await readyAt(signIn));

  return { card, signInPage, edit: await measureEdit(page, lab) };
}

/** Renames a provider in `auth.ts`; the world starts anew and the sign-in page shows the name. */
async function measureEdit(page: Page, lab: LabOnPage): Promise<number> {
  const name = `Acme ${Date.now()}`;
  const code = readFileSync("examples/first-sign-in/auth.ts", "utf8").replace("Acme ID", name);
  await lab.showPane("Code");
  await lab.openFile("auth.ts");
  await lab.editor.click();
  await page.keyboard.press("ControlOrMeta+A");
  const edited = now();
  await page.keyboard.insertText(code);
  const rendered = lab.shown.getByRole("button", {
    name: `Sign in with ${name}`,
    // In a narrow lab the code covers the page.
    includeHidden: true,
  });
  return secondsBetween(edited, await readyAt(rendered));
}

/** Milliseconds since 1970, finer than `Date.now()`; the browser's processes use the same clock. */
function now(): number {
  return performance.timeOrigin + performance.now();
}

function secondsBetween(start: number, end: number): number {
  return (end - start) / 1000;
}

/** Clicks at once, without the checks that Playwright makes first; returns when. */
async function click(target: Locator): Promise<number> {
  return target.evaluate((element: HTMLElement) => {
    const when = performance.timeOrigin + performance.now();
    element.click();
    return when;
  });
}

/** Waits for an element; returns when the document that holds it was complete. */
async function readyAt(target: Locator): Promise<number> {
  await target.waitFor({ state: "attached" });
  return target.evaluate(() => {
    const [navigation] = performance.getEntriesByType("navigation");
    if (!(navigation instanceof PerformanceNavigationTiming)) throw new Error("no timing");
    return performance.timeOrigin + navigation.domContentLoadedEventEnd;
  });
}
