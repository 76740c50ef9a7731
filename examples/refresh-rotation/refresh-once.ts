import { refresh } from "./refresh";
import { createSingleFlight } from "./single-flight";
import type { ProviderTokens } from "./tokens";

/** What one process remembers: the refreshes that run, and those of the last minute. */
export function createRefreshOnce(): (refreshToken: string) => Promise<ProviderTokens> {
  const once = createSingleFlight<ProviderTokens>(60_000);
  return (refreshToken) => once(refreshToken, () => refresh(refreshToken));
}
