import { expect, type Page, type Response, test as base } from "@playwright/test";

import { serveFolder, type StaticServer } from "./static-server";
import { BUILD } from "./support/site";
import { setTrap, type Trap } from "./support/trap";
import { watch } from "./support/watch";

type TestFixtures = {
  /** Console messages that are no failure, such as the 404 that a test asks for. */
  allowedMessages: RegExp[];
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
  context: async ({ context, server, trap, allowedMessages }, use) => {
    const problems = await watch(context, server.origin, allowedMessages);
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

/** Resolves when React has taken over the page that the server sent. */
export async function hydrated(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("data-has-hydrated", "true");
}

export { expect };
