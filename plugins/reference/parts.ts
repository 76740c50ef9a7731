import type { SidebarsConfig } from "@docusaurus/plugin-content-docs";

import { ADAPTERS_PATH, PACKAGES_PATH } from "../package-pages/paths";
import { PROVIDERS_PATH } from "../provider-pages/paths";
import { REFERENCE_PATH } from "./modules";

type SidebarItem = Extract<SidebarsConfig[string], readonly unknown[]>[number];
type Category = Extract<SidebarItem, { type: "category" }>;

/** The generated parts of the reference, in the order of the sidebar. Each is a docs instance. */
export const PARTS = {
  providers: { label: "Providers", path: PROVIDERS_PATH },
  adapters: { label: "Adapters", path: ADAPTERS_PATH },
  packages: { label: "Packages", path: PACKAGES_PATH },
  api: { label: "API of @auth/core", path: REFERENCE_PATH },
} satisfies Record<string, { label: string; path: string }>;

/** Links to the generated parts, for the sidebar of the pages that people write. */
export function partLinks(): SidebarItem[] {
  return Object.values(PARTS).map(linkTo);
}

/**
 * The sidebar of a generated part: the way back to the whole reference first, then all parts, of
 * which this one is open.
 *
 * @param index id of the part's first page
 * @param items what stands below it
 */
export function partSidebar(
  part: keyof typeof PARTS,
  index: string,
  items: SidebarItem[],
): SidebarItem[] {
  const own: Category = {
    type: "category",
    label: PARTS[part].label,
    collapsed: false,
    link: { type: "doc", id: index },
    items,
  };
  return [
    { type: "link", label: "Reference", href: "/reference" },
    ...Object.entries(PARTS).map(([key, other]) => (key === part ? own : linkTo(other))),
  ];
}

function linkTo({ label, path }: { label: string; path: string }): SidebarItem {
  return { type: "link", label, href: `/${path}` };
}

/** Pages that a group holds at the most, unless they all begin alike. */
const GROUP = 14;

/**
 * Puts many pages into groups by the first letters of their names: a sidebar of a hundred would be
 * most of what each of a hundred pages weighs, and nobody reads it. Closed groups are not rendered.
 *
 * @param pages ids of pages, `providers/github`, in any order
 */
export function byLetter(pages: readonly string[]): Category[] {
  const letters = new Map<string, string[]>();
  for (const page of [...pages].sort()) {
    const name = page.slice(page.lastIndexOf("/") + 1);
    const letter = /^\d/.test(name) ? "0–9" : name.charAt(0).toUpperCase();
    letters.set(letter, [...(letters.get(letter) ?? []), page]);
  }
  const groups: { letters: string[]; items: string[] }[] = [];
  for (const [letter, items] of letters) {
    const last = groups.at(-1);
    if (last && last.items.length + items.length <= GROUP) {
      last.letters.push(letter);
      last.items.push(...items);
    } else groups.push({ letters: [letter], items });
  }
  return groups.map(({ letters: own, items }) => ({
    type: "category",
    label: own.length === 1 ? (own[0] ?? "") : `${own[0]?.charAt(0)}–${own.at(-1)}`,
    collapsed: true,
    items,
  }));
}
