import type { BrowserContext } from "@playwright/test";

import { expect, test as base } from "./fixtures";
import { setTrap } from "./support/trap";
import { desktop } from "./support/views";
import { watch } from "./support/watch";

/** A browser context that tests use one after the other. */
type SharedProfile = {
  context: BrowserContext;
  /** Console messages that are no failure of the test that runs. */
  allowed: RegExp[];
  /** What went wrong since this was last called: in the test that has just ended. */
  take: () => string[];
};

/**
 * As `test` of `fixtures.ts`, with one browser profile for all tests of a worker: its cache keeps the
 * site's scripts, which makes opening a page a third of the work, and running a lab two thirds. Between
 * tests, pages are closed, and cookies and stored data removed. A test that is about permissions, the
 * network or what is kept gets a profile of its own, by `fixtures.ts`.
 */
export const test = base.extend<object, { profile: SharedProfile }>({
  profile: [
    async ({ browser, server }, use) => {
      const trap = await setTrap();
      const context = await browser.newContext({
        baseURL: server.origin,
        proxy: trap.proxy(server.origin),
        viewport: desktop.viewport,
        colorScheme: desktop.colorScheme,
        serviceWorkers: "block",
      });
      const allowed: RegExp[] = [];
      const lists = [watch(context, allowed), trap.caught].map((list) => ({ list, taken: 0 }));
      const take = () =>
        lists.flatMap((one) => one.list.slice(one.taken, (one.taken = one.list.length)));
      await use({ context, allowed, take });
      await context.close();
      await trap.close();
    },
    { scope: "worker" },
  ],
  context: async ({ profile, allowedMessages, javaScriptEnabled }, use) => {
    // Of the options of a profile, this is the one that a page cannot be given later.
    if (!javaScriptEnabled) throw new Error("Without JavaScript, use `test` of fixtures.ts.");
    profile.allowed.splice(0, Infinity, ...allowedMessages);
    await use(profile.context);
    expect(profile.take(), "nothing goes wrong in the browser unseen").toEqual([]);
  },
  page: async ({ context, server, viewport, colorScheme }, use) => {
    const page = await context.newPage();
    if (viewport) await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    await use(page);
    const session = await context.newCDPSession(page);
    const stored = "cookies,local_storage,indexeddb,cache_storage";
    await session.send("Storage.clearDataForOrigin", {
      origin: server.origin,
      storageTypes: stored,
    });
    await Promise.all(context.pages().map((one) => one.close()));
  },
});

export { expect };
