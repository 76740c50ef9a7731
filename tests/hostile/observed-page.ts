import type { Browser, BrowserContext, Page } from "@playwright/test";

import { type Trap } from "../support/trap";
import type { StaticServer } from "../static-server";

/** A page on which hostile code runs, and what anybody outside noticed of it. */
export interface ObservedPage {
  page: Page;
  /** Texts that the lab's world has logged so far. */
  logged(): Promise<string[]>;
  /** Windows, downloads, dialogs, file choosers and uncaught errors, one sentence each. */
  noticed: readonly string[];
  close(): Promise<void>;
}

/** Opens a page whose requests Playwright does not touch: they reach the server or the trap, if any leaves. */
export async function openObserved(
  browser: Browser,
  server: StaticServer,
  trap: Trap,
): Promise<ObservedPage> {
  const context = await browser.newContext({
    baseURL: server.origin,
    proxy: trap.proxy(server.origin),
    serviceWorkers: "allow",
  });
  return observe(context);
}

/** Opens a page in a profile, and notes what anybody outside notices of it. */
export async function observe(context: BrowserContext): Promise<ObservedPage> {
  const page = await context.newPage();
  const noticed: string[] = [];
  page.on("popup", (popup) => noticed.push(`a window: ${popup.url()}`));
  page.on("download", (download) => noticed.push(`a download: ${download.url()}`));
  page.on("filechooser", () => noticed.push("a file chooser"));
  page.on("dialog", (dialog) => {
    noticed.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  await page.addInitScript(keepLogs);
  return {
    page,
    noticed,
    logged: () => page.evaluate(() => (window as unknown as { logged: string[] }).logged),
    close: () => context.close(),
  };
}

/** Runs in the site's page: the lab's reports pass there as messages. */
function keepLogs(): void {
  if (window !== window.top) return;
  const logged: string[] = [];
  Object.assign(window, { logged });
  window.addEventListener("message", ({ data }) => {
    // What code forges has no events. An error here, reported for each, would be what holds the page.
    if (data?.type !== "lab/events" || !Array.isArray(data.events)) return;
    for (const event of data.events) if (event.kind === "log") logged.push(event.message);
  });
}
