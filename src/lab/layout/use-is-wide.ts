import { type RefObject, useLayoutEffect, useState } from "react";

/**
 * Whether an element has room for two parts beside each other: what a container query tells the style
 * sheet, for what is drawn otherwise then.
 *
 * @param least width in rem from which on it has
 */
export function useIsWide(element: RefObject<HTMLElement | null>, least: number): boolean {
  const [isWide, setIsWide] = useState(false);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
    const look = () => setIsWide(current.clientWidth >= least * rem);
    look();
    const observer = new ResizeObserver(look);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element, least]);
  return isWide;
}
