import { refresh } from "./refresh";
import { createRefreshOnce } from "./refresh-once";
import { form, processes } from "./settings";
import type { ProviderTokens } from "./tokens";

/** Each process has a memory of its own. */
const memories = Array.from({ length: processes }, createRefreshOnce);

let requests = 0;

/**
 * What the knobs of the lab make of `createRefreshOnce()`: a load balancer sends one request after
 * the other to the next process, and the naive form has no memory at all.
 */
export function refreshOnce(refreshToken: string): Promise<ProviderTokens> {
  const memory = form === "naive" ? undefined : memories[requests++ % memories.length];
  return (memory ?? refresh)(refreshToken);
}
