import { existsSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

/** The folder that `npm run build` writes, and that the browser tests serve. */
export const BUILD = path.resolve("build");

/** Where the pages lie that are generated: of the packages, and of the world for contributors. */
const GENERATED = [
  "/reference/core/",
  "/reference/providers/",
  "/reference/packages/",
  "/reference/adapters/",
  "/contributing/reference/",
];

const isGenerated = (page: string) => GENERATED.some((folder) => page.startsWith(folder));

/**
 * The path of every page in the sitemap, such as `/faq/`.
 *
 * @throws Error when the site has not been built.
 */
export function sitemapPaths(): string[] {
  const file = path.join(BUILD, "sitemap.xml");
  if (!existsSync(file)) throw new Error(`There is no ${file}: run "npm run build" first.`);
  const urls = readFileSync(file, "utf8").matchAll(/<loc>(.*?)<\/loc>/g);
  return [...urls].map(([, url = ""]) => new URL(url).pathname).sort();
}

/** The pages that people wrote, and those that the site builds around them (tags, archives). */
export function handWrittenPaths(): string[] {
  return sitemapPaths().filter((one) => !isGenerated(one));
}

/**
 * A sample of the generated reference that has each of its kinds: of every folder the first page,
 * the longest, the shortest, and a few evenly spread between them.
 *
 * @param spread How many pages to take from the middle of each folder, at the most.
 */
export function referenceSample(spread: number): string[] {
  const folders = new Map<string, string[]>();
  for (const page of sitemapPaths().filter(isGenerated)) {
    const folder = path.posix.dirname(page);
    folders.set(folder, [...(folders.get(folder) ?? []), page]);
  }
  return [...folders.values()].flatMap((pages) => samplePages(pages, spread)).sort();
}

function samplePages(pages: readonly string[], spread: number): string[] {
  const bySize = [...pages].sort((a, b) => sizeOf(a) - sizeOf(b));
  const step = Math.max(1, Math.floor(pages.length / (spread + 1)));
  const middle = pages.filter((_, index) => index % step === 0).slice(0, spread + 1);
  return [...new Set([pages[0], bySize[0], bySize.at(-1), ...middle])].filter(
    (page) => page !== undefined,
  );
}

function sizeOf(page: string): number {
  return statSync(htmlFileOf(page)).size;
}

/** The file in the build folder that a static host sends for a page's path. */
export function htmlFileOf(page: string): string {
  return path.join(BUILD, decodeURIComponent(page), "index.html");
}
