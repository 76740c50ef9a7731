import path from "node:path";
import type { CurrentBundler } from "@docusaurus/types";

type Instance = CurrentBundler["instance"];
type Module = InstanceType<Instance["Module"]>;
export type Compilation = InstanceType<Instance["Compilation"]>;

/** The absolute path of the file that a module is made of; the loaders stand before it. */
function fileOf(module: Module): string | undefined {
  return module
    .identifier()
    .split(/[!|]/)
    .map((part) => part.replace(/\?.*$/, ""))
    .findLast((part) => path.isAbsolute(part));
}

/** The files of each module that is in a chunk, by the module; a joined module has those of its parts. */
function chunkModules({ modules, chunkGraph }: Compilation): Map<Module, string[]> {
  const filesOf = (module: Module): string[] =>
    "modules" in module
      ? [...(module.modules as Iterable<Module>)].flatMap(filesOf)
      : [fileOf(module) ?? []].flat();
  const found = new Map<Module, string[]>();
  for (const module of modules) {
    const [chunk] = chunkGraph.getModuleChunksIterable(module);
    if (chunk) found.set(module, filesOf(module));
  }
  return found;
}

/** The files that are in a bundle, or are copied by it, such as fonts: absolute paths. */
export function bundledFiles(compilation: Compilation): string[] {
  const copied = compilation
    .getAssets()
    .flatMap(({ info }) => (info.sourceFilename === undefined ? [] : [info.sourceFilename]))
    .map((file) => path.resolve(compilation.compiler.context, file));
  return [...[...chunkModules(compilation).values()].flat(), ...copied];
}

/**
 * Puts a text into a module's code, where it names a placeholder in a string.
 *
 * @param file absolute path of the module
 * @throws if no script of the bundle has the placeholder
 */
export function fillIn(
  compilation: Compilation,
  { sources }: Instance,
  { file, placeholder, text }: { file: string; placeholder: string; text: string },
): void {
  const scripts = [...chunkModules(compilation)]
    .filter(([, files]) => files.includes(file))
    .flatMap(([module]) => [...compilation.chunkGraph.getModuleChunksIterable(module)])
    .flatMap((chunk) => [...chunk.files]);
  let filled = 0;
  for (const script of new Set(scripts)) {
    const code = compilation.getAsset(script)?.source.source().toString() ?? "";
    if (!code.includes(placeholder)) continue;
    compilation.updateAsset(script, new sources.RawSource(code.replaceAll(placeholder, text)));
    filled += 1;
  }
  if (filled === 0) throw new Error(`No script has ${placeholder} of ${file}`);
}
