import { isWatched, type Package, PackageCollector } from "./packages";

/**
 * The packages of Auth.js in `pnpm-lock.yaml`, of any version of the format. Its YAML has one key a
 * line, and two spaces for each level: that is all that is read.
 */
export function readPnpmLock(text: string): PackageCollector {
  const found = new PackageCollector();
  let [section, group] = ["", ""];
  let self: Package | undefined;
  for (const line of text.split("\n")) {
    const [, space = "", rest = ""] = /^( *)([^#].*)$/.exec(line.trimEnd()) ?? [];
    if (space === "" && rest !== "") {
      section = rest;
      self = undefined;
    } else if (section !== "packages:" && section !== "snapshots:") continue;
    else if (space.length === 2) {
      self = packageOf(rest);
      if (self) found.add(self.name, self.version);
    } else if (space.length === 4) group = rest;
    else if (space.length === 6 && self && /^(?:dependencies|optionalDependencies):$/.test(group)) {
      const [, name = "", version = ""] = /^'?([^':\s]+)'?: '?([^'(_\s]+)/.exec(rest) ?? [];
      if (isWatched(name)) found.add(name, version, self);
    }
  }
  return found;
}

/** The package of a key: `'@auth/core@0.41.2(peer@1.0.0)':`, `/@auth/core/0.41.2_hash:`. */
function packageOf(key: string): Package | undefined {
  const plain = key.replace(/^'?\/?/, "").replace(/[('_:].*$/, "");
  const [, name, version] = /^(@[^/@]+\/[^/@]+|[^/@]+)[@/](.+)$/.exec(plain) ?? [];
  return name === undefined || version === undefined ? undefined : { name, version };
}
