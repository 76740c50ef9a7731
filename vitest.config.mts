import { availableParallelism } from "node:os";
import path from "node:path";

import { configDefaults, defineConfig } from "vitest/config";

import { docusaurus } from "./scripts/test/docusaurus";
import { reporting } from "./scripts/test/vitest-reporting";

/** What framework packages import of their frameworks, and what works inside of them only. */
const frameworks = path.resolve("tests/frameworks");

/**
 * Tests of modules that keep no state, or that put it back: they share what they import. To evaluate that
 * takes longer than the tests themselves.
 */
const SHARING = [
  "{examples,plugins,scripts,src}",
  "tests/{bench,diagnosis,docs,doctor,fuzz,hostile,providers,reference,repository,search,signatures}",
].map((folder) => `${folder}/**/*.test.{ts,tsx}`);

/**
 * Tests among these that run `@auth/core` itself: whether a configuration with e-mail links came, it keeps
 * for good, and then refuses all that have no adapter. `tests/support/platform-unchanged.ts` finds a file
 * that is missing here.
 */
const WITH_CORE = [
  "examples/{database-sessions,first-sign-in,plain-adapter,session-lifetime}/scenario.test.ts",
  "examples/examples.test.ts",
  "plugins/package-data/cookies.test.ts",
  "plugins/provider-pages/provider-pages.test.ts",
  "plugins/reference/corrected.test.ts",
  "src/components/EnvironmentResolver/resolve.test.ts",
  "src/components/home/trip.test.ts",
  "src/frameworks/sveltekit/host.test.ts",
  "src/lab/inspector/tokens/check-flows.test.ts",
  "src/sandbox/realm/sealed-book.test.ts",
  "src/vendors/behavior.test.ts",
  "src/world/idp/core.test.ts",
  "tests/bench/world/world-times.test.ts",
  "tests/doctor/{corpus,random-configs,rules,site-examples}.test.ts",
  "tests/fuzz/world.test.ts",
  "tests/providers/{defects,paste-issuers,remembered,sign-in}.test.ts",
  "tests/reference/{pages,resolver-frameworks}.test.ts",
  "tests/signatures/played.test.ts",
];

/** Tests among these that put something in the place of a module: who imports it keeps what was put there. */
const MOCKING = [
  "examples/{reports,refresh-database/token-store}.test.ts",
  "src/config-code/{switched-code,switches}.test.ts",
  "src/sandbox/realm/lab.test.ts",
  "tests/fuzz/paste.test.ts",
  "tests/providers/paste{,-environment,-files,-functions,-limits,-other-texts,-secrets}.test.ts",
];

/** Tests among these that cannot share: Next.js replaces `Date`, and a realm has one lab for good. */
const ALONE = ["src/frameworks/next/**/*.test.ts", "src/sandbox/realm/forge-session.test.ts"];

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
          include: SHARING,
          exclude: [...excluded, ...ALONE, ...MOCKING, ...WITH_CORE],
          pool: "threads",
          setupFiles: "tests/support/platform-unchanged.ts",
        },
      },
      {
        extends: true,
        test: {
          name: "with modules of its own",
          include: ["{facts,snippets,tests}/**/*.test.{ts,tsx}", "*.test.ts"],
          exclude: [...excluded, ...SHARING],
        },
      },
      { extends: true, test: { name: "alone", include: [...ALONE, ...MOCKING, ...WITH_CORE] } },
    ],
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
    testTimeout: 120_000,
    hookTimeout: 120_000,
    ...reporting(),
  },
});
