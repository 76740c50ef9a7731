import { refresh } from "./refresh";
import { processes } from "./settings";
import { createSingleFlight } from "./single-flight";
import type { ProviderTokens } from "./tokens";

/** What each process remembers: the refreshes under way in it, and those of the last minute. */
const memories = Array.from({ length: processes }, () =>
  createSingleFlight<ProviderTokens>(60_000),
);

let requests = 0;

/**
 * Refreshes once for all requests that reach the same process with the same refresh token. A load
 * balancer sends one request after the other to the next process.
 */
export function refreshOnce(tokens: ProviderTokens): Promise<ProviderTokens> {
  const memory = memories[requests++ % memories.length];
  return memory ? memory(tokens.refreshToken, () => refresh(tokens)) : refresh(tokens);
}
