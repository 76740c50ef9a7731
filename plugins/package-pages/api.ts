import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { ReferenceReflection, type DeclarationReflection, type Reflection } from "typedoc";

import { correctionsOf } from "../reference/corrections";
import { rewriteLink } from "../reference/links";
import type { ProseContext } from "../reference/prose";
import { commentMarkdown } from "../reference/typedoc/comment";
import { exportMarkdown, type EntryContext } from "../reference/typedoc/entry";
import { AnchorSet, outlineModule, slug, type Entry } from "../reference/typedoc/outline";
import type { CoreLinks } from "./core-links";
import type { ConvertedModules } from "./convert";
import { sourceAddress, type OfficialPackage } from "./packages";

/** A package's modules as Markdown. */
export interface PackageApi {
  /** The text that the package has about itself. */
  about: string;
  /** A section for each module, with its exports. */
  modules: string;
}

/** Writes what TypeDoc found in a package's modules. All stands on one page, so ids are unique there. */
export function packageApi(
  each: OfficialPackage,
  converted: ConvertedModules,
  core: CoreLinks,
): PackageApi {
  const anchors = new AnchorSet();
  for (const id of ["install", "use", "schema", "modules", "can-do"]) anchors.take(id);
  const urls = new Map<Reflection, string>();
  const outlines = each.modules.map(({ importPath }) => {
    const module = converted.get(importPath);
    if (!module) throw new Error(`${importPath} has not been converted.`);
    const passedOn = takeOutPassedOn(module, each);
    nameDefault(module);
    const outline = outlineModule(module);
    const rename = (entry: Entry): void => {
      entry.anchor = anchors.take(entry.anchor, `${slug(importPath)}-${entry.anchor}`);
      urls.set(entry.reflection, `#${entry.anchor}`);
      entry.members.forEach(rename);
    };
    outline.entries.forEach(rename);
    return { importPath, outline, passedOn };
  });
  const context = entryContext(each, urls, core, anchors);
  const [main] = outlines;
  const sections = outlines.map(({ importPath, outline, passedOn }) =>
    [
      `## Module ${importPath} <!-- #${anchors.take(`module-${slug(importPath)}`)} -->`,
      importPath !== each.name &&
        commentMarkdown(outline.module.comment, context.urlOf, context.prose(3)),
      importPath !== each.name && correctionsOf(importPath),
      ...outline.entries.map((entry) =>
        demote(exportMarkdown(entry, { ...context, corrections: correct(importPath) })),
      ),
      passedOnText(passedOn, core),
      outline.entries.length === 0 && passedOn.length === 0 && "The module has no exports.",
    ]
      .filter(Boolean)
      .join("\n\n"),
  );
  return {
    about: [
      main && commentMarkdown(main.outline.module.comment, context.urlOf, context.prose(2)),
      main && correctionsOf(main.importPath),
    ]
      .filter(Boolean)
      .join("\n\n"),
    modules: sections.join("\n\n"),
  };
}

function correct(importPath: string): EntryContext["corrections"] {
  return (entry) => correctionsOf(importPath, entry);
}

/** Exports are headings below their module's. */
function demote(markdown: string): string {
  return markdown.replace(/^(#{2,5} .*<!-- #\S+ -->)$/gm, "#$1");
}

/** Takes what a module passes on from another package out of it. @returns the names */
function takeOutPassedOn(module: DeclarationReflection, { root }: OfficialPackage): string[] {
  const children = module.children ?? [];
  const isForeign = (child: DeclarationReflection) => {
    if (child instanceof ReferenceReflection) return true;
    const file = child.sources?.[0]?.fullFileName ?? root;
    return !file.startsWith(root);
  };
  module.children = children.filter((child) => !isForeign(child));
  return children.filter(isForeign).map(({ name }) => name);
}

function passedOnText(names: readonly string[], core: CoreLinks): string {
  if (names.length === 0) return "";
  const links = names.map((name) => {
    const url = core.urlOf(name);
    return url ? `[\`${name}\`](${url})` : `\`${name}\``;
  });
  return `It also exports: ${links.join(", ")}.`;
}

/** A default export is named as its declaration names it. */
function nameDefault(module: DeclarationReflection): void {
  const main = module.children?.find((child) => child.name === "default");
  const [source] = module.sources ?? [];
  if (!main || !source) return;
  const code = readFileSync(source.fullFileName, "utf8");
  const name = /^export default (?:function )?(\w+)/m.exec(code)?.[1];
  if (name) main.name = name;
}

function entryContext(
  each: OfficialPackage,
  urls: ReadonlyMap<Reflection, string>,
  core: CoreLinks,
  anchors: AnchorSet,
): EntryContext {
  const links = {
    version: each.version,
    pages: core.pages,
    memberUrl: (member: string) =>
      core.urlOf(member.split(".").slice(0, 2).join(".")) ?? "/reference/core/",
  };
  return {
    sourceUrl: (file, line) => sourceOf(each, file, line),
    corrections: () => "",
    urlOf: (reflection) => urlOf(reflection, urls, core),
    aliasesOf: () => [],
    prose: (headingLevel): ProseContext => ({
      headingLevel,
      headingId: (text) => anchors.take(slug(text) || "section"),
      link: (url) => rewriteLink(url, links),
    }),
  };
}

function urlOf(
  reflection: Reflection,
  urls: ReadonlyMap<Reflection, string>,
  core: CoreLinks,
): string | undefined {
  if (reflection.isTypeParameter()) return undefined;
  const target =
    reflection instanceof ReferenceReflection ? reflection.getTargetReflectionDeep() : reflection;
  for (let at: Reflection | undefined = target; at; at = at.parent) {
    const url = urls.get(at);
    if (url) return url;
    const file = at.isDeclaration() ? at.sources?.[0]?.fullFileName : undefined;
    if (file?.includes("/@auth/core/")) return core.urlOf(at.name);
  }
  return undefined;
}

/** The place in the sources of what a line of the declarations declares; else the file. */
function sourceOf(each: OfficialPackage, file: string, line: number): string {
  const declarations = path.join(path.dirname(each.root), file.replace(/^@auth\//, ""));
  const below = path.relative(each.root, declarations).replace(/^dist\//, "lib/");
  const source = [".ts", ".tsx"]
    .map((extension) => `src/${below.replace(/\.d\.ts$/, extension)}`)
    .find((candidate) => existsSync(path.join(each.root, candidate)));
  if (source === undefined || !existsSync(declarations)) return sourceAddress(each);
  const declared = readFileSync(declarations, "utf8").split("\n")[line - 1] ?? "";
  const name =
    /(?:function|const|interface|type|class|let) (\w+)|^\s*(?:readonly )?(\w+)\??[:(]/.exec(
      declared,
    );
  const word = name?.[1] ?? name?.[2];
  const lines = readFileSync(path.join(each.root, source), "utf8").split("\n");
  const at = lines.findIndex(
    (text) =>
      word !== undefined &&
      new RegExp(
        `^(?!\\s*\\*).*?(?:(?:function|const|interface|type|class) |^\\s*)${word.replace("$", "\\$")}\\b`,
      ).test(text),
  );
  return sourceAddress(each, source, at < 0 ? undefined : at + 1);
}
