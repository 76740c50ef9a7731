import { defineConfig } from "vitest/config";

const resultsFile = process.env["RESULTS_FILE"];

export default defineConfig({
  test: {
    include: ["{src,examples,plugins,scripts,tests}/**/*.test.{ts,tsx}"],
    // Core keeps state in its modules. Inlined, it is fresh after `vi.resetModules()`; else Node keeps it.
    server: { deps: { inline: ["@auth/core"] } },
    reporters: ["default", ...(resultsFile ? (["json"] as const) : [])],
    ...(resultsFile ? { outputFile: { json: resultsFile } } : {}),
  },
});
