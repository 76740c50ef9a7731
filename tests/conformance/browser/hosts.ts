import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { createServer as createHttpsServer } from "node:https";
import type { AddressInfo } from "node:net";

import { createCertificate } from "../../support/certificate";
import { type Reply, reply } from "./answers";
import { describeRequest, type Seen } from "./observation";

/** The hosts of a case on loopback: one server for all names with TLS, one for all without. */
export interface Hosts {
  /** Ports of the servers. */
  http: number;
  https: number;
  /** What the hosts have seen since the list was last emptied. */
  seen: Seen[];
  close(): Promise<void>;
}

/** Starts the hosts. */
export async function startHosts(): Promise<Hosts> {
  const seen: Seen[] = [];
  const listen = (scheme: string) => (request: IncomingMessage, response: ServerResponse) =>
    void answer(scheme, request, response, seen);
  // The default limit, 16 KB, is less than the cookies of a case have.
  const options = { maxHeaderSize: 1 << 20 };
  const http = createHttpServer(options, listen("http"));
  const https = createHttpsServer(
    { ...createCertificate("app.test"), ...options },
    listen("https"),
  );
  return {
    http: await start(http),
    https: await start(https),
    seen,
    async close() {
      await Promise.all([stop(http), stop(https)]);
    },
  };
}

async function answer(
  scheme: string,
  request: IncomingMessage,
  response: ServerResponse,
  seen: Seen[],
): Promise<void> {
  const { method = "GET", headers } = request;
  const url = `${scheme}://${headers.host}${request.url}`;
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  if (new URL(url).pathname === "/favicon.ico") return void response.writeHead(404).end();
  const read = (name: string) => headers[name]?.toString();
  seen.push(describeRequest(method, url, read, Buffer.concat(chunks).toString()));
  write(response, reply(url, method));
}

/** Sends a reply; by hand if it has control characters, which Node refuses to send. */
function write(response: ServerResponse, { status, headers, body }: Reply): void {
  const content = Buffer.from(body ?? "");
  const length: [string, string][] =
    body === null ? [] : [["Content-Length", String(content.length)]];
  const fields = [...headers, ...length];
  if (!fields.some(([, value]) => hasControl(value))) {
    response.writeHead(status, fields.flat()).end(content);
    return;
  }
  const lines = fields.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const head = Buffer.from(`HTTP/1.1 ${status} OK\r\n${lines}Connection: close\r\n\r\n`, "latin1");
  response.socket?.end(Buffer.concat([head, content]));
}

function hasControl(text: string): boolean {
  return [...text].some((character) => character < " " || character === "\x7f");
}

async function start(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

async function stop(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
