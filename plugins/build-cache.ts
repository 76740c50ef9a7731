import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** What a computation at build time gives, and what that depends on. */
export interface Cached {
  /** The site's folder; the text is kept in its `.cache/`. */
  siteDir: string;
  /** Name of the file in which it is kept. */
  name: string;
  /** Folders of the sources that it depends on, besides the installed packages. Tests count for nothing. */
  sources: readonly string[];
  compute: () => Promise<string>;
}

/** The text that a computation gave when all that it depends on was the same; else what it gives now. */
export async function cached({ siteDir, name, sources, compute }: Cached): Promise<string> {
  const file = path.join(siteDir, ".cache", name);
  const wanted = await fingerprint(siteDir, sources);
  const kept = await readFile(file, "utf8").catch(() => "");
  if (kept.startsWith(`${wanted}\n`)) return kept.slice(wanted.length + 1);
  const text = await compute();
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${wanted}\n${text}`);
  return text;
}

async function fingerprint(siteDir: string, sources: readonly string[]): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  const lists = sources.map(async (folder) => {
    const files = await readdir(path.join(siteDir, folder), { recursive: true });
    return files
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .map((file) => path.join(folder, file));
  });
  for (const file of ["package-lock.json", ...(await Promise.all(lists)).flat().sort()]) {
    hash.update(file).update(await readFile(path.join(siteDir, file)));
  }
  return hash.digest("hex");
}
