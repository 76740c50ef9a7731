import { dirname } from "pathe";

import type { AppFiles } from "../framework";

/**
 * What SvelteKit's build asks Node's `fs` for, where the files of an app lie in memory. This takes the
 * place of `node:fs` in the script, which is evaluated for one run of one app.
 */
const files = new Map<string, string>();

/** Lays the files of an app into the folder from which SvelteKit reads: the root. */
export function mount(app: AppFiles): void {
  files.clear();
  for (const [path, text] of Object.entries(app)) files.set(`/${path}`, text);
}

/** Whether a path is a folder: some file lies below it. */
function isFolder(path: string): boolean {
  const prefix = path.endsWith("/") ? path : `${path}/`;
  return [...files.keys()].some((file) => file.startsWith(prefix));
}

function read(path: string): string {
  const text = files.get(path);
  if (text === undefined) throw new Error(`ENOENT: no such file or directory, open '${path}'`);
  return text;
}

export default {
  existsSync: (path: string) => files.has(path) || isFolder(path),
  mkdirSync: () => undefined,
  readFileSync: read,
  readdirSync(path: string): string[] {
    const prefix = path.endsWith("/") ? path : `${path}/`;
    const below = [...files.keys()].filter((file) => file.startsWith(prefix));
    return [...new Set(below.map((file) => file.slice(prefix.length).split("/")[0] ?? ""))].sort();
  },
  statSync: (path: string) => ({
    isDirectory: () => !files.has(path) && isFolder(path),
    isFile: () => files.has(path),
    size: files.get(path)?.length ?? 0,
  }),
  writeFileSync: (path: string, text: string) => void files.set(path, text),
  /** The folder of a file, for those who only ask whether it is there. */
  realpathSync: (path: string) => dirname(path),
};
