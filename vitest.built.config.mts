import { defineConfig } from "vitest/config";

/** Checks of the built site without a browser: `npm run build && npm run check:built`. */
export default defineConfig({
  test: { include: ["tests/built/**/*.test.ts"] },
});
