import { gzipSync } from "node:zlib";

import type { Page, Response } from "@playwright/test";

/**
 * Weighs the script and WebAssembly that a page and its frames load, gzip-compressed as a host
 * sends it. What the browser fetches ahead for the next page does not count.
 */
export class ScriptScale {
  /** Gzip bytes by URL, so that a script that several frames load counts once. */
  readonly #bytes = new Map<string, Promise<number>>();

  constructor(page: Page) {
    page.on("response", (response) => {
      if (isScript(response) && !isPrefetch(response)) {
        this.#bytes.set(response.url(), weigh(response));
      }
    });
  }

  /** Kilobytes (1000 bytes) loaded since the scale was made. */
  async kilobytes(): Promise<number> {
    const weights = await Promise.all(this.#bytes.values());
    return weights.reduce((sum, weight) => sum + weight, 0) / 1000;
  }
}

function isScript(response: Response): boolean {
  return /javascript|wasm/.test(response.headers()["content-type"] ?? "");
}

function isPrefetch(response: Response): boolean {
  const headers = response.request().headers();
  return /prefetch/.test(`${headers["sec-purpose"]} ${headers["purpose"]}`);
}

async function weigh(response: Response): Promise<number> {
  return gzipSync(await response.body()).length;
}
