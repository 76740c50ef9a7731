/**
 * The reader's edits, kept in this browser, so that leaving the page, starting another lab or closing the
 * tab loses nothing. Edits of what came with a link are kept for the tab only: there is no end to links.
 * A store that is full, forbidden or corrupt counts as empty.
 */
import type { LabExample } from "../example";
import { isFilePath } from "../files/file-path";

const PREFIX = "lab-draft:";
const SQL_PREFIX = "lab-sql:";
const RUN_PREFIX = "lab-run:";

/** Tells cards of the page that a draft is another one now. */
const CHANGED = "lab-draft-changed";

type DraftOf = Pick<LabExample, "slug" | "turned" | "shared">;

/** The files the reader changed in an example, or in what a link made of it. */
export function loadDraft(example: DraftOf): Record<string, string> {
  return readDraft(draftText(example));
}

/** Remembers the changed files; an empty record forgets them. */
export function saveDraft(example: DraftOf, files: Record<string, string>): void {
  try {
    const store = storeOf(example);
    if (Object.keys(files).length === 0) store.removeItem(keyOf(example));
    else store.setItem(keyOf(example), JSON.stringify(files));
  } catch {
    // Without storage the edits live as long as the lab does.
  }
  if (typeof document !== "undefined") document.dispatchEvent(new Event(CHANGED));
}

/** The draft of an example as it is stored; null: there is none. It is the same text until it changes. */
export function draftText(example: DraftOf): string | null {
  try {
    return storeOf(example).getItem(keyOf(example));
  } catch {
    return null;
  }
}

/** The files in what {@link draftText} gives, which may be anything. */
export function readDraft(text: string | null): Record<string, string> {
  try {
    const value: unknown = JSON.parse(text ?? "{}");
    if (typeof value !== "object" || value === null) return {};
    const texts = Object.entries(value).filter(
      ([path, code]) => typeof code === "string" && isFilePath(path),
    );
    return Object.fromEntries(texts) as Record<string, string>;
  } catch {
    return {};
  }
}

/** Calls when a draft is saved or forgotten, in this tab or another. @returns what ends that */
export function onDraftChange(listener: () => void): () => void {
  document.addEventListener(CHANGED, listener);
  window.addEventListener("storage", listener);
  return () => {
    document.removeEventListener(CHANGED, listener);
    window.removeEventListener("storage", listener);
  };
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

/** @throws DOMException where storage is forbidden */
function storeOf({ shared, turned }: DraftOf): Storage {
  return (shared ?? turned) ? sessionStorage : localStorage;
}

/** What came with a link, or was turned by a page, is drafted apart, so that none overwrites another. */
function keyOf({ slug, shared, turned }: DraftOf): string {
  const changed = shared ?? turned;
  return PREFIX + slug + (changed ? `#${JSON.stringify(changed)}` : "");
}
