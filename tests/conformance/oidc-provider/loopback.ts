import http from "node:http";
import type { AddressInfo } from "node:net";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";

import type { Host } from "../../../src/world/network";
import type { Actor } from "../../../src/world/trace/events";

/** A server on a free port of 127.0.0.1. */
export interface LoopbackServer {
  port: number;
  close: () => Promise<void>;
}

/** Starts a server on a free port. */
export async function listen(listener: http.RequestListener): Promise<LoopbackServer> {
  const server = http.createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

/**
 * A host of the world that lives behind a socket: it forwards what the world's network carries to a
 * real server, as a TLS-terminating proxy in front of it does. `Host` stays the public name, and
 * `X-Forwarded-Proto` tells the public scheme.
 */
export function loopbackHost(actor: Actor, port: number): Host {
  return { actor, fetch: (request) => forward(request, port) };
}

async function forward(request: Request, port: number): Promise<Response> {
  const { host, pathname, search, protocol } = new URL(request.url);
  const body = Buffer.from(await request.arrayBuffer());
  const headers = {
    ...Object.fromEntries(request.headers),
    host,
    "x-forwarded-proto": protocol.replace(":", ""),
    ...(request.body === null ? {} : { "content-length": String(body.length) }),
  };
  const message = await new Promise<http.IncomingMessage>((resolve, reject) => {
    http
      .request(
        {
          host: "127.0.0.1",
          port,
          agent: false,
          method: request.method,
          path: pathname + search,
          headers,
        },
        resolve,
      )
      .on("error", reject)
      .end(body);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const { statusCode = 500 } = message;
  const content = [204, 304].includes(statusCode) ? null : Buffer.concat(chunks);
  return new Response(content?.length === 0 ? null : content, {
    status: statusCode,
    headers: headerPairs(message.rawHeaders),
  });
}

/**
 * Serves an app that is written for the web platform's messages on Node's server, as the adapters of
 * frameworks do.
 */
export function nodeListener(
  fetch: (request: Request) => Response | Promise<Response>,
): http.RequestListener {
  return (incoming, outgoing) => {
    void (async () => fetch(toRequest(incoming)))().then(
      (response) => send(response, outgoing),
      (error: unknown) => outgoing.writeHead(500).end(String(error)),
    );
  };
}

function toRequest(incoming: http.IncomingMessage): Request {
  const scheme = String(incoming.headers["x-forwarded-proto"] ?? "http");
  const hasBody = incoming.method !== "GET" && incoming.method !== "HEAD";
  return new Request(`${scheme}://${incoming.headers.host}${incoming.url}`, {
    method: incoming.method,
    headers: headerPairs(incoming.rawHeaders),
    ...(hasBody && { body: Readable.toWeb(incoming) as ReadableStream<Uint8Array> }),
    duplex: "half",
  } as RequestInit);
}

async function send(response: Response, outgoing: http.ServerResponse): Promise<void> {
  for (const [name, value] of response.headers) {
    if (name !== "set-cookie") outgoing.setHeader(name, value);
  }
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) outgoing.setHeader("set-cookie", cookies);
  outgoing.writeHead(response.status);
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

/** Node's flat list of header names and values, as pairs. */
function headerPairs(raw: string[]): [string, string][] {
  return raw.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, raw[index + 1] ?? ""]] : [],
  );
}
