import { readdirSync } from "node:fs";
import path from "node:path";
import { build, type BuildOptions, type Metafile } from "esbuild";

/**
 * The files of the site that modules are made of: they themselves, and what they import, directly or
 * not. Packages are left out, which the lock file stands for.
 *
 * @param entries the modules, from the site's folder
 * @returns absolute paths, in alphabetical order
 * @throws esbuild's error, with file and line, if one of them does not bundle
 */
export async function sourcesOf(siteDir: string, entries: readonly string[]): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: siteDir,
    entryPoints: [...entries],
    outdir: "out",
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "node",
    packages: "external",
    logLevel: "silent",
  });
  return ownInputs(siteDir, metafile);
}

const IN_PACKAGES = /(^|\/)node_modules\//;

/** The site's own files among the inputs of a bundle, as absolute paths in alphabetical order. */
export function ownInputs(siteDir: string, { inputs }: Metafile): string[] {
  return Object.keys(inputs)
    .filter((file) => !IN_PACKAGES.test(file) && !/^[\w-]+:|^<|^\(/.test(file))
    .map((file) => path.resolve(siteDir, file))
    .sort();
}

/**
 * Bundles as `options` say, and notes the inputs in a list that is handed over, as absolute paths: all
 * of the site's own, and of packages those of which something is in the bundle.
 */
export async function buildNoting(
  siteDir: string,
  inputs: Set<string>,
  options: BuildOptions & { write: false },
) {
  const result = await build({ absWorkingDir: siteDir, ...options, metafile: true });
  const files = [...ownInputs(siteDir, result.metafile), ...bundledOf(siteDir, result.metafile)];
  for (const file of files) inputs.add(file);
  return result;
}

/** The files of packages of which something is in a bundle, as absolute paths. */
function bundledOf(siteDir: string, { outputs }: Metafile): string[] {
  return Object.values(outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([file, { bytesInOutput }]) => bytesInOutput > 0 && IN_PACKAGES.test(file))
    .map(([file]) => path.resolve(siteDir, file));
}

/** The sources in some folders, from the site's folder. Tests are none. Absolute paths, in alphabetical order. */
export function filesIn(siteDir: string, folders: readonly string[]): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(path.join(siteDir, folder), { recursive: true, encoding: "utf8" })
        .filter((file) => /\.(tsx?|json)$/.test(file) && !/\.test\.tsx?$/.test(file))
        .map((file) => path.join(siteDir, folder, file)),
    )
    .sort();
}

/**
 * What a plugin has Docusaurus watch that has read some files: the folders in which they are, so that
 * a file that comes to them counts, too. A folder is a layer or an example: `src/world`. Packages do not
 * change while the site is developed.
 */
export function watchedPaths(siteDir: string, files: Iterable<string>): string[] {
  const folders = new Set<string>();
  for (const file of files) {
    if (IN_PACKAGES.test(file)) continue;
    const folder = path.dirname(path.relative(siteDir, file));
    folders.add(folder.split(path.sep).slice(0, 2).join(path.sep));
  }
  return [...folders].sort().map((folder) => path.join(siteDir, folder, "**/*.{ts,tsx,mjs,html}"));
}
