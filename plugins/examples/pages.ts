import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** A page that explains an example. */
export interface ExplainingPage {
  title: string;
  /** Below the site's base URL: `/guides/databases/`. */
  path: string;
}

/** Elements that show examples, whose attributes name them. */
const SHOWS = /<(?:Lab|Compare)\s[^>]*?\bexamples?="([^"]+)"/g;

/** The element that tells of what the example of all errors plays, and that example. */
const TELLS_OF_ERRORS = "<ErrorOutcome ";
const ERRORS = "errors";

/** What names an example in a page that does not show it: a link to its lab, the mark of a proof, its code. */
const NAMES = /(?:\/playground\/\?example=|\bby="(?:[^"]*; )?|\bfile=examples\/)([a-z-]+)/g;

/**
 * The page of the documentation that explains each example, by slug: the first that shows it, or else the
 * first that names it. Pages for contributors come last: they show examples to explain what those are made
 * of.
 *
 * @param docs the folder of the pages
 */
export async function explainingPages(docs: string): Promise<Record<string, ExplainingPage>> {
  const found = await readdir(docs, { recursive: true });
  const files = found
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => /\.mdx$/.test(file) && !path.basename(file).startsWith("_"))
    .sort((a, b) => a.localeCompare(b, "en"));
  const pages: Record<string, ExplainingPage> = {};
  const texts = new Map<string, string>();
  for (const file of files) texts.set(file, await readFile(path.join(docs, file), "utf8"));
  const isForReaders = (file: string) => !file.startsWith("contributing/");
  for (const [slugsIn, isFor] of [
    [shownIn, isForReaders],
    [namedIn, isForReaders],
    [shownIn, () => true],
  ] as const) {
    for (const [file, text] of texts) {
      if (!isFor(file)) continue;
      for (const slug of slugsIn(text)) pages[slug] ??= pageOf(file, text);
    }
  }
  return pages;
}

function shownIn(text: string): string[] {
  const slugs = [...text.matchAll(SHOWS)].flatMap(([, list = ""]) => list.split(","));
  return [...slugs.map((slug) => slug.trim()), ...(text.includes(TELLS_OF_ERRORS) ? [ERRORS] : [])];
}

function namedIn(text: string): string[] {
  return [...text.matchAll(NAMES)].map(([, slug = ""]) => slug);
}

function pageOf(file: string, text: string): ExplainingPage {
  const [, title] = /^title: *"?(.+?)"? *$/m.exec(text) ?? [];
  return {
    title: title ?? path.basename(file, ".mdx"),
    path: `/${file.replace(/(?:\/?index)?\.mdx$/, "")}/`,
  };
}
