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

/**
 * The first page of the documentation that shows each example, by slug. Pages for contributors come last:
 * they show examples to explain what those are made of.
 *
 * @param docs the folder of the pages
 */
export async function explainingPages(docs: string): Promise<Record<string, ExplainingPage>> {
  const found = await readdir(docs, { recursive: true });
  const isLast = (file: string) => Number(file.startsWith("contributing"));
  const files = found
    .map((file) => file.split(path.sep).join("/"))
    .filter((file) => /\.mdx$/.test(file) && !path.basename(file).startsWith("_"))
    .sort((a, b) => isLast(a) - isLast(b) || a.localeCompare(b, "en"));
  const pages: Record<string, ExplainingPage> = {};
  for (const file of files) {
    const text = await readFile(path.join(docs, file), "utf8");
    for (const [, slugs = ""] of text.matchAll(SHOWS)) {
      for (const slug of slugs.split(",")) pages[slug.trim()] ??= pageOf(file, text);
    }
  }
  return pages;
}

function pageOf(file: string, text: string): ExplainingPage {
  const [, title] = /^title: *"?(.+?)"? *$/m.exec(text) ?? [];
  return {
    title: title ?? path.basename(file, ".mdx"),
    path: `/${file.replace(/(?:\/?index)?\.mdx$/, "")}/`,
  };
}
