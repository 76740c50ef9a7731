import { type RefObject, useCallback, useEffect, useState } from "react";

/**
 * How a lab is shown: in its page; with the whole window to itself; or for a projector, where it has the
 * whole window, larger type, and one pane beside the text of the step.
 */
export type View = "page" | "maximized" | "presented";

/**
 * Lets a part of the page take the whole window. The rest of the page is inert meanwhile, and Escape
 * returns, unless something in the part has a use for that key.
 *
 * @returns the view, and what changes to another one, or back to the page if it is the one already
 */
export function useView(
  part: RefObject<HTMLElement | null>,
): [view: View, toggle: (view: View) => void] {
  const [view, setView] = useState<View>("page");
  const isWhole = view !== "page";
  useEffect(() => {
    const element = part.current;
    if (!isWhole || !element) return;
    const back = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented) setView("page");
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
  }, [isWhole, part]);
  const toggle = useCallback(
    (wanted: View) => setView((before) => (before === wanted ? "page" : wanted)),
    [],
  );
  return [view, toggle];
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
