import { foldersOf, foldersOfBun, type PackageFolders, readFolders } from "./npm-lock";
import { type Manager, PackageCollector, type Reading, VERSION } from "./packages";
import { readPnpmLock } from "./pnpm-lock";
import { readTree } from "./tree";
import { readYarnLock } from "./yarn-lock";

/** What became of a text: packages, or a sentence that says what is missing and what to paste. */
export type Outcome = ({ kind: "read" } & Reading) | { kind: "refused"; reason: string };

/** More characters than any lock file that a page should take apart. */
export const LARGEST = 12_000_000;

const INSTEAD = "Paste what `npm ls next-auth @auth/core --all` prints.";

const EMPTY = `There is nothing to check yet. ${INSTEAD}`;
const TOO_LARGE = `The text is too large for this page. ${INSTEAD}`;
const CUT_OFF = `This begins like JSON and cannot be read to its end. Paste the whole file, or what \`npm ls next-auth @auth/core --all\` prints.`;
const RANGES = `This names ranges of versions, as \`package.json\` does, and not what is installed. ${INSTEAD}`;
const NOTHING = `This names no package of Auth.js with its version. In the folder of the app, run \`npm ls next-auth @auth/core --all\`, \`pnpm why next-auth @auth/core\` or \`yarn why @auth/core\`, and paste what it prints. A lock file will do, too.`;

/**
 * Reads which packages of Auth.js a project has, from the output of a package manager, a lock file, or
 * versions as people write them. Its work is in proportion to the text, of which too large a one is
 * refused.
 */
export function readInstalled(pasted: string): Outcome {
  if (pasted.length > LARGEST) return { kind: "refused", reason: TOO_LARGE };
  const text = pasted.replaceAll("\r", "").replace(/^\uFEFF/, "");
  if (text.trim() === "") return { kind: "refused", reason: EMPTY };
  const reading = readAny(text);
  if (typeof reading === "string") return { kind: "refused", reason: reading };
  if (reading.packages.length > 0) return { kind: "read", ...reading };
  const hasRange = /(?:@auth\/[\w-]+|next-auth)["']?\s*[:@]\s*["']?[\^~><=*]/.test(text);
  return { kind: "refused", reason: hasRange ? RANGES : NOTHING };
}

function readAny(text: string): Reading | string {
  const start = text.trimStart();
  if (/^[[{]/.test(start)) {
    const value = parseJson(start);
    return value === undefined ? CUT_OFF : readJson(value);
  }
  if (/^lockfileVersion:/m.test(text)) return given("pnpm", readPnpmLock(text));
  if (/^__metadata:|^# yarn lockfile/m.test(text)) return given("yarn", readYarnLock(text));
  if (/^[\s│|]*(?:[├└]|\+-|`-|\\-)/m.test(text)) return given(managerOf(text), readTree(text));
  return given(undefined, readVersions(text));
}

function given(manager: Manager | undefined, { packages }: PackageCollector): Reading {
  return { manager, packages };
}

/** Who printed a tree, where it says so. */
function managerOf(text: string): Manager | undefined {
  if (/^yarn (list|why)|@npm:/m.test(text)) return "yarn";
  return /^Legend: |\(PRIVATE\)$|^│$|^dependencies:$/m.test(text) ? "pnpm" : undefined;
}

/** JSON, also with the commas that Bun leaves at the end of lists. */
function parseJson(text: string): unknown {
  for (const tried of [text, text.replace(/,(\s*[}\]])/g, "$1")]) {
    try {
      return JSON.parse(tried) as unknown;
    } catch {
      // The second form, or nothing.
    }
  }
  return undefined;
}

type Json = Record<string, unknown>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function readJson(value: unknown): Reading {
  if (Array.isArray(value)) return given("pnpm", readListed(value));
  if (!isObject(value)) return given(undefined, new PackageCollector());
  const { packages, dependencies, lockfileVersion } = value;
  if (isObject(packages) && Object.values(packages).some(Array.isArray)) {
    return given("bun", readFolders(foldersOfBun(packages)));
  }
  if (isObject(packages)) return given("npm", readFolders(onlyObjects(packages) as PackageFolders));
  if (lockfileVersion !== undefined && isObject(dependencies)) {
    return given("npm", readFolders(foldersOf(onlyObjects(dependencies))));
  }
  return given("npm", readListed([value]));
}

function onlyObjects(values: Json): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(values).filter((entry): entry is [string, Json] => isObject(entry[1])),
  );
}

/** Projects as `npm ls --json` and `pnpm list --json` print them; or a manifest with exact versions. */
function readListed(projects: readonly unknown[]): PackageCollector {
  const found = new PackageCollector();
  const waiting: { name?: string; node: unknown }[] = projects.map((node) => ({ node }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { name: parent, node } = next;
    if (!isObject(node)) continue;
    const through =
      parent !== undefined && typeof node.version === "string"
        ? { name: parent, version: node.version }
        : undefined;
    for (const group of [node.dependencies, node.devDependencies, node.optionalDependencies]) {
      if (!isObject(group)) continue;
      for (const [name, one] of Object.entries(group)) {
        const version = isObject(one) ? one.version : one;
        if (typeof version === "string") found.add(name, version, through);
        waiting.push({ name, node: one });
      }
    }
  }
  return found;
}

/** Versions as people write them: `next-auth 5.0.0-beta.32`, `@auth/core@0.41.3`, `"next-auth": "4.24.15"`. */
function readVersions(text: string): PackageCollector {
  const found = new PackageCollector();
  const named =
    /(@auth\/[\w-]{1,60}|\bnext-auth)["'`]?[\s:@=]{1,4}(?:["'`]|npm:)?v?(\d[\w.+-]{4,60})/g;
  for (const [, name = "", version = ""] of text.matchAll(named)) {
    found.add(name, VERSION.test(version) ? version : version.replace(/[.+-]+$/, ""));
  }
  return found;
}
