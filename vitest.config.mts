import { availableParallelism } from "node:os";
import path from "node:path";

import { configDefaults, defineConfig } from "vitest/config";

import { docusaurus } from "./scripts/test/docusaurus";
import { reporting } from "./scripts/test/vitest-reporting";

/** What framework packages import of their frameworks, and what works inside of them only. */
const frameworks = path.resolve("tests/frameworks");

/** Tests of modules that keep no state, or whose tests put it back: they share what they import. */
const SHARING = ["src", "plugins", "scripts", "tests/{bench,docs,reference,repository,search}"];

/** Tests among these that need modules of their own. */
const ALONE = ["src/sandbox/realm/forge-session.test.ts"];

const files = (folders: readonly string[]) =>
  folders.map((folder) => `${folder}/**/*.test.{ts,tsx}`);

// These read the built site, and build apps: `npm run check:built`, `npm run check:frameworks`.
const excluded = [
  ...configDefaults.exclude,
  "tests/built/**",
  "tests/conformance/{frameworks,proxies}/**",
];

export default defineConfig({
  resolve: {
    alias: {
      // The root of a Next.js app, for the code that guides show.
      "@": path.resolve("snippets/next"),
      "@builder.io/qwik/build": path.join(frameworks, "qwik.ts"),
      "@builder.io/qwik-city": path.join(frameworks, "qwik.ts"),
      "@builder.io/qwik": path.join(frameworks, "qwik.ts"),
      "@sveltejs/kit": path.join(frameworks, "sveltekit.ts"),
      "next/headers": path.join(frameworks, "next-headers.ts"),
      "next/navigation": path.join(frameworks, "next-navigation.ts"),
      ...docusaurus,
      "$app/environment": path.join(frameworks, "app-environment.ts"),
      "$app/paths": path.join(frameworks, "app-paths.ts"),
      "$env/dynamic/private": path.join(frameworks, "env-dynamic-private.ts"),
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: "sharing modules",
          include: files(SHARING),
          exclude: [...excluded, ...ALONE],
          pool: "threads",
        },
      },
      {
        extends: true,
        test: {
          name: "each with its own",
          include: [...files(["facts", "examples", "snippets", "tests"]), "*.test.ts", ...ALONE],
          exclude: [...excluded, ...files(SHARING.filter((folder) => folder.startsWith("tests")))],
          pool: "forks",
        },
      },
    ],
    // To evaluate what is imported takes twice as long as the tests themselves.
    poolOptions: { threads: { isolate: false } },
    // @auth/core remembers earlier configurations in module variables. Loaded through Vitest it
    // can be loaded afresh (vi.resetModules), so that one claim does not color the next.
    // The framework packages must get the same modules of it.
    server: {
      deps: {
        inline: ["@auth/core", "@auth/express", "@auth/qwik", "@auth/sveltekit", "next-auth"],
      },
    },
    globalSetup: "plugins/traces/vitest-setup.ts",
    // By itself, Vitest leaves one processor to others.
    minWorkers: 1,
    maxWorkers: availableParallelism(),
    // Patience costs nothing where all is well; a loaded machine must not make a red run.
    testTimeout: 30_000,
    hookTimeout: 30_000,
    ...reporting(),
  },
});
