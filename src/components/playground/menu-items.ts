import { GROUPS } from "./groups";
import type { ProviderEntry } from "./labs";
import { searchProviders, TYPE_NAMES } from "./search";
import { queryOfStart } from "./start";

/** An example as the menu lists it (plugins/examples). */
export interface ListedExample {
  slug: string;
  title: string;
  summary: string;
  /** The page that explains it. */
  page?: { title: string; path: string };
}

/** What there is to choose from. */
export interface Offered {
  examples: readonly ListedExample[];
  providers: readonly ProviderEntry[];
}

/** A lab that can be chosen. */
export interface MenuItem {
  name: string;
  /** Its address, below the playground's own. */
  query: string;
  /** The level of an example, the type of a provider. */
  tag: string;
  summary?: string;
  /** What it cannot do. */
  warning?: string;
  page?: { title: string; path: string };
}

/** Labs under one heading. */
export interface MenuGroup {
  name: string;
  items: MenuItem[];
}

/**
 * The labs in which each word of a search is, in groups: examples by subject in the order of their
 * levels, then the providers. Groups without any are left out.
 *
 * @param search empty: all of them
 */
export function menuGroups({ examples, providers }: Offered, search: string): MenuGroup[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const bySlug = new Map(examples.map((example) => [example.slug, example]));
  const groups = GROUPS.map(({ name, examples: levels }) => ({
    name,
    items: Object.entries(levels).flatMap(([slug, level]) => {
      const example = bySlug.get(slug);
      if (!example) return [];
      const text = [name, level, slug, example.title, example.summary, example.page?.title]
        .join(" ")
        .toLowerCase();
      return words.every((word) => text.includes(word)) ? [exampleItem(example, level)] : [];
    }),
  }));
  groups.push({ name: "Providers", items: searchProviders(providers, search).map(providerItem) });
  return groups.filter(({ items }) => items.length > 0);
}

function exampleItem({ slug, title, summary, page }: ListedExample, level: string): MenuItem {
  const query = queryOfStart({ kind: "example", slug });
  return { name: title, query, tag: level, summary, ...(page && { page }) };
}

function providerItem({ name, module, type, fails }: ProviderEntry): MenuItem {
  return {
    name,
    query: queryOfStart({ kind: "provider", module }),
    tag: TYPE_NAMES[type] ?? type,
    ...(fails && { warning: "does not sign in" }),
    page: { title: `${name} provider`, path: `/reference/providers/${module}/` },
  };
}
