/** How many cases are tried: few in `npm test`, with a fixed seed; 100,000 in `npm run fuzz`. */
export const CASES = Number(process.env.FUZZ_CASES ?? 800);

/** What the cases are made from. In `npm run fuzz` it is new each time; a failure names it. */
const SEED = Number(process.env.FUZZ_SEED ?? (process.env.FUZZ_CASES ? Date.now() % 2 ** 31 : 1));

/**
 * Settings of a property for fast-check.
 *
 * @param share of all cases; the shares of all properties add up to 1
 */
export function cases(share: number): { numRuns: number; seed: number } {
  return { numRuns: Math.round(CASES * share), seed: SEED };
}

/** Shares of the families of cases. */
export const SHARES = {
  requests: 0.3,
  providerRequests: 0.15,
  cookies: 0.3,
  redirects: 0.15,
  tokenResponses: 0.1,
} as const;
