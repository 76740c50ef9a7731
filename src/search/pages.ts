/*
 * What the search knows of the site: its pages, cut into sections. The build writes it as JSON
 * (plugins/search), the worker reads it.
 */

/** The kinds of page, in no order, with what readers see above a group of results. */
export const KINDS = {
  tutorial: "Tutorials",
  guide: "Guides",
  concept: "Concepts",
  faq: "Questions",
  error: "Errors and warnings",
  reference: "Reference",
  provider: "Providers",
  adapter: "Adapters",
  package: "Packages",
  playground: "Playground",
  site: "About this site",
  blog: "Blog",
  contributing: "Contributing",
  api: "API",
} as const;

/** A kind of page. */
export type Kind = keyof typeof KINDS;

/** A heading of a page, with what stands below it until the next heading. */
export interface Section {
  /** Id of the heading; empty for what stands below the page's title. */
  anchor: string;
  /** Words of the heading; empty for what stands below the page's title. */
  heading: string;
  /** Headings above it on the page, the page's title left out. */
  above: readonly string[];
  /** Plain text, white space collapsed. */
  text: string;
  /** An address of its own, where it is not the page's with the anchor. */
  address?: string;
}

/** A page of the site. */
export interface Page {
  /** Path below the base URL, with slashes at both ends. */
  address: string;
  title: string;
  kind: Kind;
  sections: readonly Section[];
}

/** Where a section is, without the base URL. */
export function addressOf(page: Page, section: Section): string {
  if (section.address !== undefined) return section.address;
  return section.anchor === "" ? page.address : `${page.address}#${section.anchor}`;
}

/** What a section is: what is generated of a package's types is API, on whichever page it stands. */
export function kindOf(page: Page, section: Section): Kind {
  const isGenerated = [section.heading, ...section.above].some((one) => one.startsWith("Module "));
  return isGenerated ? "api" : page.kind;
}
