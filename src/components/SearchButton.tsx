import { type ReactNode, useSyncExternalStore } from "react";

/** The navbar's search field, whichever search theme is installed. */
const FIELD = ".navbar__search-input, .navbar [type=search]";

const neverChanges = () => () => undefined;
const searchField = () => document.querySelector<HTMLInputElement>(FIELD);

interface Props {
  /** What the button says. */
  label?: string;
  /** Puts the button in its place; not called where the site has no search field. */
  render?: (button: ReactNode) => ReactNode;
}

/** A button that moves focus to the search field. It renders nothing on a site without one. */
export function SearchButton({ label = "Search this site", render = (button) => button }: Props) {
  const present = useSyncExternalStore(
    neverChanges,
    () => searchField() !== null,
    () => false,
  );
  if (!present) return null;
  return render(
    <button type="button" onClick={() => searchField()?.focus()}>
      {label}
    </button>,
  );
}
