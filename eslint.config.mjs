import eslint from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

import { layerRule } from "./scripts/eslint/layer-rule.mjs";
import { loadingRule } from "./scripts/eslint/loading-rule.mjs";

export default tseslint.config(
  {
    ignores: [
      "build/",
      ".cache/",
      ".docusaurus/",
      "node_modules/",
      "playwright-report/",
      "test-results/",
    ],
  },
  // A rule that does not fit is changed here for everybody, with its reason.
  { linterOptions: { noInlineConfig: true } },
  eslint.configs.recommended,
  tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": "error",
      // An interface gives a name to the type that follows from a schema (src/world/schema.ts).
      "@typescript-eslint/no-empty-object-type": [
        "error",
        { allowInterfaces: "with-single-extends" },
      ],
    },
  },
  {
    files: ["**/*.tsx"],
    extends: [jsxA11y.flatConfigs.recommended, reactHooks.configs.flat["recommended-latest"]],
    rules: {
      // What scrolls must take focus, or the keyboard cannot scroll it. Whether an element scrolls
      // is known to axe in the browser, not to a linter.
      "jsx-a11y/no-noninteractive-tabindex": "off",
    },
  },
  {
    // Tests may reach into any layer: they show that the layers fit each other.
    files: ["{facts,src,examples,plugins}/**/*.{ts,tsx}"],
    ignores: ["**/*.test.{ts,tsx}"],
    plugins: { project: { rules: { layers: layerRule } } },
    rules: { "project/layers": "error" },
  },
  {
    // Chunks, workers and files may not come. What loads them here has one way to fail, which is told
    // to the reader (src/loading).
    files: ["src/{lab,components,theme,pages,config-code}/**/*.{ts,tsx}"],
    ignores: ["**/*.test.{ts,tsx}"],
    rules: { "no-restricted-syntax": ["error", ...loadingRule] },
  },
  {
    // Playwright reads from a fixture's first parameter what it depends on, even when on nothing.
    files: ["tests/**/*.ts"],
    rules: { "no-empty-pattern": ["error", { allowObjectPatternsAsParameters: true }] },
  },
  {
    files: ["**/*.mjs", "scripts/**"],
    languageOptions: { globals: { console: "readonly", process: "readonly", URL: "readonly" } },
  },
);
