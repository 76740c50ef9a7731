import { useHistory } from "@docusaurus/router";
import { useEffect } from "react";

/**
 * Makes links of `Static` parts do what `Link` of Docusaurus does: the next page is loaded as soon as
 * the pointer or the keyboard is on its link, and shown without loading the site anew.
 */
export function StaticLinks() {
  const history = useHistory();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const link = isPlain(event) ? linkOf(event) : undefined;
      if (link === undefined) return;
      event.preventDefault();
      history.push(link.pathname + link.search + link.hash);
    };
    const load = (event: Event) => {
      const link = linkOf(event);
      if (link) void window.docusaurus.preload(link.pathname);
    };
    document.addEventListener("click", follow);
    for (const name of ["mouseover", "focusin", "touchstart"]) {
      document.addEventListener(name, load, { passive: true });
    }
    return () => {
      document.removeEventListener("click", follow);
      for (const name of ["mouseover", "focusin", "touchstart"]) {
        document.removeEventListener(name, load);
      }
    };
  }, [history]);
  return null;
}

/** A click that nobody else has taken, and that asks for no other tab or file. */
function isPlain(event: MouseEvent): boolean {
  const { button, altKey, ctrlKey, metaKey, shiftKey, defaultPrevented } = event;
  return button === 0 && !(altKey || ctrlKey || metaKey || shiftKey || defaultPrevented);
}

/** The link to a page of this site that an event is about; one to a place of the page is the browser's. */
function linkOf({ target }: Event): HTMLAnchorElement | undefined {
  const link = target instanceof Element ? target.closest<HTMLAnchorElement>(".static a") : null;
  if (!link || link.target || link.hasAttribute("download")) return undefined;
  const isOfPage = link.getAttribute("href")?.startsWith("#") ?? true;
  return isOfPage || link.origin !== location.origin ? undefined : link;
}
