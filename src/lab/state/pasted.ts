import { useSyncExternalStore } from "react";

/**
 * What the converter made of a configuration that the reader pasted, kept for this tab of the browser:
 * it gets into an address only when the reader copies a link.
 */

/** Slug of the lab that pasted code belongs to. */
const PASTED = "pasted";

const KEY = "lab-pasted";
const CHANGED = "lab-pasted-changed";

/** Keeps the files of the lab. @returns whether the browser does */
export function keepPasted(files: Record<string, string>): boolean {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(files));
  } catch {
    return false;
  }
  document.dispatchEvent(new Event(CHANGED));
  return true;
}

/** Takes away the files of the lab, which are no longer those of what the reader pasted. */
export function forgetPasted(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    return;
  }
  document.dispatchEvent(new Event(CHANGED));
}

/** The files that were kept for an example, if it is the one for pasted code and there are any. */
export function usePasted(slug: string): Record<string, string> | undefined {
  const text = useSyncExternalStore(subscribe, read, () => null);
  return slug === PASTED ? readPasted(text) : undefined;
}

/** Whether there is pasted code to run. */
export function useHasPasted(): boolean {
  return usePasted(PASTED) !== undefined;
}

/** The files in what a store held, which may be anything. */
function readPasted(text: string | null): Record<string, string> | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "null");
    if (typeof value !== "object" || value === null || !("auth.ts" in value)) return undefined;
    const files = Object.entries(value).filter(([, code]) => typeof code === "string");
    return Object.fromEntries(files) as Record<string, string>;
  } catch {
    return undefined;
  }
}

function subscribe(listen: () => void): () => void {
  document.addEventListener(CHANGED, listen);
  return () => document.removeEventListener(CHANGED, listen);
}

function read(): string | null {
  try {
    return sessionStorage.getItem(KEY);
  } catch {
    return null;
  }
}
