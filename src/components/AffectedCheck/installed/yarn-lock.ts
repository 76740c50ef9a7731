import { isWatched, PackageCollector } from "./packages";

/** A block of a `yarn.lock`: what was asked for, and what was installed for it. */
interface Block {
  /** `@auth/core@^0.41.0`, without the `npm:` of later versions. */
  descriptors: string[];
  version: string;
  /** Ranges by name. */
  dependencies: [name: string, range: string][];
}

/** The packages of Auth.js in a `yarn.lock`, of Yarn 1 or later. */
export function readYarnLock(text: string): PackageCollector {
  const found = new PackageCollector();
  const blocks = blocksOf(text);
  const installed = new Map<string, string>();
  for (const { descriptors, version } of blocks) {
    for (const one of descriptors) {
      installed.set(one, version);
      found.add(nameOf(one), version);
    }
  }
  for (const { descriptors, version, dependencies } of blocks) {
    const [first = ""] = descriptors;
    // The project itself, and its workspaces, are no packages that bring others.
    if (first.includes("@workspace:")) continue;
    for (const [name, range] of dependencies) {
      const wanted = installed.get(`${name}@${range}`);
      if (wanted !== undefined) found.add(name, wanted, { name: nameOf(first), version });
    }
  }
  return found;
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let block: Block | undefined;
  let isInDependencies = false;
  for (const line of text.split("\n")) {
    if (/^[^\s#].*:\s*$/.test(line)) {
      const descriptors = line.trim().slice(0, -1).split(/,\s*/).map(plain);
      block = { descriptors, version: "", dependencies: [] };
      blocks.push(block);
      isInDependencies = false;
      continue;
    }
    const [, space = "", key = "", value = ""] =
      /^( +)("[^"]+"|[^\s":]+):? ?(.*)$/.exec(line) ?? [];
    if (!block) continue;
    if (space.length === 2) {
      isInDependencies = /^(?:dependencies|optionalDependencies)$/.test(key);
      if (key === "version") block.version = plain(value);
    } else if (space.length === 4 && isInDependencies && isWatched(plain(key))) {
      block.dependencies.push([plain(key), plain(value)]);
    }
  }
  return blocks;
}

/** Without quotes, and without the protocol that is the rule. */
function plain(text: string): string {
  return text.trim().replaceAll('"', "").replace("@npm:", "@").replace(/^npm:/, "");
}

function nameOf(descriptor: string): string {
  return descriptor.slice(0, descriptor.indexOf("@", 1));
}
