import { defineConfig } from "vitest/config";

import { docusaurus } from "./scripts/test/docusaurus";
import { reporting } from "./scripts/test/vitest-reporting";

/**
 * `npm run fuzz`: 100,000 malformed cases against the world and the panels of the
 * lab, new ones each time. A failure names its
 * seed; `FUZZ_SEED=<seed> npm run fuzz` tries the same cases again.
 */
export default defineConfig({
  resolve: { alias: docusaurus },
  test: {
    include: ["tests/fuzz/**/*.test.{ts,tsx}"],
    env: { FUZZ_CASES: process.env.FUZZ_CASES ?? "100000" },
    server: { deps: { inline: ["@auth/core"] } },
    // Many minutes on a small machine; what hangs is found case by case.
    testTimeout: 3 * 3_600_000,
    ...reporting(),
  },
});
