import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

/** The configuration of each TypeScript project: the root, the apps, the code on pages, and each layer. */
export function typeScriptProjects(): string[] {
  const below = (folder: string) => readdirSync(folder).map((name) => path.join(folder, name));
  return [".", "apps", "examples", "snippets", ...below("snippets"), ...below("src")]
    .map((folder) => path.join(folder, "tsconfig.json"))
    .concat(NEXTJS_EXAMPLES, SVELTEKIT_EXAMPLES)
    .filter((file) => existsSync(file));
}

/** The examples that are apps of Next.js: pages in JSX, and types of the DOM, which Next.js's need. */
const NEXTJS_EXAMPLES = "examples/tsconfig.nextjs.json";

/** The examples that are apps of SvelteKit, with the types of its events. */
const SVELTEKIT_EXAMPLES = "examples/tsconfig.sveltekit.json";
