import { listen, type LoopbackServer, nodeListener } from "../oidc-provider/loopback";

/** Headers that belong to the connection to the gateway. */
const OWN = ["x-world-origin", "host", "connection", "content-length"];

/**
 * Answers what a real server fetches from elsewhere (`reroute.mjs` sends it here) as the world does that
 * plays at the time.
 */
export function startGateway(): Promise<LoopbackServer> {
  return listen(
    nodeListener(async (request) => {
      const { pathname, search } = new URL(request.url);
      const headers = new Headers(request.headers);
      const origin = headers.get("x-world-origin") ?? "";
      for (const name of OWN) headers.delete(name);
      const isBare = request.method === "GET" || request.method === "HEAD";
      const body = isBare ? undefined : await request.arrayBuffer();
      return fetch(origin + pathname + search, {
        method: request.method,
        headers,
        ...(body && { body }),
      });
    }),
  );
}
