import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The packages that bring Auth.js to a framework. */
export const FRAMEWORK_PACKAGES = [
  "next-auth",
  "@auth/express",
  "@auth/sveltekit",
  "@auth/qwik",
  "@auth/solid-start",
] as const;

/**
 * The texts of all scripts of an installed package, without those of packages inside it.
 *
 * @param name the package, or a folder of it
 */
export function packageScripts(name: string): string[] {
  const folder = path.join("node_modules", name);
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.[cm]?js$/.test(file) && !file.includes("node_modules"))
    .map((file) => readFileSync(path.join(folder, file), "utf8"));
}
