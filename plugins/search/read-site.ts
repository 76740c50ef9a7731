import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

import type { Page } from "../../src/search/pages";

import { readPage } from "./sections";

/** Reads the pages of a built site that can be searched, by their addresses. */
export async function readSite(folder: string): Promise<Page[]> {
  const files = await readdir(folder, { recursive: true });
  const pages: Page[] = [];
  for (const file of files.sort()) {
    if (path.basename(file) !== "index.html") continue;
    const directory = path.dirname(file).split(path.sep).join("/");
    const address = directory === "." ? "/" : `/${directory}/`;
    const page = readPage(address, await readFile(path.join(folder, file), "utf8"));
    if (page) pages.push(page);
  }
  return pages;
}
