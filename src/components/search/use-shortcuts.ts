import { type RefObject, useEffect } from "react";

/** Focuses a field when Ctrl+K, Cmd+K on a Mac, or `/` is pressed; `/` not where one can type. */
export function useShortcuts(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const isMac = /mac/i.test(navigator.platform);
      const modifier = isMac ? event.metaKey : event.ctrlKey;
      const isK = modifier && !event.altKey && event.key.toLowerCase() === "k";
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const isSlash = isPlain && event.key === "/" && !canType(event.target);
      if (event.defaultPrevented || (!isK && !isSlash)) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [field]);
}

function canType(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches("input, textarea, select, iframe");
}
