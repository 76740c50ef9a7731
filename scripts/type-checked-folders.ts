import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

/** Folders with a TypeScript project of their own: the root, the code on pages, and each layer. */
export function typeCheckedFolders(): string[] {
  const below = (folder: string) => readdirSync(folder).map((name) => path.join(folder, name));
  return [".", "examples", "snippets", ...below("snippets"), ...below("src")].filter((folder) =>
    existsSync(path.join(folder, "tsconfig.json")),
  );
}
