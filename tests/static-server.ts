import type { BigIntStats } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

import { HEADERS_FILE, headersFor } from "../plugins/host-headers";

/** A running server of a folder. */
export type StaticServer = {
  /** Scheme, host and port, such as `http://127.0.0.1:41234`. */
  origin: string;
  /** Path and query of every request so far. */
  requests: readonly string[];
  /** Paths that are answered with an empty file from now on, for what a test has no need of. */
  emptied: RegExp[];
  close: () => Promise<void>;
};

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".map": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

/**
 * Serves a folder as a plain static host does: `/dir` redirects to `/dir/`, which is its
 * `index.html`; anything missing is `404.html` with status 404. There is no fallback to a page
 * that exists, so a broken URL shows. It sends the headers that the folder's `_headers` asks for.
 *
 * @param folder The folder to serve, read anew for each request.
 * @param port 0 for any free one.
 * @param sendsHeaders `false` is a host that does not know that file.
 */
export async function serveFolder(
  folder: string,
  port = 0,
  sendsHeaders = true,
): Promise<StaticServer> {
  const root = path.resolve(folder);
  const requests: string[] = [];
  const emptied: RegExp[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? "");
    const urlPath = request.url ?? "";
    if (emptied.some((pattern) => pattern.test(urlPath))) return sendNothing(urlPath, response);
    answer(root, request, response, sendsHeaders).catch((error: unknown) => {
      response.writeHead(500, { "content-type": "text/plain" }).end(String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject).listen(port, "127.0.0.1", resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${address.port}`,
    requests,
    emptied,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function sendNothing(urlPath: string, response: ServerResponse): void {
  response.writeHead(200, {
    "content-type": TYPES[path.extname(urlPath)] ?? "application/octet-stream",
    "cache-control": "no-store",
  });
  response.end();
}

async function answer(
  root: string,
  request: IncomingMessage,
  response: ServerResponse,
  sendsHeaders: boolean,
) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    response.writeHead(405, { allow: "GET, HEAD" }).end();
    return;
  }
  const [rawPath = "/", query] = (request.url ?? "/").split(/\?(.*)/s);
  const place = resolveInside(root, rawPath);
  if (place === undefined) {
    response.writeHead(400).end();
    return;
  }
  const headers = sendsHeaders ? await headersFor(root, rawPath) : {};
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if ((await lookUp(place))?.isDirectory()) {
    if (!rawPath.endsWith("/")) {
      const location = `${rawPath}/${query === undefined ? "" : `?${query}`}`;
      response.writeHead(301, { location }).end();
      return;
    }
    await sendFile(root, path.join(place, "index.html"), request, response);
    return;
  }
  await sendFile(root, rawPath.endsWith("/") ? undefined : place, request, response);
}

/** The file or folder that a URL's path names; undefined when it is malformed or outside. */
function resolveInside(root: string, rawPath: string): string | undefined {
  try {
    const place = path.join(root, decodeURIComponent(rawPath));
    const isInside =
      place === root || place === `${root}${path.sep}` || place.startsWith(`${root}${path.sep}`);
    return isInside && !place.includes("\0") ? place : undefined;
  } catch {
    return undefined;
  }
}

async function sendFile(
  root: string,
  file: string | undefined,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const isHidden = file === path.join(root, HEADERS_FILE);
  const found = file === undefined || isHidden ? undefined : await lookUp(file);
  if (file === undefined || !found?.isFile()) {
    const page = await readFile(path.join(root, "404.html")).catch(() => "Not found");
    response.writeHead(404, { "content-type": TYPES[".html"] }).end(page);
    return;
  }
  const etag = `"${found.mtimeNs.toString(36)}-${found.size.toString(36)}"`;
  const headers = { etag, "cache-control": "public, max-age=0, must-revalidate" };
  if (request.headers["if-none-match"] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  const body = await readFile(file);
  response.writeHead(200, {
    ...headers,
    "content-type": TYPES[path.extname(file)] ?? "application/octet-stream",
    "content-length": body.length,
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

/** What there is at a place; undefined if nothing is. */
function lookUp(place: string): Promise<BigIntStats | undefined> {
  return stat(place, { bigint: true }).catch(() => undefined);
}
