import eslint from "@eslint/js";
import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

/**
 * The layer rule: a layer imports only itself, the layers named here, and npm packages.
 * The compiler enforces the rest (src/world has no DOM types, so a DOM use does not compile).
 */
const layers = {
  "src/world": [],
  "src/scenario": ["src/world"],
  examples: ["#scenario"],
  "src/sandbox": ["src/world", "src/scenario"],
  "src/playground": ["src/scenario/types", "src/sandbox/messages"],
};

const allLayers = ["world", "scenario", "sandbox", "playground", "components", "theme", "pages"];

/** Restricted-import patterns that leave a layer only what it may know. */
function forbidden(layer, allowed) {
  const own = layer.replace("src/", "");
  return allLayers
    .filter((other) => other !== own)
    .flatMap((other) => {
      const open = allowed.filter(
        (path) => path === `src/${other}` || path.startsWith(`src/${other}/`),
      );
      if (open.includes(`src/${other}`)) return [];
      const exceptions = open.map((path) => `!**/${path.replace("src/", "")}`);
      return [
        {
          group: [`**/${other}/**`, `**/${other}`, ...exceptions],
          message: layerMessage(layer, other),
        },
      ];
    });
}

function layerMessage(layer, other) {
  return `${layer} must not know src/${other} (the layer rule in CONTRIBUTING.md).`;
}

const sandpack = {
  group: ["@codesandbox/*"],
  message: "Sandpack is imported in src/playground only, so that one folder can replace it.",
};
const frameworks = {
  group: ["react", "react-dom", "react-dom/*", "@docusaurus/*", "@theme/*", "node:*"],
  message: "This layer runs in the realm and under Node: Web-standard APIs only.",
};

export default tseslint.config(
  {
    ignores: ["build/", ".docusaurus/", "node_modules/", "test-results/", "playwright-report/"],
  },
  eslint.configs.recommended,
  tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": "error",
      "no-restricted-imports": "off",
      "@typescript-eslint/no-restricted-imports": ["error", { patterns: [sandpack] }],
    },
  },
  {
    files: ["**/*.tsx"],
    extends: [jsxA11y.flatConfigs.recommended, reactHooks.configs.flat["recommended-latest"]],
  },
  ...Object.entries(layers).map(([layer, allowed]) => ({
    files: [`${layer}/**/*.{ts,tsx}`],
    ignores: ["**/*.test.ts"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [
            ...forbidden(layer, allowed),
            ...(layer === "src/playground" ? [] : [sandpack]),
            ...(["src/world", "src/scenario", "examples"].includes(layer) ? [frameworks] : []),
          ],
        },
      ],
    },
  })),
  {
    files: ["**/*.mjs", "scripts/**"],
    languageOptions: { globals: { console: "readonly", process: "readonly", URL: "readonly" } },
  },
);
