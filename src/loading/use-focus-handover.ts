import { type RefObject, useLayoutEffect } from "react";

/** What can have the focus, though some of it not by the Tab key. */
const FOCUSABLE = "a[href], button, input, select, textarea, summary, [tabindex]";

/**
 * Hands the keyboard's place on when the element that has it goes away: browsers would put it at the
 * top of the page. It goes to what can have it nearby: what comes next inside of the same element,
 * else what comes before, else that element, and so on outwards.
 *
 * @param element goes away together with the component
 */
export function useFocusHandover(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const vanishing = element.current;
    // React cleans up layout effects before it takes the element out of the document.
    return () => {
      if (vanishing?.contains(document.activeElement)) handFocusOn(vanishing);
    };
  }, [element]);
}

function handFocusOn(vanishing: HTMLElement): void {
  for (let around = vanishing.parentElement; around; around = around.parentElement) {
    const others = [...around.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
      (one) => !vanishing.contains(one) && one.tabIndex >= 0 && one.checkVisibility(),
    );
    const follows = (one: HTMLElement) =>
      (vanishing.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const next = others.find(follows) ?? others.at(-1);
    if (next) return next.focus({ preventScroll: true });
    if (around.matches(FOCUSABLE)) return around.focus({ preventScroll: true });
  }
}
