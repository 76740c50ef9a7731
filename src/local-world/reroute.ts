import { type OutgoingHttpHeaders, ServerResponse } from "node:http";

import type { Addresses } from "./addresses";

/**
 * Leads this process to the local servers: what it fetches from an origin of the world, it fetches
 * from the local server; and where it redirects a browser there, the browser goes to the local server.
 * So the app's code keeps the addresses that its providers have in earnest, `https:` and all.
 */
export function reroute(addresses: Addresses): void {
  rerouteFetch(addresses);
  rerouteRedirects(addresses);
}

function rerouteFetch(addresses: Addresses): void {
  const original = globalThis.fetch;
  globalThis.fetch = (input, init) => {
    if (!(input instanceof Request)) return original(addresses.toLocal(String(input)), init);
    const local = addresses.toLocal(input.url);
    return original(local === input.url ? input : new Request(local, input), init);
  };
}

/** Headers by which a server sends a browser on; the second is for Next.js's own script, with its way of going. */
const REDIRECTS = ["location", "x-action-redirect"];

/** Every framework writes its head by this method in the end. */
function rerouteRedirects(addresses: Addresses): void {
  const { prototype } = ServerResponse;
  const original = Reflect.get(prototype, "writeHead") as (...args: unknown[]) => ServerResponse;
  const writeHead = function (this: ServerResponse, ...args: unknown[]): ServerResponse {
    for (const name of REDIRECTS) {
      const value = this.getHeader(name);
      if (typeof value === "string") this.setHeader(name, addresses.toLocal(value));
    }
    const mapped = args.map((arg) =>
      typeof arg === "object" && arg !== null ? rerouted(arg, addresses) : arg,
    );
    return Reflect.apply(original, this, mapped);
  };
  Reflect.set(prototype, "writeHead", writeHead);
}

/** Headers as `writeHead` takes them: an object, a list of names and values, or one of pairs. */
function rerouted(headers: object, addresses: Addresses): object {
  if (!Array.isArray(headers)) {
    const entries = Object.entries(headers as OutgoingHttpHeaders);
    return Object.fromEntries(entries.map(([name, value]) => [name, map(name, value, addresses)]));
  }
  if (headers.every((entry) => Array.isArray(entry))) {
    return headers.map(([name, value]) => [name, map(String(name), value, addresses)]);
  }
  return headers.map((value, index) =>
    index % 2 === 1 ? map(String(headers[index - 1]), value, addresses) : value,
  );
}

function map<Value>(name: string, value: Value, addresses: Addresses): Value | string {
  return REDIRECTS.includes(name.toLowerCase()) && typeof value === "string"
    ? addresses.toLocal(value)
    : value;
}
