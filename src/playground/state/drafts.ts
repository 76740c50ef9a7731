/**
 * The reader's edits, kept for this tab of the browser, so that leaving the page or starting another
 * lab loses nothing. A store that is full, forbidden or corrupt counts as empty.
 */
const PREFIX = "lab-draft:";

/** The files the reader changed in an example. */
export function loadDraft(slug: string): Record<string, string> {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(PREFIX + slug) ?? "{}");
    if (typeof value !== "object" || value === null) return {};
    const texts = Object.entries(value).filter(([, text]) => typeof text === "string");
    return Object.fromEntries(texts) as Record<string, string>;
  } catch {
    return {};
  }
}

/** Remembers the changed files; an empty record forgets them. */
export function saveDraft(slug: string, files: Record<string, string>): void {
  try {
    if (Object.keys(files).length === 0) sessionStorage.removeItem(PREFIX + slug);
    else sessionStorage.setItem(PREFIX + slug, JSON.stringify(files));
  } catch {
    // Without storage the edits live as long as the lab does.
  }
}
