import { defineConfig } from "vitest/config";

import { reporting } from "./scripts/test/vitest-reporting";

/**
 * The labs of frameworks against the frameworks themselves, and the files of a guide in nginx and Caddy:
 * `npm run check:frameworks`.
 */
export default defineConfig({
  test: {
    globalSetup: "tests/conformance/frameworks/registry.ts",
    include: ["tests/conformance/{frameworks,proxies}/**/*.test.ts"],
    // Patience costs nothing where all is well; a loaded machine must not make a red run.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    ...reporting(),
  },
});
