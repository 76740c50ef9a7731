import { readFileSync } from "node:fs";
import path from "node:path";
import type { AllContent, CurrentBundler, LoadContext, Plugin } from "@docusaurus/types";

import { documentedPackages, packageRoot } from "../versions";
import { bundledFiles, type Compilation, fillIn } from "./bundler";
import { encodeList, noticesText } from "./notices";
import { packagesOf, type ShippedPackage } from "./packages";
import { BUNDLERS } from "./policy";

/** What a plugin loads that bundles something by itself. */
export interface BundledContent {
  /** The files of which something is in it: absolute paths, those of packages among them. */
  bundled: readonly string[];
}

/** The parts that other plugins bundle, by the plugin's name. */
const PARTS = { sandbox: "labs", "editor-types": "editor", "project-export": "downloads" };

/** Where the texts are, below the site's base URL. */
const TEXTS = "licenses/third-party-licenses.txt";

const NAME = "licenses";

/**
 * Writes what the licenses of packages ask to pass on, of all of which something ships, to
 * `/licenses/third-party-licenses.txt`, and puts the list of them into the page `/licenses/`. Both are
 * made of what the bundles hold. The build fails if a license is not on the list of `policy.ts`.
 */
export default function licensesPlugin({ siteDir }: LoadContext): Plugin {
  const files = new Map<string, readonly string[]>([["pages", []]]);
  const bundle = deferred<readonly string[]>();

  /** @throws naming what may not ship */
  function shipped(pages: readonly string[]) {
    files.set("pages", pages);
    const parts = [...files].map(([part, found]) => [part, packagesOf(found)] as const);
    const manifests = [...Object.keys(BUNDLERS), ...documentedPackages(siteDir)].map((name) =>
      path.join(packageRoot(name), "package.json"),
    );
    const all = packagesOf([...manifests, ...[...files.values()].flat()]);
    const partsOf = (one: ShippedPackage) => {
      const found = parts.filter(([, packages]) => packages.some((other) => isSame(one, other)));
      if (found.length > 0) return found.map(([part]) => part);
      return BUNDLERS[one.name] ?? ["reference"];
    };
    return { all, list: encodeList(all, partsOf) };
  }

  function complete(compilation: Compilation, instance: Bundler, list: string) {
    const file = path.join(siteDir, "src", "components", "licenses", "list.ts");
    fillIn(compilation, instance, { file, placeholder: "%SHIPPED_PACKAGES%", text: list });
  }

  return {
    name: NAME,
    allContentLoaded({ allContent }) {
      for (const [plugin, part] of Object.entries(PARTS)) {
        files.set(part, bundledBy(allContent, plugin));
      }
    },
    configureWebpack(_config, isServer, { currentBundler: { instance } }) {
      const make = async (compilation: Compilation) => {
        const pages = isServer ? await bundle.promise : bundledFiles(compilation);
        bundle.resolve(pages);
        const { all, list } = shipped(pages);
        complete(compilation, instance, list);
        if (isServer) return;
        const own = readFileSync(path.join(siteDir, "LICENSE"), "utf8");
        const text = noticesText("This site", own, all);
        compilation.emitAsset(TEXTS, new instance.sources.RawSource(text));
      };
      return {
        plugins: [
          {
            apply({ hooks }: Compiler) {
              // The server's bundle has the page, too, and waits for what is in the browser's.
              if (!isServer)
                hooks.done.tap(NAME, () => bundle.reject(new Error("Nothing bundled")));
              hooks.thisCompilation.tap(NAME, (compilation: Compilation) => {
                const stage = instance.Compilation.PROCESS_ASSETS_STAGE_ADDITIONS;
                compilation.hooks.processAssets.tapPromise({ name: NAME, stage }, () =>
                  make(compilation).catch((error: Error) => {
                    compilation.errors.push(new instance.WebpackError(error.message));
                  }),
                );
              });
            },
          },
        ],
      };
    },
  };
}

type Bundler = CurrentBundler["instance"];
type Compiler = InstanceType<Bundler["Compiler"]>;

function bundledBy(allContent: AllContent, plugin: string): readonly string[] {
  const content = allContent[plugin]?.["default"] as BundledContent | undefined;
  if (!content) throw new Error(`The plugin ${plugin} says nothing of what it bundles.`);
  return content.bundled;
}

function isSame(one: ShippedPackage, other: ShippedPackage): boolean {
  return one.name === other.name && one.version === other.version;
}

function deferred<Value>() {
  let resolve: (value: Value) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<Value>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}
