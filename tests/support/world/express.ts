import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

import type { Express } from "express";
import { onTestFinished } from "vitest";

/** Serves an app of Express for the time of a test; its origin. */
export async function serve(app: Express): Promise<string> {
  const server = await new Promise<Server>((resolve) => {
    const started: Server = app.listen(0, "127.0.0.1", () => resolve(started));
  });
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
}
