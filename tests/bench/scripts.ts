import { type Browser, chromium } from "@playwright/test";

import { hydrated } from "../support/hydrated";
import { LabOnPage } from "../support/lab";
import { launchOptions } from "../support/launch";
import type { Measurement } from "./measurement";
import { ScriptScale } from "./script-bytes";

/** Kilobytes above the empty site that a page without a lab may weigh. */
const ALLOWANCE = 15;

/** The pages to weigh, as URLs. */
export type Pages = {
  /** The page of the empty site. */
  empty: string;
  withoutLab: readonly string[];
  withLab: readonly string[];
  /** Of the generated reference. */
  reference: readonly string[];
};

/** Weighs the script of pages, each in a new profile; one value for each page. */
export async function measureScripts({
  empty,
  withoutLab,
  withLab,
  reference,
}: Pages): Promise<Measurement[]> {
  const browser = await chromium.launch(launchOptions());
  try {
    const [base = 0] = await weighEach(browser, [empty]);
    return [
      { what: "script, empty preset-classic page", unit: "KB", values: [base] },
      {
        what: "script, pages without a lab",
        unit: "KB",
        values: await weighEach(browser, withoutLab),
        goal: base + ALLOWANCE,
      },
      {
        what: "script, reference pages, their text included",
        unit: "KB",
        values: await weighEach(browser, reference),
        goal: base + ALLOWANCE,
      },
      {
        what: "script, pages with a lab before Run",
        unit: "KB",
        values: await weighEach(browser, withLab),
      },
      {
        what: "script, pages with a lab, first step done",
        unit: "KB",
        values: await weighEach(browser, withLab, { run: true }),
      },
    ];
  } finally {
    await browser.close();
  }
}

async function weighEach(
  browser: Browser,
  urls: readonly string[],
  { run = false } = {},
): Promise<number[]> {
  const weights: number[] = [];
  for (const url of urls) {
    const context = await browser.newContext();
    const page = await context.newPage();
    const scale = new ScriptScale(page);
    await page.goto(url);
    await hydrated(page);
    if (run) {
      const lab = new LabOnPage(page);
      await lab.run.click();
      await lab.firstStep();
    }
    weights.push(await scale.kilobytes());
    await context.close();
  }
  return weights;
}
