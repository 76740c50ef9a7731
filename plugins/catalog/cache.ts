import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

/** What the sign-ins depend on: the world, who clicks in it, this plugin, and what is installed. */
const SOURCES = ["src/world", "src/scenario", "plugins/catalog", "plugins/reference"];
const LOCK = "package-lock.json";

const FILE = path.join(".cache", "catalog.json");

/**
 * The text that `compute` gave when all that it depends on was the same; else what it gives now.
 *
 * @param siteDir the site's folder; the text is kept in its `.cache/`
 */
export async function cached(siteDir: string, compute: () => Promise<string>): Promise<string> {
  const file = path.join(siteDir, FILE);
  const wanted = await fingerprint(siteDir);
  const kept = await readFile(file, "utf8").catch(() => "");
  if (kept.startsWith(`${wanted}\n`)) return kept.slice(wanted.length + 1);
  const text = await compute();
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${wanted}\n${text}`);
  return text;
}

async function fingerprint(siteDir: string): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  const lists = SOURCES.map(async (folder) => {
    const files = await readdir(path.join(siteDir, folder), { recursive: true });
    return files
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .map((file) => path.join(folder, file));
  });
  for (const file of [LOCK, ...(await Promise.all(lists)).flat().sort()]) {
    hash.update(file).update(await readFile(path.join(siteDir, file)));
  }
  return hash.digest("hex");
}
