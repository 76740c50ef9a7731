import type { LoadContext } from "@docusaurus/types";
import { afterEach, expect, it, vi } from "vitest";

import searchPlugin from "./index";

afterEach(() => void vi.unstubAllEnvs());

/** What the plugin asks the bundler for, besides what Docusaurus does. */
function askedFor(environment: string): unknown {
  vi.stubEnv("NODE_ENV", environment);
  const plugin = searchPlugin({ outDir: "/site/build", baseUrl: "/docs/" } as LoadContext);
  const configure = plugin.configureWebpack as () => unknown;
  return configure();
}

it("the development server serves the index of the last build, and its own folders still", () => {
  // A list: Docusaurus joins it to its own, where anything else would replace that.
  expect(askedFor("development")).toEqual({
    devServer: {
      static: [
        { directory: "/site/build/search-index", publicPath: "/docs/search-index", watch: false },
      ],
    },
  });
});

it("a build has no such server", () => {
  expect(askedFor("production")).toBeUndefined();
});
