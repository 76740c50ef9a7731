import { defineConfig } from "vitest/config";

import { reporting } from "./scripts/test/vitest-reporting";

/** Checks of the built site without a browser: `npm run build && npm run check:built`. */
export default defineConfig({
  test: {
    include: ["tests/built/**/*.test.ts"],
    // Patience costs nothing where all is well; the unit tests run at the same time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    ...reporting(),
  },
});
