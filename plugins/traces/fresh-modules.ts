import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Script } from "node:vm";
import { build, type BuildOptions, type Plugin } from "esbuild";

/** What a module exports, by name. */
export type Exports = Record<string, unknown>;

/**
 * Modules that are evaluated anew as often as one likes, since `@auth/core` and the examples keep
 * state in theirs. They are bundled and compiled only once, so that new ones come in milliseconds.
 */
export class FreshModules {
  readonly #siteDir: string;
  readonly #library: Script;
  readonly #names: readonly string[];
  readonly #stateless = new Map<string, Exports>();

  private constructor(siteDir: string, library: Script, names: readonly string[]) {
    this.#siteDir = siteDir;
    this.#library = library;
    this.#names = names;
  }

  /**
   * @param siteDir the site's folder
   * @param names the modules, as examples import them
   * @param own statements that export more, of modules of the site, which belong to them
   */
  static async of(
    siteDir: string,
    names: readonly string[],
    own: readonly string[],
  ): Promise<FreshModules> {
    const fresh = names.filter(hasState);
    const contents = [
      ...own,
      ...fresh.map((name, index) => `export * as module${index} from "${name}";`),
    ].join("\n");
    const { script, imports } = await bundleScript({
      stdin: { contents, resolveDir: siteDir, loader: "ts" },
      plugins: [shared],
    });
    const modules = new FreshModules(siteDir, script, fresh);
    await modules.add([...names, ...imports]);
    return modules;
  }

  /**
   * Loads more modules, unless they have state.
   *
   * @param places where modules are that are not installed, by the name by which they are imported
   */
  async add(names: readonly string[], places: Readonly<Record<string, string>> = {}) {
    for (const name of names) {
      const place = places[name];
      if (place === undefined && (hasState(name) || this.#stateless.has(name))) continue;
      const exports =
        name === "#sqlite"
          ? await importSqlite(this.#siteDir)
          : ((await import(/* @vite-ignore */ place ?? name)) as unknown);
      this.#stateless.set(name, asModule(exports));
    }
  }

  /** Evaluates all modules that have state anew. */
  load(): { modules: ReadonlyMap<string, Exports>; own: Exports } {
    const own = evaluate(this.#library, this.#stateless);
    const modules = new Map(this.#stateless);
    this.#names.forEach((name, index) => modules.set(name, asModule(own[`module${index}`])));
    return { modules, own };
  }
}

/** The site's own module without state. It waits for SQLite, as only a module of ECMAScript can. */
async function importSqlite(siteDir: string): Promise<unknown> {
  const cache = path.join(siteDir, ".cache");
  await mkdir(cache, { recursive: true });
  // Inside the site's folder, so that packages are found.
  const folder = await mkdtemp(path.join(cache, "sqlite-"));
  try {
    const outfile = path.join(folder, "sqlite.mjs");
    const entry = path.join(siteDir, "src", "world", "database", "sqlite.ts");
    const options = { bundle: true, packages: "external", format: "esm" } as const;
    await build({ ...options, entryPoints: [entry], outfile, platform: "node" });
    return (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as unknown;
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Whether a module keeps something from one run to the next, or belongs to one that does. */
const hasState = (name: string) => /^(?:@auth\/core\b|#scenario|#sign-in)/.test(name);

/** Packages that all runs share. */
const shared: Plugin = {
  name: "shared",
  setup({ onResolve }) {
    onResolve({ filter: /^[^./#]/ }, ({ path: name }) =>
      hasState(name) || name.startsWith("/") ? undefined : { path: name, external: true },
    );
  },
};

/** A script, and what it imports. */
export interface Bundled {
  script: Script;
  imports: string[];
}

/** Bundles an example's files, without what they import of others. */
export function bundleExample(options: BuildOptions): Promise<Bundled> {
  return bundleScript({ ...options, packages: "external", external: ["#*"] });
}

async function bundleScript(options: BuildOptions): Promise<Bundled> {
  const { outputFiles = [], metafile } = await build({
    ...options,
    bundle: true,
    write: false,
    format: "cjs",
    platform: "node",
    target: "node20",
    metafile: true,
    logLevel: "silent",
  });
  const imports = Object.values(metafile?.outputs ?? {}).flatMap((output) =>
    output.imports.map(({ path: name }) => name),
  );
  const text = outputFiles[0]?.text ?? "";
  return { script: new Script(`(function (require, module, exports) {${text}\n})`), imports };
}

/** Marked as a module of ECMAScript: esbuild takes others for CommonJS. */
function asModule(exports: unknown): Exports {
  return { __esModule: true, ...(exports as Exports) };
}

/** What a script exports that gets these modules. */
export function evaluate(script: Script, modules: ReadonlyMap<string, Exports>): Exports {
  const module = { exports: {} as Exports };
  const require = (name: string) => {
    const found = modules.get(name);
    if (found) return found;
    throw new Error(`The module ${name} has not been loaded.`);
  };
  (script.runInThisContext() as (...args: unknown[]) => void)(require, module, module.exports);
  return module.exports;
}
