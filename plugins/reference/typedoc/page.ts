import { rewriteLink, sourceUrl, type LinkContext } from "../links";
import { PACKAGE, REFERENCE_PATH } from "../modules";
import { correctionsOf } from "../corrections";
import type { ProseContext } from "../prose";
import type { ProviderFacts } from "../providers";
import type { AddressBook, Page } from "./address-book";
import { commentMarkdown } from "./comment";
import { exportMarkdown, type EntryContext } from "./entry";
import { slug } from "./outline";
import { providerList, providerMarkdown, providerTitle } from "./provider-page";

/** What pages are written from besides the sources. */
export interface Reference {
  /** Version of the package. */
  version: string;
  /** Facts by source path, `providers/github`. */
  providers: ReadonlyMap<string, ProviderFacts>;
  /** The copyright line of the package's license. */
  copyright: string;
}

/** Writes a module's page: front matter, then CommonMark with HTML. */
export function pageMarkdown(page: Page, book: AddressBook, reference: Reference): string {
  const context = entryContext(page, book, reference);
  const facts = reference.providers.get(page.source);
  const parts = facts
    ? [
        frontMatter(page, reference),
        origin(page, reference),
        providerMarkdown(page, facts, context),
      ]
    : [frontMatter(page, reference), origin(page, reference), ...moduleParts(page, book, context)];
  if (page.kind === "providers") parts.splice(2, 0, providerList(book, reference.providers));
  if (page.kind === "main") parts.push(license(reference));
  return `${parts.filter(Boolean).join("\n\n")}\n`;
}

function moduleParts(page: Page, book: AddressBook, context: EntryContext): string[] {
  return [
    commentMarkdown(page.outline.module.comment, context.urlOf, context.prose(2)),
    correctionsOf(page.importPath),
    ...page.outline.entries.map((entry) => exportMarkdown(entry, context)),
  ];
}

function entryContext(page: Page, book: AddressBook, reference: Reference): EntryContext {
  const links: LinkContext = {
    version: reference.version,
    pages: new Set(book.pages.map(({ url }) => url.slice(`/${REFERENCE_PATH}/`.length, -1))),
    memberUrl: (member) => book.memberUrl(member),
  };
  return {
    sourceUrl: (file, line) => sourceUrl(reference.version, file, line),
    corrections: (entry) => correctionsOf(page.importPath, entry),
    urlOf: (reflection) => book.urlOf(reflection),
    aliasesOf: (entry) => book.aliasesOf(page, entry),
    prose: (headingLevel): ProseContext => ({
      headingLevel,
      headingId: (text) => page.outline.anchors.take(slug(text)),
      link: (url) => rewriteLink(url, links),
    }),
  };
}

function frontMatter(page: Page, { version, providers }: Reference): string {
  const facts = providers.get(page.source);
  const fields = {
    title: facts ? providerTitle(facts) : page.importPath,
    sidebar_label: facts?.name ?? page.importPath.replace(`${PACKAGE}/`, ""),
    description: facts
      ? `Sign in with ${facts.name}: options and profile of ${page.importPath}, version ${version}.`
      : `Every export of ${page.importPath}, version ${version}, with its types and options.`,
    toc_max_heading_level: 3,
    pagination_next: null,
    pagination_prev: null,
  };
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return ["---", ...lines, "---"].join("\n");
}

/** Which package and version the page documents, where its source is, how to import the module. */
function origin(page: Page, { version }: Reference): string {
  const file = `src/${page.source}.ts`;
  const sentences = {
    runtime: `Import it from <code>${page.importPath}</code>.`,
    types: `Its types are imported from <code>${page.importPath}</code>; it has no code.`,
    internal: `The package does not export this module: import its types from <code>${PACKAGE}/types</code>.`,
  };
  const parts = [
    `<b>${PACKAGE} ${version}</b>`,
    `<a href="${sourceUrl(version, file)}">${file}</a>`,
    // A provider's page shows the import as code.
    ...(page.kind === "provider" ? [] : [sentences[page.access]]),
  ];
  return `<p class="ref-origin">${parts.join(" · ")}</p>`;
}

function license({ version, copyright }: Reference): string {
  return [
    "## About this reference <!-- #about-this-reference -->",
    `These pages are generated from the doc comments and types of ${PACKAGE} ${version}. Their text is part of the package: ${copyright}, under the [ISC license](${sourceUrl(version, "LICENSE")}). Links, headings and signatures are set here, and code and advice that does not work is replaced: a box says so.`,
  ].join("\n\n");
}
