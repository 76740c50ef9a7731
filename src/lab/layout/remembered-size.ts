/**
 * Sizes that readers give to parts of a lab, kept in this browser for all labs. A store that is full,
 * forbidden or corrupt counts as empty.
 */
const PREFIX = "lab-size:";

/** @returns percent of the room, or undefined if nobody has changed it */
export function loadSize(name: string): number | undefined {
  try {
    const text = localStorage.getItem(PREFIX + name) ?? "";
    const size = text.trim() === "" ? NaN : Number(text);
    return size >= 0 && size <= 100 ? size : undefined;
  } catch {
    return undefined;
  }
}

/** Remembers a size in percent of the room; undefined forgets it. */
export function saveSize(name: string, size: number | undefined): void {
  try {
    if (size === undefined) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, String(size));
  } catch {
    // Without storage the size lives as long as the lab does.
  }
}
