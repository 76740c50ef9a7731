import { type AST, compile, parse } from "svelte/compiler";

import { FrameworkError, type FrameworkSources } from "../framework";

/** What of the Auth.js package works in the browser. */
const CLIENT = "@auth/sveltekit/client";

/** Functions whose work is done in the browser. */
const OF_THE_BROWSER = ["$effect", "afterUpdate", "beforeUpdate", "onMount"];

/** How a SvelteKit app's files are read: components by Svelte's own compiler, and `$lib`. */
export const sources: FrameworkSources = {
  compile(path, text) {
    if (!path.endsWith(".svelte")) return undefined;
    if (!path.startsWith("generated/")) refuseBrowserCode(path, text);
    try {
      return compile(text, { filename: path, generate: "server", css: "injected", dev: false }).js
        .code;
    } catch (error) {
      throw new FrameworkError(
        "Svelte cannot compile a component",
        `${path}: ${String(error)}`,
        path,
      );
    }
  },
  resolve: (specifier) =>
    specifier === "$lib" || specifier.startsWith("$lib/")
      ? `/src/lib${specifier.slice("$lib".length)}`
      : undefined,
};

/** @throws FrameworkError naming what of a component would run in the browser only */
function refuseBrowserCode(path: string, text: string): void {
  const found = findBrowserCode(parse(text, { modern: true }));
  if (found === undefined) return;
  throw new FrameworkError(
    "No code in the browser yet",
    `${path}: \`${found}\` is for the browser, and the lab's SvelteKit runs no code of the app there yet. Use a form with an action, and load functions.`,
    path,
  );
}

/** Whatever stands in a tree of Svelte's parser. */
interface TreeNode {
  type?: string;
  name?: string;
  value?: unknown;
  source?: { value?: unknown };
  callee?: { type?: string; name?: string; object?: { name?: string } };
}

function findBrowserCode(node: AST.Root | TreeNode | unknown): string | undefined {
  if (typeof node !== "object" || node === null) return undefined;
  const { type, name = "", value, callee, source } = node as TreeNode;
  if (type === "ImportDeclaration" && source?.value === CLIENT) return CLIENT;
  if (type === "OnDirective") return `on:${name}`;
  if (type === "Attribute" && /^on[a-z]/.test(name) && typeof value === "object") return name;
  if (type === "CallExpression") {
    const called = callee?.name ?? callee?.object?.name;
    if (called !== undefined && OF_THE_BROWSER.includes(called)) return called;
  }
  for (const child of Object.values(node)) {
    const found = findBrowserCode(child);
    if (found !== undefined) return found;
  }
  return undefined;
}
