import { type RefObject, useEffect, useRef } from "react";

/** Hears that a menu is to be closed: by Escape, or because the reader goes on elsewhere. */
export function useDismissal(
  menu: RefObject<HTMLElement | null>,
  open: boolean,
  dismiss: (byKey: boolean) => void,
): void {
  const latest = useRef(dismiss);
  useEffect(() => {
    latest.current = dismiss;
  });
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      // The key is done with: it closes one thing at a time.
      if (event.key !== "Escape" || event.defaultPrevented) return;
      event.preventDefault();
      latest.current(true);
    };
    const onElsewhere = ({ target }: Event) => {
      if (!menu.current?.contains(target as Node | null)) latest.current(false);
    };
    const element = menu.current;
    // Of menus in menus, the inner one hears of it first.
    element?.addEventListener("keydown", onKey);
    document.addEventListener("keydown", onKey);
    document.addEventListener("pointerdown", onElsewhere);
    document.addEventListener("focusin", onElsewhere);
    return () => {
      element?.removeEventListener("keydown", onKey);
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("pointerdown", onElsewhere);
      document.removeEventListener("focusin", onElsewhere);
    };
  }, [menu, open]);
}
