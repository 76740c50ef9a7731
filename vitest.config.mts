import { defineConfig } from "vitest/config";

const resultsFile = process.env["RESULTS_FILE"];

export default defineConfig({
  test: {
    include: ["{src,examples,plugins,scripts,tests}/**/*.test.{ts,tsx}"],
    reporters: ["default", ...(resultsFile ? (["json"] as const) : [])],
    ...(resultsFile ? { outputFile: { json: resultsFile } } : {}),
  },
});
