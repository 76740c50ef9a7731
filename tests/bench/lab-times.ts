import { readFileSync } from "node:fs";

import { chromium, type Locator, type Page } from "@playwright/test";

import { hydrated } from "../support/hydrated";
import { LabOnPage } from "../support/lab";
import { launchOptions } from "../support/launch";
import { desktop } from "../support/views";
import type { Measurement } from "./measurement";

/** Seconds that the steps of a visit to a page with a lab take. */
type Visit = { card: number; firstPage: number; signInPage: number; edit: number };

/**
 * Measures a lab as a reader meets it: each repetition starts a browser with a new profile, visits
 * the page for the first time (cold) and then a second time (warm).
 */
export async function measureLab(url: string, repetitions: number): Promise<Measurement[]> {
  const cold: Visit[] = [];
  const warm: Visit[] = [];
  for (let count = 0; count < repetitions; count++) {
    const browser = await chromium.launch(launchOptions());
    try {
      const context = await browser.newContext({ viewport: desktop.viewport });
      const page = await context.newPage();
      cold.push(await visit(page, url));
      await page.goto("about:blank");
      warm.push(await visit(page, url));
    } finally {
      await browser.close();
    }
  }
  const row = (what: string, from: Visit[], part: keyof Visit, goal?: number): Measurement => ({
    what,
    unit: "s",
    values: from.map((one) => one[part]),
    ...(goal === undefined ? {} : { goal }),
  });
  return [
    row("page load → lab card visible, cold", cold, "card"),
    row("page load → lab card visible, warm", warm, "card"),
    row("Run → first page of the app, cold", cold, "firstPage"),
    row("Run → first page of the app, warm", warm, "firstPage"),
    row("Run → sign-in page, cold", cold, "signInPage", 1.0),
    row("Run → sign-in page, warm", warm, "signInPage", 0.4),
    row("edit → re-rendered", [...cold, ...warm], "edit", 0.3),
  ];
}

async function visit(page: Page, url: string): Promise<Visit> {
  const lab = new LabOnPage(page);
  const opened = now();
  await page.goto(url, { waitUntil: "commit" });
  await lab.run.waitFor();
  const card = secondsBetween(opened, now());
  await hydrated(page);

  const run = await click(lab.run);
  const signIn = lab.shown.getByRole("link", { name: "Sign in" });
  const firstPage = secondsBetween(run, await readyAt(signIn));
  const follow = await click(signIn);
  const gitHub = lab.shown.getByRole("button", { name: "Sign in with GitHub" });
  // How long the measurement itself took to follow the link is not the reader's time.
  const signInPage = firstPage + secondsBetween(follow, await readyAt(gitHub));

  return { card, firstPage, signInPage, edit: await measureEdit(page, lab) };
}

/** Changes the home page's heading in `app.ts`; the world starts anew and shows it. */
async function measureEdit(page: Page, lab: LabOnPage): Promise<number> {
  const heading = `Edited at ${Date.now()}`;
  const code = readFileSync("examples/first-sign-in/app.ts", "utf8").replace("Welcome", heading);
  await lab.showPane("Code");
  await lab.openFile("app.ts");
  await lab.editor.click();
  await page.keyboard.press("ControlOrMeta+A");
  const edited = now();
  await page.keyboard.insertText(code);
  const rendered = lab.shown.getByRole("heading", { name: heading, includeHidden: true });
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
