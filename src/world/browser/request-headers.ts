import type { Outgoing } from "./outgoing";

/**
 * What `Referer` tells the host of `url`, by the policy that browsers have by default,
 * strict-origin-when-cross-origin (Referrer Policy, section 8.3).
 *
 * @param referrer the address to tell of; null for nothing
 */
export function referrerFor(referrer: string | null, url: string): string | null {
  if (referrer === null) return null;
  const from = new URL(referrer);
  const to = new URL(url);
  if (from.origin === to.origin) return from.origin + from.pathname + from.search;
  return from.protocol === "https:" && to.protocol !== "https:" ? null : `${from.origin}/`;
}

/**
 * What `Origin` says (Fetch standard, "append a request `Origin` header"): it is on every request
 * that may change something, and on each that needs another origin's leave.
 */
export function originFor(outgoing: Outgoing): string | undefined {
  const { initiator, method, url, cors = false } = outgoing;
  const isSafe = method === "GET" || method === "HEAD";
  if (initiator === null || (isSafe && !cors)) return undefined;
  if (outgoing.tainted) return "null";
  const from = new URL(initiator);
  const isDowngrade = from.protocol === "https:" && new URL(url).protocol !== "https:";
  return isDowngrade && !cors ? "null" : from.origin;
}
