import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Why no test can show a statement. The report counts and lists each kind. */
export const REASONS = {
  advice: "tells the reader what to do, or how to choose",
  judgment: "weighs a risk or an effort, or says whom we think affected",
  term: "says what a word means, or what a standard or the official documentation says",
  label: "names what a row of a table or an item of a list is about",
  site: "is about this site, this page or its labs",
  news: "tells of people, companies or releases",
  elsewhere: "is about software, services or people that no test can run",
} as const;

export type Reason = keyof typeof REASONS;

/** The statements of a page that no test can show, word by word, by the reason. */
export type NotTestable = Partial<Record<Reason, string[]>>;

const FOLDER = path.join("plugins", "claims", "not-testable");

/**
 * The reviewed list of a page, `plugins/claims/not-testable/<page>.json`; empty if it has none. A list
 * holds whole sentences, so that a sentence that is changed has to be judged again.
 *
 * @param page the page's file, below the site's folder
 * @param root folder of the site
 */
export function notTestableOf(page: string, root: string): NotTestable {
  const file = path.join(root, FOLDER, path.relative("docs", page).replace(/\.mdx$/, ".json"));
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as NotTestable) : {};
}

/**
 * The pages that have such a list, as files below the site's folder.
 *
 * @param root folder of the site
 */
export function listedPages(root: string): string[] {
  return readdirSync(path.join(root, FOLDER), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json"))
    .map((file) => path.join("docs", file.replace(/\.json$/, ".mdx")))
    .sort();
}
