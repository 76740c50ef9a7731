import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["{src,examples,plugins,scripts}/**/*.test.{ts,tsx}"] },
});
