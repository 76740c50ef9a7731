import type { BrowserContext } from "@playwright/test";

/** What went wrong in a browser context since it was watched, one sentence each. */
export type Problems = readonly string[];

/**
 * Watches everything that happens in a browser context: in every page, frame and pop-up.
 *
 * A problem is an error or warning in the console, an uncaught exception, and a WebSocket. Requests to
 * other origins fall into the trap: to look at each request here would switch off the browser's cache.
 *
 * @param allowed Console messages that are no problem; read anew for each.
 * @returns A list that grows as problems occur.
 */
export function watch(context: BrowserContext, allowed: readonly RegExp[]): Problems {
  const problems: string[] = [];

  context.on("page", (page) => {
    page.on("websocket", (socket) => problems.push(`WebSocket: ${socket.url()}`));
  });
  context.on("console", (message) => {
    const isLoud = message.type() === "error" || message.type() === "warning";
    if (!isLoud || EXPECTED.some((pattern) => pattern.test(message.text()))) return;
    if (allowed.some((pattern) => pattern.test(message.text()))) return;
    problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (webError) => {
    const error = webError.error();
    problems.push(`uncaught: ${error.stack || error.message}`);
  });
  return problems;
}

/** What the browser, or its driver, says of what is as it must be. */
const EXPECTED = [
  // Sandpack gives the relay's frame this sandbox. The relay is the site's own page and keeps its
  // origin on purpose; what is isolated is the realm, in an opaque frame inside it.
  /^An iframe which has both allow-scripts and allow-same-origin/,
  // Where a test goes without service workers, a lab asks for one all the same.
  /^Service Worker registration blocked by Playwright/,
  // The probe of src/lab/protection tries what its header forbids.
  /^Failed to load resource: net::ERR_NETWORK_ACCESS_REVOKED/,
];
