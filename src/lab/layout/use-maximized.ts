import { type RefObject, useEffect, useState } from "react";

/**
 * Lets a part of the page take the whole window. The rest of the page is inert meanwhile, and Escape
 * returns, unless something in the part has a use for that key.
 */
export function useMaximized(part: RefObject<HTMLElement | null>) {
  const [isMaximized, setMaximized] = useState(false);
  useEffect(() => {
    const element = part.current;
    if (!isMaximized || !element) return;
    const back = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) setMaximized(false);
    };
    const others = besides(element);
    for (const other of others) other.inert = true;
    document.documentElement.style.overflow = "hidden";
    document.addEventListener("keydown", back);
    return () => {
      for (const other of others) other.inert = false;
      document.documentElement.style.overflow = "";
      document.removeEventListener("keydown", back);
      element.scrollIntoView({ block: "start" });
    };
  }, [isMaximized, part]);
  return [isMaximized, () => setMaximized((before) => !before)] as const;
}

/** All of the page that is not around or in an element, and not inert already. */
function besides(element: HTMLElement): HTMLElement[] {
  const others: HTMLElement[] = [];
  for (let at = element; at !== document.body && at.parentElement; at = at.parentElement) {
    for (const other of at.parentElement.children) {
      if (other !== at && other instanceof HTMLElement && !other.inert) others.push(other);
    }
  }
  return others;
}
