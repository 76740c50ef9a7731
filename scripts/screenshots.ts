import { copyFileSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";

import { type Browser, chromium, type Page } from "@playwright/test";

import { serveFolder } from "../tests/static-server";
import { hydrated } from "../tests/support/hydrated";
import { LabOnPage } from "../tests/support/lab";
import { launchOptions } from "../tests/support/launch";
import { BUILD } from "../tests/support/site";
import { everyView, type View } from "../tests/support/views";

const FOLDER = "screenshots";

/** The picture in README.md, and the screenshot that it is a copy of. */
const README_PICTURE = { file: ".github/landing.png", of: "landing-desktop-light.png" };

/** Pages to take pictures of, and what to do on them first. */
const SUBJECTS: readonly { name: string; path: string; prepare?: (page: Page) => Promise<void> }[] =
  [
    { name: "landing", path: "/" },
    { name: "faq", path: "/faq/" },
    { name: "tutorial", path: "/tutorials/first-sign-in/", prepare: takeTour },
    { name: "reference", path: "/reference/core/providers/github/" },
  ];

/**
 * `npm run screenshots`: pictures of the built site's main pages on a desktop and a phone, light
 * and dark, in the git-ignored folder `screenshots/`. With `--readme` it also replaces the picture
 * in README.md.
 */
async function main(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true });
  const site = await serveFolder(BUILD);
  const browser = await chromium.launch(launchOptions());
  try {
    for (const view of everyView) await takeView(browser, site.origin, view);
  } finally {
    await browser.close();
    await site.close();
  }
  if (process.argv.includes("--readme")) {
    mkdirSync(path.dirname(README_PICTURE.file), { recursive: true });
    copyFileSync(path.join(FOLDER, README_PICTURE.of), README_PICTURE.file);
  }
}

async function takeView(browser: Browser, origin: string, view: View): Promise<void> {
  const { viewport, colorScheme } = view;
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
  for (const { name, path: url, prepare } of SUBJECTS) {
    const page = await context.newPage();
    await page.goto(origin + url);
    await hydrated(page);
    await prepare?.(page);
    const file = path.join(FOLDER, `${name}, ${view.name}.png`.replaceAll(", ", "-"));
    await page.screenshot({ path: file });
    console.log(file);
    await page.close();
  }
  await context.close();
}

/** Runs the lab and takes its tour up to the point where Alice is signed in. */
async function takeTour(page: Page): Promise<void> {
  const lab = new LabOnPage(page);
  await lab.run.click();
  await lab.tourTo("She looks at her session");
  await lab.shown.getByRole("heading", { name: "Hello, Alice" }).waitFor();
  await lab.region.scrollIntoViewIfNeeded();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
