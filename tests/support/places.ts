import { existsSync, readFileSync } from "node:fs";

import { htmlFileOf } from "./site";

/** Those of some addresses, such as `/faq/#secret`, that the built site has no page or place for. */
export function missingPlaces(addresses: readonly string[]): string[] {
  const pages = new Map<string, string>();
  return addresses.filter((address) => {
    const [page = "", id] = address.split("#");
    const file = htmlFileOf(page);
    const html = pages.get(file) ?? (existsSync(file) ? readFileSync(file, "utf8") : "");
    pages.set(file, html);
    return html === "" || (id !== undefined && !new RegExp(`\\sid="?${id}["\\s>]`).test(html));
  });
}
