import { configDefaults, defineConfig } from "vitest/config";

import { reporting } from "./scripts/test/vitest-reporting";

export default defineConfig({
  test: {
    include: ["{src,examples,plugins,scripts,snippets,tests}/**/*.test.{ts,tsx}", "*.test.ts"],
    // These read the built site: `npm run check:built`.
    exclude: [...configDefaults.exclude, "tests/built/**"],
    // @auth/core remembers earlier configurations in module variables. Loaded through Vitest it
    // can be loaded afresh (vi.resetModules), so that one claim does not color the next.
    server: { deps: { inline: ["@auth/core"] } },
    globalSetup: "plugins/traces/vitest-setup.ts",
    // Patience costs nothing where all is well; a loaded machine must not make a red run.
    testTimeout: 30_000,
    ...reporting(),
  },
});
