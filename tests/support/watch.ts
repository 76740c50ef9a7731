import type { BrowserContext } from "@playwright/test";

/** What went wrong in a browser context since it was watched, one sentence each. */
export type Problems = readonly string[];

/**
 * Watches everything that happens in a browser context: in every page, frame and pop-up.
 *
 * A problem is a request or WebSocket to another origin than the site's (it is also stopped), an
 * error or warning in the console, and an uncaught exception.
 *
 * @param origin The site's origin, the only one that may be asked for anything.
 * @param allowed Console messages that are no problem.
 * @returns A list that grows as problems occur.
 */
export async function watch(
  context: BrowserContext,
  origin: string,
  allowed: readonly RegExp[],
): Promise<Problems> {
  const problems: string[] = [];

  await context.route(
    (url) => isForeign(url, origin),
    async (route) => {
      const request = route.request();
      problems.push(`request to another origin: ${request.method()} ${request.url()}`);
      await route.abort();
    },
  );
  await context.routeWebSocket(
    () => true,
    async (socket) => {
      problems.push(`WebSocket: ${socket.url()}`);
      await socket.close();
    },
  );
  context.on("console", (message) => {
    const isLoud = message.type() === "error" || message.type() === "warning";
    if (!isLoud || RELAY_SANDBOX.test(message.text())) return;
    if (allowed.some((pattern) => pattern.test(message.text()))) return;
    problems.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (webError) => {
    const error = webError.error();
    problems.push(`uncaught: ${error.stack || error.message}`);
  });
  return problems;
}

/**
 * Sandpack gives the relay's frame this sandbox. The relay is the site's own page and keeps its
 * origin on purpose; what is isolated is the realm, in an opaque frame inside it.
 */
const RELAY_SANDBOX = /^An iframe which has both allow-scripts and allow-same-origin/;

/** Whether a URL is on the network, but not the site's. */
function isForeign(url: URL, origin: string): boolean {
  return /^(https?|wss?):$/.test(url.protocol) && url.origin !== origin;
}
