/**
 * The reader's edits, kept for this tab of the browser, so that leaving the page or starting another
 * lab loses nothing. A store that is full, forbidden or corrupt counts as empty.
 */
import type { LabExample } from "../example";
import { isFilePath } from "../files/file-path";

const PREFIX = "lab-draft:";
const SQL_PREFIX = "lab-sql:";
const RUN_PREFIX = "lab-run:";

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

/**
 * Notes that an example runs with the reader's edits. Who reads the note later, after no
 * {@link noteEnd}, knows that the page went away in a way that no page does by itself.
 */
export function noteRun(example: DraftOf): void {
  try {
    sessionStorage.setItem(RUN_PREFIX + keyOf(example), "");
  } catch {
    // Without storage there is no draft to run again, either.
  }
}

/** Notes that the run ended as it should. */
export function noteEnd(example: DraftOf): void {
  try {
    sessionStorage.removeItem(RUN_PREFIX + keyOf(example));
  } catch {
    // As above.
  }
}

/** Whether there are edits of an example with which it was stopped, or the page was, the last time. */
export function hasEndedBadly(example: DraftOf): boolean {
  try {
    const isNoted = sessionStorage.getItem(RUN_PREFIX + keyOf(example)) !== null;
    return isNoted && Object.keys(loadDraft(example)).length > 0;
  } catch {
    return false;
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
