/**
 * Which paths the files of a lab may have. They come with links, and go into tabs, into the loader and
 * onto a reader's disk, so that each of them must be a plain path on every system.
 */

/** Endings of files that a lab carries. */
const ENDING = /\.(?:[cm]?[jt]sx?|svelte|vue|astro|json|css|html|md|txt|sql|prisma|ya?ml|toml)$/;

/** A folder or file: letters of ASCII, and the signs that routers give a meaning: `[...nextauth]`, `(app)`, `$id`, `+page`, `@modal`. */
const SEGMENT = /^[\w.@$+()[\]~-]{1,60}$/;

/** What Windows takes for a device, with whatever ending. */
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|com\d|lpt\d)(?:\.|$)/i;

/** What Windows may call a file with a long name: `CONFIG~1.TS` is `configuration.ts`. */
const SHORT_NAME = /~\d/;

/** What decides which code an import leads to, where a project has it. */
const OF_NODE = /^(?:node_modules|package\.json)$/i;

/** Names that objects have by themselves. */
const OF_OBJECTS = /^(?:__\w*__|constructor|prototype)$/;

/** Characters of a path at most, and folders in folders. */
const LONGEST = 120;
const DEEPEST = 8;

/** Whether a path stays below its folder, and can be written on every system. */
export function isPlainPath(path: string): boolean {
  const segments = path.split("/");
  return path.length <= LONGEST && segments.length <= DEEPEST && segments.every(isSegment);
}

/** Whether a file of a lab may have this path: `auth.ts`, `app/api/auth/[...nextauth]/route.ts`, `.env`. */
export function isFilePath(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  if (!isPlainPath(path) || path.split("/").some((one) => OF_NODE.test(one))) return false;
  return /^\.env(?:\.\w{1,20})?$/.test(name) || (!name.startsWith(".") && ENDING.test(name));
}

function isSegment(segment: string): boolean {
  return (
    SEGMENT.test(segment) &&
    // `..`, `.git`, and what Windows cuts off the end.
    !/^\.(?!env(?:\.|$)|gitignore$)|\.$/.test(segment) &&
    !DEVICE.test(segment) &&
    !SHORT_NAME.test(segment) &&
    !OF_OBJECTS.test(segment)
  );
}

/**
 * The first path that cannot stand beside the others: one that is not valid, that is another one's but
 * for capitals, or that is a folder of another one.
 */
export function misplacedPath(paths: readonly string[]): string | undefined {
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const path of paths) {
    const plain = path.toLowerCase();
    const around = plain.split("/").map((_, index, all) => all.slice(0, index).join("/"));
    if (!isFilePath(path) || files.has(plain) || folders.has(plain)) return path;
    if (around.some((folder) => files.has(folder))) return path;
    files.add(plain);
    for (const folder of around) folders.add(folder);
  }
  return undefined;
}
