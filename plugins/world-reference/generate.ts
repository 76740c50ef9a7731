import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { type WorldPage, worldPages } from "./pages";

const HERE = path.join("plugins", "world-reference");

/** The site's own sidebar needs no file that is missing before the first build. */
const NO_SIDEBAR = {
  autoConfiguration: false,
  pretty: false,
  typescript: false,
  deprecatedItemClassName: "",
};

/**
 * Writes the reference of `src/world` and `src/scenario` from their doc comments: a page for each
 * file in `entries/`, and one that lists them.
 *
 * @param siteDir the site's folder
 * @param outDir where the pages go; the folder is emptied first
 * @throws if TypeDoc did not write every page; its messages are on the console
 */
export async function generateWorldReference(siteDir: string, outDir: string): Promise<void> {
  const { default: typedoc } = await import("docusaurus-plugin-typedoc");
  const entries = path.join(siteDir, HERE, "entries");
  rmSync(outDir, { recursive: true, force: true });
  await typedoc(
    { siteDir, siteConfig: {} },
    {
      entryPoints: worldPages.map(({ id }) => path.join(entries, `${id}.ts`)),
      tsconfig: path.join(entries, "tsconfig.json"),
      basePath: entries,
      out: outDir,
      router: "module",
      readme: "none",
      sort: ["source-order"],
      excludePrivate: true,
      excludeProtected: true,
      excludeExternals: true,
      excludeInternal: true,
      // The sources are in this repository, which everybody who needs these pages has.
      disableSources: true,
      disableGit: true,
      // Types are checked by `npm run types`.
      skipErrorChecking: true,
      useHTMLAnchors: true,
      hidePageHeader: true,
      hidePageTitle: true,
      hideBreadcrumbs: true,
      hideGroupHeadings: true,
      parametersFormat: "table",
      interfacePropertiesFormat: "table",
      typeDeclarationFormat: "table",
      sidebar: NO_SIDEBAR,
      logLevel: "Error",
    },
  );
  for (const page of worldPages) finishPage(outDir, page);
  writeFileSync(path.join(outDir, "index.md"), indexPage());
}

function finishPage(outDir: string, page: WorldPage): void {
  const file = path.join(outDir, `${page.id}.md`);
  const text = headingsWithIds(readFileSync(file, "utf8"));
  writeFileSync(file, `${frontMatter(page.title, page.description)}\n\n${text}`);
}

/**
 * Gives headings the ids that TypeDoc links to. TypeDoc writes an anchor before each, beside which
 * Docusaurus would give the heading the same id once more. Further overloads have no anchor, and get
 * an id that is not that of the first.
 */
export function headingsWithIds(text: string): string {
  const withIds = text.replace(/^<a id="([^"]+)"><\/a>\n\n(#+ .+)$/gm, "$2 {#$1}");
  const ids = new Set([...withIds.matchAll(/ \{#([^}]+)\}$/gm)].map(([, id]) => id));
  let overloads = 0;
  return withIds.replace(/^#+ ([\w ]+)$/gm, (heading, words: string) => {
    const id = words.toLowerCase().replaceAll(" ", "-");
    return ids.has(id) ? `${heading} {#${id}-overload-${++overloads}}` : heading;
  });
}

function indexPage(): string {
  const rows = worldPages.map(
    ({ id, title, description }) => `| [${title}](./${id}.md) | ${description} |`,
  );
  return [
    frontMatter("Reference of the world", "Every public type of src/world and src/scenario."),
    "Generated from the doc comments in `src/world` and `src/scenario`. To begin, read [The world](/contributing/the-world) and [Writing a scenario](/contributing/writing-a-scenario).",
    ["| page | what is in it |", "| --- | --- |", ...rows].join("\n"),
  ].join("\n\n");
}

function frontMatter(title: string, description: string): string {
  const fields = {
    title,
    description,
    toc_max_heading_level: 3,
    pagination_next: null,
    pagination_prev: null,
  };
  const lines = Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  return ["---", ...lines, "---"].join("\n");
}
