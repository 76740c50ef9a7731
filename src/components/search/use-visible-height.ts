import { type RefObject, useEffect, useRef } from "react";

/**
 * Tells an element's style, as `--visible-height`, how much of the window is visible: a keyboard on the
 * screen covers the rest, and style sheets know nothing of it.
 */
export function useVisibleHeight<Element extends HTMLElement>(
  isActive: boolean,
): RefObject<Element | null> {
  const element = useRef<Element>(null);
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!isActive || !viewport) return undefined;
    const update = () =>
      element.current?.style.setProperty("--visible-height", `${Math.round(viewport.height)}px`);
    update();
    viewport.addEventListener("resize", update);
    return () => viewport.removeEventListener("resize", update);
  }, [isActive]);
  return element;
}
