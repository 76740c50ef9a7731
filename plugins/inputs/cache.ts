import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** What a computation at build time gives, and what that depends on. */
export interface Cached {
  /** The site's folder; the text is kept in its `.cache/`. */
  siteDir: string;
  /** Name of the file in which it is kept. */
  name: string;
  /** The files that it depends on, besides the installed packages: absolute paths. */
  sources: readonly string[];
  compute: () => Promise<string>;
}

/** The text that a computation gave when all that it depends on was the same; else what it gives now. */
export async function cached({ siteDir, name, sources, compute }: Cached): Promise<string> {
  const file = path.join(siteDir, ".cache", name);
  const wanted = fingerprint(siteDir, sources);
  const kept = await readFile(file, "utf8").catch(() => "");
  if (kept.startsWith(`${wanted}\n`)) return kept.slice(wanted.length + 1);
  const text = await compute();
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${wanted}\n${text}`);
  return text;
}

/**
 * A hash of all that a result depends on: some files, the installed packages, and Node.
 *
 * @param files absolute paths
 */
function fingerprint(siteDir: string, files: readonly string[]): string {
  const hash = createHash("sha256").update(process.version);
  for (const file of [path.join(siteDir, "package-lock.json"), ...files]) {
    hash.update(path.relative(siteDir, file)).update(readFileSync(file));
  }
  return hash.digest("hex");
}

/** What is written at build time, and what that depends on. */
export interface Written {
  siteDir: string;
  /** The folders, from the site's. */
  folders: readonly string[];
  /** The files that they depend on, besides the installed packages: absolute paths. */
  sources: readonly string[];
  /** Writes all of them. */
  write: () => Promise<void>;
}

/** The stamp lies among the files, so that it is gone when they are. */
const STAMP = ".stamp";

/** Writes folders, unless those that are there are still what it would write. */
export async function writeIfStale({ siteDir, folders, sources, write }: Written): Promise<void> {
  const stamps = folders.map((folder) => path.join(siteDir, folder, STAMP));
  const wanted = fingerprint(siteDir, sources);
  const isCurrent = (file: string) => existsSync(file) && readFileSync(file, "utf8") === wanted;
  if (stamps.every(isCurrent)) return;
  await write();
  for (const file of stamps) writeFileSync(file, wanted);
}
