import { expect, type Page } from "@playwright/test";

import type { Case, FetchInit, Step } from "./case";
import type { Hosts } from "./hosts";
import { describeResponse, type Observation, type Outcome } from "./observation";
import type { Played } from "./in-world";

/** How long Chromium may take for what the world has done. */
const PATIENCE = 5000;

/**
 * Plays a case in Chromium.
 *
 * @param expected what the world did: tells how long to wait, not what is found
 */
export async function playInChromium(
  { steps }: Case,
  page: Page,
  hosts: Hosts,
  expected: Played,
): Promise<Observation> {
  hosts.seen.length = 0;
  const outcomes: Outcome[] = [];
  let first = 0;
  for (const [index, step] of steps.entries()) {
    const fetched = await play(step, page);
    const wanted = expected.outcomes[index];
    const count = expected.counts[index] ?? 0;
    const isThere = async () => {
      if (hosts.seen.length < count) return false;
      return !wanted || "fetched" in wanted || (await place(page)) === wanted.shows;
    };
    // One that is not there when the time is over shows in what is observed.
    await expect
      .poll(isThere, { timeout: PATIENCE, intervals: [10] })
      .toBe(true)
      .catch(ignore);
    if (fetched !== undefined) {
      outcomes.push({ fetched });
      continue;
    }
    const length = await historyLength(page);
    first ||= length;
    outcomes.push({ shows: (await place(page)) ?? "", entries: length - first });
  }
  await settle(page);
  return { seen: [...hosts.seen], outcomes };
}

async function play(step: Step, page: Page): Promise<string | undefined> {
  switch (step.do) {
    case "open":
      return void (await page.goto(step.url).catch(ignore));
    case "reload":
      return void (await page.reload().catch(ignore));
    case "back":
      return void (await page.goBack().catch(ignore));
    case "forward":
      return void (await page.goForward().catch(ignore));
    case "fetch":
      return fetchInPage(page, step.url, step.init);
    case "click":
      return void (await page.evaluate(clickInPage, step.text));
  }
}

/** What happens is observed; that a navigation fails is a part of some cases. */
function ignore(): void {}

/** Calls `fetch` in the page; the text of `describe` travels there, because functions do not. */
function fetchInPage(page: Page, url: string, init: FetchInit): Promise<string> {
  const call = async ({ url, init, describe }: { url: string; init: object; describe: string }) => {
    try {
      return (await eval(`(${describe})`)(await fetch(url, init))) as string;
    } catch (error) {
      return error instanceof TypeError ? "TypeError" : String(error);
    }
  };
  return page.evaluate(call, { url, init, describe: describeResponse.toString() });
}

function clickInPage(text: string): void {
  const found = [...document.querySelectorAll<HTMLElement>("a, button")].find(
    (element) => element.textContent === text,
  );
  if (!found) throw new Error(`The page shows nothing named "${text}".`);
  found.click();
}

/** Gives what should not happen its chance: it begins, at the latest, when the page has nothing to do. */
async function settle(page: Page): Promise<void> {
  const idle = () => new Promise((resolve) => requestIdleCallback(resolve));
  await page.evaluate(idle).catch(ignore);
  await page.evaluate(idle).catch(ignore);
}

/** Where the page is, once it has loaded; undefined while it loads. */
async function place(page: Page): Promise<string | undefined> {
  const url = page.url();
  if (url.startsWith("chrome-error:")) return "an error";
  const state = await page.evaluate(() => document.readyState).catch(() => "loading");
  return state === "complete" ? url.split("?", 1)[0] : undefined;
}

function historyLength(page: Page): Promise<number> {
  return page.evaluate(() => history.length);
}
