import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import ts from "typescript";

import { resolveProof } from "../proofs/resolve";

/**
 * What shows a statement: a step of an example in the simulated internet, a test with the library, or a
 * test with a framework's package. The last is the only one that can tell what such a package does.
 */
export type Evidence = "step" | "test" | "framework";

/**
 * @param proof as a page names it: see `resolveProof`
 * @param root folder of the site
 */
export async function evidenceOf(proof: string, root: string): Promise<Evidence> {
  const found = await resolveProof(proof, root);
  if (found.kind === "step") return "step";
  return usesFramework(path.join(root, found.file)) ? "framework" : "test";
}

const FRAMEWORK = /^(?:next-auth|@auth\/(?:express|qwik|solid-start|sveltekit))(?:\/|$)/;

const known = new Map<string, boolean>();

/** Whether a module imports a framework's package, by itself or through others of the repository. */
function usesFramework(file: string): boolean {
  const before = known.get(file);
  if (before !== undefined) return before;
  // Modules that import each other end here.
  known.set(file, false);
  const { importedFiles } = ts.preProcessFile(readFileSync(file, "utf8"), true, true);
  const uses = importedFiles.some(({ fileName }) => {
    if (FRAMEWORK.test(fileName)) return true;
    const imported = fileName.startsWith(".") && moduleAt(path.resolve(file, "..", fileName));
    return imported && usesFramework(imported);
  });
  known.set(file, uses);
  return uses;
}

function moduleAt(place: string): string | undefined {
  const names = ["", ".ts", ".tsx", "/index.ts"].map((ending) => place + ending);
  return names.find((name) => /\.tsx?$/.test(name) && existsSync(name));
}
