import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Folder of the TypeScript sources inside the installed `@auth/core`. */
const SOURCES = path.resolve("node_modules/@auth/core/src");

/** A source file of the installed library. */
export interface CoreSource {
  /** Path below `src`, with forward slashes. */
  file: string;
  text: string;
}

/** The TypeScript sources below a folder of the installed `@auth/core`. */
export function coreSources(folder: string): CoreSource[] {
  return readdirSync(path.join(SOURCES, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => path.posix.join(folder, file))
    .map((file) => ({ file, text: readFileSync(path.join(SOURCES, file), "utf8") }));
}
