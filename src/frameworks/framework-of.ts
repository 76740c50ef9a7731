import type { AppFiles } from "./framework";

/** A framework that a lab can run. */
export type FrameworkName = "next" | "sveltekit";

/**
 * The framework whose app some files are, by what it looks for itself. An `app.ts` is a web-standard app
 * of no framework.
 */
export function frameworkOf(files: AppFiles): FrameworkName | undefined {
  if ("app.ts" in files) return undefined;
  const paths = Object.keys(files);
  const has = (pattern: RegExp) => paths.some((path) => pattern.test(path));
  if (has(/^app\/(?:.+\/)?(?:page|route)\.[jt]sx?$/)) return "next";
  return has(/^src\/routes\/(?:.+\/)?\+(?:page\.svelte|server\.[jt]s)$/) ? "sveltekit" : undefined;
}
