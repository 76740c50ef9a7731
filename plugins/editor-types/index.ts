import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { LoadContext, Plugin } from "@docusaurus/types";

import { BROWSER_BUNDLE } from "../browser-bundle";
import { buildNoting } from "../inputs/sources";
import type { BundledContent } from "../licenses";
import { collectTypes, COMPILER_OPTIONS, exportedModules, type TypeFiles } from "./collect";
import { importedModules } from "./imports";

/** Where the files of the editor are, below the site's base URL. */
const FOLDER = "editor";

/**
 * Makes what the editor's language service needs: a worker with TypeScript in it, the declaration
 * files of `@auth/core`, and those of all else that examples import, which a lab loads when its files
 * name any of it; those for apps of a framework are apart. `@generated/editor-types/default/files.json` tells pages where they are.
 */
export default function editorTypesPlugin({ siteDir }: LoadContext, options: unknown): Plugin {
  const { outDir } = options as { outDir: string };
  const folder = path.join(siteDir, outDir, FOLDER);
  return {
    name: "editor-types",
    async loadContent(): Promise<Content> {
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      const base = collectTypes(siteDir, exportedModules(siteDir, "@auth/core"));
      const groups = await importedModules(path.join(siteDir, "examples"));
      const further = groups.map((modules) => ({
        modules,
        types: without(collectTypes(siteDir, modules), base),
      }));
      const inputs = new Set<string>();
      const files = {
        worker: await write(folder, "language-worker", "js", await bundleWorker(siteDir, inputs)),
        base: await write(folder, "types", "json", JSON.stringify(base)),
        further: await Promise.all(
          further.map(async ({ modules, types }) => ({
            modules,
            file: await write(folder, "types", "json", JSON.stringify(types)),
          })),
        ),
      };
      const types = [base, ...further.map((group) => group.types)]
        .flatMap((group) => Object.keys(group))
        .map((file) => path.join(siteDir, file));
      return { files, bundled: [...inputs, ...types] };
    },
    async contentLoaded({ content, actions }) {
      await actions.createData("files.json", JSON.stringify((content as Content).files));
    },
  };
}

type Content = BundledContent & { files: object };

function without(files: TypeFiles, others: TypeFiles): TypeFiles {
  return Object.fromEntries(Object.entries(files).filter(([name]) => !(name in others)));
}

async function bundleWorker(siteDir: string, inputs: Set<string>): Promise<string> {
  const entry = path.join(siteDir, "src", "lab", "editor", "language", "worker.ts");
  const { outputFiles } = await buildNoting(siteDir, inputs, {
    ...BROWSER_BUNDLE,
    entryPoints: [entry],
    define: {
      COMPILER_OPTIONS: JSON.stringify(COMPILER_OPTIONS),
      "process.env.NODE_ENV": '"production"',
    },
    // TypeScript asks for these under Node only.
    external: [
      "fs",
      "path",
      "os",
      "crypto",
      "inspector",
      "perf_hooks",
      "module",
      "source-map-support",
    ],
  });
  return outputFiles[0]?.text ?? "";
}

/** Writes a file whose name holds its content's hash. Returns its address below the base URL. */
async function write(folder: string, name: string, type: string, text: string): Promise<string> {
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 10);
  const file = `${name}.${hash}.${type}`;
  const target = path.join(folder, file);
  const old = await readFile(target, "utf8").catch(() => undefined);
  if (old !== text) await writeFile(target, text);
  return `${FOLDER}/${file}`;
}
