import { ReferenceReflection, type DeclarationReflection, type Reflection } from "typedoc";

import { OLD_ANCHORS } from "../links";
import { REFERENCE_PATH, type ReferenceModule } from "../modules";
import { membersOf, objectMembers, outlineModule, type Entry, type Outline } from "./outline";

/** A page of the reference before it is written. */
export interface Page extends ReferenceModule {
  outline: Outline;
}

/** Where everything in the reference is: pages, headings, and the anchors of older pages. */
export class AddressBook {
  readonly pages: Page[];
  readonly #urls = new Map<Reflection, string>();
  readonly #aliases = new Map<Page, { anchor: string; member: DeclarationReflection }[]>();

  /**
   * @param modules each module of the package with what TypeDoc found in it
   * @throws if a row of `OLD_ANCHORS` names a page or member that the package does not have
   */
  constructor(modules: readonly (readonly [ReferenceModule, DeclarationReflection])[]) {
    this.pages = modules.map(([module, reflection]) => ({
      ...module,
      outline: outlineModule(reflection),
    }));
    for (const page of this.pages) {
      this.#urls.set(page.outline.module, page.url);
      for (const entry of page.outline.entries) this.#address(entry, page);
    }
    for (const [key, path] of Object.entries(OLD_ANCHORS)) this.#addAlias(key, path);
  }

  /** Link to a reflection, or to the nearest thing around it that has a heading. */
  urlOf(reflection: Reflection): string | undefined {
    // A type parameter is declared in sight of where it is used.
    if (reflection.isTypeParameter()) return undefined;
    const target =
      reflection instanceof ReferenceReflection ? reflection.getTargetReflectionDeep() : reflection;
    for (let at: Reflection | undefined = target; at; at = at.parent) {
      const url = this.#urls.get(at);
      if (url) return url;
    }
    return undefined;
  }

  /** Link to a member named `Export.member`, for links that older pages anchored differently. */
  memberUrl(path: string): string {
    const url = this.urlOf(this.#member(path));
    if (!url) throw new Error(`${path} has no place in the reference.`);
    return url;
  }

  /** Older ids that must lead to an entry of a page: beside its heading, on the same page. */
  aliasesOf(page: Page, entry: Entry): string[] {
    return (this.#aliases.get(page) ?? [])
      .filter(({ member }) => this.#holder(page, member) === entry.reflection)
      .map(({ anchor }) => anchor);
  }

  #address(entry: Entry, page: Page): void {
    const { reflection } = entry;
    if (!(reflection instanceof ReferenceReflection)) {
      this.#urls.set(reflection, `${page.url}#${entry.anchor}`);
    }
    for (const member of entry.members) this.#address(member, page);
  }

  #addAlias(key: string, path: string): void {
    const [source = "", anchor = ""] = key.split("#");
    const url = source ? `/${REFERENCE_PATH}/${source}/` : `/${REFERENCE_PATH}/`;
    const page = this.pages.find((each) => each.url === url);
    if (!page) throw new Error(`OLD_ANCHORS names the page "${source}", which does not exist.`);
    const member = this.#member(path);
    if (page.outline.anchors.has(anchor)) return;
    const aliases = this.#aliases.get(page) ?? [];
    this.#aliases.set(page, [...aliases, { anchor: page.outline.anchors.take(anchor), member }]);
  }

  /** The entry of a page that stands for a member: itself, or its export where that is passed on. */
  #holder(page: Page, member: DeclarationReflection): DeclarationReflection | undefined {
    const here = page.outline.entries;
    const own = here.flatMap(function flat(entry): Entry[] {
      return [entry, ...entry.members.flatMap(flat)];
    });
    for (let at: Reflection | undefined = member; at; at = at.parent) {
      const holder = own.find(
        ({ reflection }) =>
          reflection === at ||
          (reflection instanceof ReferenceReflection &&
            reflection.getTargetReflectionDeep() === at),
      );
      if (holder) return holder.reflection;
    }
    return undefined;
  }

  #member(path: string): DeclarationReflection {
    const [name = "", ...members] = path.split(".");
    let found = this.pages
      .flatMap((page) => page.outline.entries)
      .map((entry) => entry.reflection)
      .find((each) => each.name === name && !(each instanceof ReferenceReflection));
    for (const member of members) {
      const within: DeclarationReflection[] = found
        ? [...membersOf(found), ...objectMembers(found.type)]
        : [];
      found = within.find((each) => each.name === member);
    }
    if (!found) throw new Error(`The package has no ${path}.`);
    return found;
  }
}
