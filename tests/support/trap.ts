import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A proxy that forwards nothing and remembers what it was asked for. */
export type Trap = {
  /** What a browser context needs to send everything but the site's own traffic here. */
  proxy: (siteOrigin: string) => { server: string; bypass: string };
  /** One sentence for each request that fell in. */
  caught: readonly string[];
  close: () => Promise<void>;
};

/**
 * Starts a trap for requests to other origins than the site's.
 *
 * Playwright's own interception attaches to a sandboxed frame a moment too late to see what the
 * frame does first. A proxy misses no request.
 */
export async function setTrap(): Promise<Trap> {
  const caught: string[] = [];
  const server = createServer((request, response) => {
    caught.push(`request to another origin: ${request.method} ${request.url}`);
    response.writeHead(502).end();
  });
  server.on("connect", (request, socket) => {
    caught.push(`connection to another origin: ${request.url}`);
    socket.on("error", () => socket.destroy());
    socket.end("HTTP/1.1 502 Bad Gateway\r\n\r\n");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    proxy: (siteOrigin) => ({
      server: `http://127.0.0.1:${port}`,
      bypass: new URL(siteOrigin).host,
    }),
    caught,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
