/**
 * The reader's edits, kept for this tab of the browser, so that leaving the page or starting another
 * lab loses nothing. A store that is full, forbidden or corrupt counts as empty.
 */
import type { LabExample } from "../example";
import { isFilePath } from "../files/file-path";

const PREFIX = "lab-draft:";
const SQL_PREFIX = "lab-sql:";

type DraftOf = Pick<LabExample, "slug" | "turned" | "shared">;

/** The files the reader changed in an example, or in what a link made of it. */
export function loadDraft(example: DraftOf): Record<string, string> {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(keyOf(example)) ?? "{}");
    if (typeof value !== "object" || value === null) return {};
    const texts = Object.entries(value).filter(
      ([path, text]) => typeof text === "string" && isFilePath(path),
    );
    return Object.fromEntries(texts) as Record<string, string>;
  } catch {
    return {};
  }
}

/** Remembers the changed files; an empty record forgets them. */
export function saveDraft(example: DraftOf, files: Record<string, string>): void {
  try {
    if (Object.keys(files).length === 0) sessionStorage.removeItem(keyOf(example));
    else sessionStorage.setItem(keyOf(example), JSON.stringify(files));
  } catch {
    // Without storage the edits live as long as the lab does.
  }
}

/** What the reader typed into the SQL box of an example. */
export function loadSql({ slug }: Pick<LabExample, "slug">): string {
  try {
    return sessionStorage.getItem(SQL_PREFIX + slug) ?? "";
  } catch {
    return "";
  }
}

/** Remembers what the reader typed into the SQL box of an example. */
export function saveSql({ slug }: Pick<LabExample, "slug">, sql: string): void {
  try {
    sessionStorage.setItem(SQL_PREFIX + slug, sql);
  } catch {
    // Without storage the text lives as long as the lab does.
  }
}

/** What came with a link, or was turned by a page, is drafted apart, so that none overwrites another. */
function keyOf({ slug, shared, turned }: DraftOf): string {
  const changed = shared ?? turned;
  return PREFIX + slug + (changed ? `#${JSON.stringify(changed)}` : "");
}
