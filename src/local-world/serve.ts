import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

import type { Addresses } from "./addresses";

/** Answers requests as a host of a world does. */
type Answer = (request: Request) => Response | Promise<Response>;

/** A host of a world, and the one of its origins that is served here. */
interface Served {
  /** The origin at which the host believes to be. */
  origin: string;
  port: number;
  answer: Answer;
}

/**
 * Serves one origin of a world at a port of this machine. The host sees the request as it would in the
 * world: at its own origin, and with the addresses of the world in queries and forms.
 *
 * @returns when the server listens
 * @throws naming the variable to change, if the port is taken
 */
export function serve(served: Served, addresses: Addresses): Promise<void> {
  const server = createServer((incoming, outgoing) => {
    respond(incoming, outgoing, served, addresses).catch((error: unknown) => {
      console.error(error);
      if (!outgoing.headersSent) outgoing.writeHead(500);
      outgoing.end("The simulated host failed; the terminal says why.");
    });
  });
  return new Promise((resolve, reject) => {
    server.on("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? new Error(isTaken(served)) : error);
    });
    server.listen(served.port, "localhost", resolve);
  });
}

function isTaken({ port, origin }: Served): string {
  return (
    `Port ${port} is taken, at which ${origin} should answer. ` +
    `Stop what uses it, or set SIMULATED_PORT in .env to another port.`
  );
}

async function respond(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  { origin, answer }: Served,
  addresses: Addresses,
): Promise<void> {
  const response = await answer(await toRequest(incoming, origin, addresses));
  const headers: Record<string, string | string[]> = Object.fromEntries(response.headers);
  const cookies = response.headers.getSetCookie();
  if (cookies.length > 0) headers["set-cookie"] = cookies;
  // The length may change with the addresses.
  delete headers["content-length"];
  const isPage = response.headers.get("content-type")?.startsWith("text/html") === true;
  const body = Buffer.from(await response.arrayBuffer());
  outgoing.writeHead(response.status, headers);
  outgoing.end(isPage ? addresses.localIn(body.toString()) : body);
}

async function toRequest(
  incoming: IncomingMessage,
  origin: string,
  addresses: Addresses,
): Promise<Request> {
  const { method = "GET", headersDistinct } = incoming;
  const url = new URL(incoming.url ?? "/", origin);
  if (url.search) url.search = addresses.simulatedParameters(url.search);
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(headersDistinct)) {
    if (name === "host" || name === "content-length") continue;
    const mapped = name === "origin" || name === "referer";
    for (const value of values) headers.append(name, mapped ? addresses.simulatedIn(value) : value);
  }
  if (method === "GET" || method === "HEAD") return new Request(url, { method, headers });
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  const bytes = Buffer.concat(chunks);
  const isForm = headers.get("content-type")?.startsWith("application/x-www-form-urlencoded");
  const body = isForm ? addresses.simulatedParameters(bytes.toString()) : bytes;
  return new Request(url, { method, headers, body });
}
