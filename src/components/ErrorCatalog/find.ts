/** Where an error or a warning is on the page of errors. */
export interface Found {
  name: string;
  /** Without `#`: the lower-case name, as error messages print it. */
  anchor: string;
}

/** What every error ends as that users may not know: a section of its own tells of it. */
const CONFIGURATION: Found = { name: "Configuration", anchor: "configuration" };

/**
 * The entries that a pasted line of a log or an address names, the surest first:
 * `https://errors.authjs.dev#invalidcheck`, `[auth][warn][csrf-disabled]`, `?error=AccessDenied`,
 * `CallbackRouteError: Read more at …`, or a part of a name that somebody types.
 *
 * @param names types of errors and codes of warnings
 */
export function findEntries(text: string, names: readonly string[]): Found[] {
  const line = text.toLowerCase();
  const all = names.map((name) => ({ name, anchor: anchorOf(name) }));
  const isNamed = ({ anchor }: Found) => new RegExp(`(^|[^a-z-])${anchor}($|[^a-z-])`).test(line);
  const byPlace = (a: Found, b: Found) => line.indexOf(a.anchor) - line.indexOf(b.anchor);
  const named = [...all, CONFIGURATION].filter(isNamed).sort(byPlace);
  if (named.length > 0) return preferPrinted(named, line);
  const typed = line.trim();
  if (typed.length < 3) return [];
  return all.filter(({ anchor }) => anchor.includes(typed)).slice(0, 8);
}

/** The anchor of an error or a warning on its page, as the library prints it. */
function anchorOf(name: string): string {
  return name.toLowerCase();
}

/** An address that the library printed says which one it meant, whatever else the text names. */
function preferPrinted(named: Found[], line: string): Found[] {
  const printed = /errors\.authjs\.dev\/?#([a-z]+)/.exec(line)?.[1];
  const first = named.find(({ anchor }) => anchor === printed);
  return first ? [first, ...named.filter((one) => one !== first)] : named;
}
