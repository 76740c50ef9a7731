import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";

import { PAGES_DIR, REFERENCE_PATH } from "../reference/modules";

/** Addresses in the reference of `@auth/core`, as its generated pages have them. */
export class CoreLinks {
  readonly #urls = new Map<string, string>();
  /** Paths below the reference that have a page. */
  readonly pages = new Set<string>();

  /** @param siteDir the site's folder; the pages of core must have been written */
  constructor(siteDir: string) {
    const folder = path.join(siteDir, PAGES_DIR);
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
    for (const file of files.filter((name) => name.endsWith(".md")).sort()) {
      const page = file.replace(/(^|\/)index\.md$|\.md$/, "");
      this.pages.add(page);
      const url = `/${REFERENCE_PATH}/${page ? `${page}/` : ""}`;
      const text = readFileSync(path.join(folder, file), "utf8");
      for (const [heading] of text.matchAll(/^## `.*?(?=^## |$(?![\s\S]))/gms)) {
        this.#addExport(heading, url);
      }
    }
  }

  /** Address of an export of core, or of a member, `AuthConfig.session`. */
  urlOf(name: string): string | undefined {
    return this.#urls.get(name);
  }

  #addExport(text: string, url: string): void {
    const [, name = "", anchor = ""] = /^## `(\w+)(?:\(\))?` <!-- #(\S+) -->/.exec(text) ?? [];
    // What a module passes on has its text elsewhere.
    if (!name || /^Passed on from/m.test(text)) return;
    if (!this.#urls.has(name)) this.#urls.set(name, `${url}#${anchor}`);
    for (const [, member = "", at = ""] of text.matchAll(/^### `(\w+)` <!-- #(\S+) -->/gm)) {
      this.#urls.set(`${name}.${member}`, `${url}#${at}`);
    }
  }
}
