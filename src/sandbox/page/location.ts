/**
 * A shown page's address. Its document lies in a frame without one (`about:srcdoc`), and `location`
 * cannot be replaced, so the page view lets the page's scripts read and set this instead.
 */
export class PageLocation extends URL {
  readonly #navigate: (href: string) => void;

  /** @param navigate takes the tab to another address */
  constructor(href: string, navigate: (href: string) => void) {
    super(href);
    this.#navigate = navigate;
  }

  override get href(): string {
    return super.href;
  }

  override set href(address: string) {
    this.assign(address);
  }

  assign(address: string): void {
    this.#navigate(new URL(address, super.href).href);
  }

  /** As `assign`: the simulated tab keeps the page in its history. */
  replace(address: string): void {
    this.assign(address);
  }

  reload(): void {
    this.assign(super.href);
  }
}

/** Makes `pageLocation` a global of the page, which may be set as `location` may. */
export function installLocation(target: Window, location: PageLocation): void {
  Object.defineProperty(target, "pageLocation", {
    get: () => location,
    set: (address: unknown) => location.assign(String(address)),
  });
}

/** Members by which a name is known to be the page's `location` and no variable of a script. */
const MEMBERS =
  "href|origin|protocol|host|hostname|port|pathname|search|hash|assign|replace|reload|toString";

/** A script's text, with `location` read and set where the page's address is. */
export function usePageLocation(script: string): string {
  const through = script.replace(
    /(?<![\w$.])(?:window|document|self|globalThis)\s*\.\s*location\b/g,
    "pageLocation",
  );
  // A script with a variable of this name means that one.
  if (/\b(?:const|let|var|function|class)\s+location\b/.test(through)) return through;
  return through.replace(
    new RegExp(`(?<![\\w$.])location(?=\\s*(?:\\.\\s*(?:${MEMBERS})\\b|=[^=]))`, "g"),
    "pageLocation",
  );
}
