import type { AppFiles } from "./framework";

/** A framework that a lab can run. */
export type FrameworkName = "next";

/**
 * The framework whose app some files are, by what it looks for itself. An `app.ts` is a web-standard app
 * of no framework.
 */
export function frameworkOf(files: AppFiles): FrameworkName | undefined {
  if ("app.ts" in files) return undefined;
  const paths = Object.keys(files);
  return paths.some((path) => /^app\/(?:.+\/)?(?:page|route)\.[jt]sx?$/.test(path))
    ? "next"
    : undefined;
}
