import { expect, type Response, test as base } from "@playwright/test";

import { serveFolder, type StaticServer } from "./static-server";
import { hydrated } from "./support/hydrated";
import { BUILD } from "./support/site";
import { setTrap, type Trap } from "./support/trap";
import { watch } from "./support/watch";

/** The script in which an editor runs TypeScript. */
const LANGUAGE_WORKER = /^\/editor\/language-worker\./;

type TestFixtures = {
  /** Console messages that are no failure, such as the 404 that a test asks for. */
  allowedMessages: RegExp[];
  /**
   * Whether editors of labs get TypeScript. It takes a fifth of a lab's time, and few tests look at what
   * it says: without it, its worker is an empty file.
   */
  typeScript: boolean;
  /** Does what {@link typeScript} says. */
  languageWorker: void;
  /** Opens a page of the site by its path and waits until React has taken it over. */
  open: (path: string) => Promise<Response | null>;
  /** Catches requests to other origins. */
  trap: Trap;
};

type WorkerFixtures = {
  /** The server of the built site, one for each worker. */
  server: StaticServer;
};

/**
 * Playwright's `test` on the built site. A test fails when anything in any frame of its pages
 * asks another origin for something, writes an error or a warning to the console, or throws.
 */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  server: [
    async ({}, use) => {
      const server = await serveFolder(BUILD);
      await use(server);
      await server.close();
    },
    { scope: "worker" },
  ],
  trap: async ({}, use) => {
    const trap = await setTrap();
    await use(trap);
    await trap.close();
  },
  baseURL: async ({ server }, use) => use(server.origin),
  proxy: async ({ server, trap }, use) => use(trap.proxy(server.origin)),
  allowedMessages: [[], { option: true }],
  typeScript: [false, { option: true }],
  languageWorker: [
    async ({ server, typeScript }, use) => {
      server.emptied.splice(0, Infinity, ...(typeScript ? [] : [LANGUAGE_WORKER]));
      await use();
    },
    { auto: true },
  ],
  context: async ({ context, trap, allowedMessages }, use) => {
    const problems = watch(context, allowedMessages);
    await use(context);
    expect([...problems, ...trap.caught], "nothing goes wrong in the browser unseen").toEqual([]);
  },
  open: async ({ page }, use) => {
    await use(async (path) => {
      const response = await page.goto(path);
      await hydrated(page);
      return response;
    });
  },
});

export { expect };
