import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { chromium, type Page } from "@playwright/test";

import { launchOptions } from "../../support/launch";
import type { Hosts } from "./hosts";
import { HOST_NAMES } from "./in-world";

/** Entries in a tab's history after which a new tab is opened: Chromium keeps 50. */
const LONGEST_HISTORY = 30;

/** A Chromium in which the cases run one after the other. */
export interface RunningChromium {
  /** A tab, and no cookies. */
  fresh(): Promise<Page>;
  close(): Promise<void>;
}

/**
 * Starts Chromium with a profile as people have it. A private window, which is what Playwright's own
 * contexts are, blocks the cookies of other sites; so does Debian's Chromium unless it is told not to.
 */
export async function startChromium(hosts: Hosts): Promise<RunningChromium> {
  const profile = mkdtempSync(path.join(tmpdir(), "conformance-"));
  const preferences = { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } };
  mkdirSync(path.join(profile, "Default"));
  writeFileSync(path.join(profile, "Default", "Preferences"), JSON.stringify(preferences));
  const context = await chromium.launchPersistentContext(profile, optionsFor(hosts));
  let page = await context.newPage();
  return {
    async fresh() {
      await context.clearCookies();
      if (await isUsedUp(page)) {
        await page.close();
        page = await context.newPage();
      }
      return page;
    },
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

async function isUsedUp(page: Page): Promise<boolean> {
  const length = await page.evaluate(() => history.length).catch(() => Infinity);
  return length > LONGEST_HISTORY;
}

/** The names of the hosts lead to this machine, by scheme to one of two servers; others nowhere. */
function optionsFor({ http, https }: Hosts) {
  const { args, ...options } = launchOptions({ wholeBrowser: true });
  const rules = HOST_NAMES.flatMap((name) => [
    `MAP ${name}:443 127.0.0.1:${https}`,
    `MAP ${name}:80 127.0.0.1:${http}`,
  ]);
  return {
    ...options,
    ignoreHTTPSErrors: true,
    args: [
      ...args.filter((arg) => !/^--(host-resolver-rules|disable-features)=/.test(arg)),
      `--host-resolver-rules=${rules.join()}, MAP * ~NOTFOUND`,
      // A step back asks the host again, and http stays http, as in the world.
      "--disable-features=AutofillServerCommunication,BackForwardCache,HttpsUpgrades",
    ],
  };
}
