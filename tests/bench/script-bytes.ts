import { gzipSync } from "node:zlib";

import type { Page, Request, Response } from "@playwright/test";

/**
 * Weighs the script and WebAssembly that a page and its frames load, gzip-compressed as a host
 * sends it. What the browser fetches ahead for the next page does not count.
 */
export class ScriptScale {
  /** By URL, so that a script that several frames load counts once. */
  readonly #requests = new Map<string, Request>();

  constructor(page: Page) {
    page.on("request", (request) => this.#requests.set(request.url(), request));
  }

  /** Kilobytes (1000 bytes) of all that has been asked for since the scale was made. */
  async kilobytes(): Promise<number> {
    const weights = await Promise.all([...this.#requests.values()].map(weigh));
    return weights.reduce((sum, weight) => sum + weight, 0) / 1000;
  }
}

async function weigh(request: Request): Promise<number> {
  const response = await request.response();
  // Only now the request has the headers that the browser's network added.
  if (!response || !isScript(response) || isPrefetch(request)) return 0;
  return gzipSync(await response.body()).length;
}

function isScript(response: Response): boolean {
  return /javascript|wasm/.test(response.headers()["content-type"] ?? "");
}

function isPrefetch(request: Request): boolean {
  const headers = request.headers();
  return /prefetch/.test(`${headers["sec-purpose"]} ${headers["purpose"]}`);
}
