import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["{src,examples,plugins,scripts,tests/repository}/**/*.test.{ts,tsx}"],
  },
});
