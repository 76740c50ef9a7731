/*
 * Loaded by Node before Next.js, in a process of its own: what the app fetches from elsewhere goes to
 * the world in which the test plays the scenario.
 */
const gateway = process.env.WORLD_GATEWAY;
const { fetch: original, Headers, Request } = globalThis;

globalThis.fetch = async (input, init) => {
  const request = new Request(input, init);
  const { origin, hostname, pathname, search } = new URL(request.url);
  if (hostname === "localhost" || hostname === "127.0.0.1") return original(request);
  const headers = new Headers(request.headers);
  headers.set("x-world-origin", origin);
  const isBare = request.method === "GET" || request.method === "HEAD";
  const body = isBare ? undefined : await request.arrayBuffer();
  const target = `${gateway}${pathname}${search}`;
  return original(target, { method: request.method, headers, body, redirect: "manual" });
};
