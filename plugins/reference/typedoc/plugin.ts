import { readFileSync } from "node:fs";
import path from "node:path";

import {
  BaseRouter,
  Converter,
  type Application,
  type Context,
  type DeclarationReflection,
  type PageDefinition,
  type ProjectReflection,
  type Reflection,
} from "typedoc";
import { MarkdownTheme, type MarkdownPageEvent } from "typedoc-plugin-markdown";

import { installedVersions, packageRoot } from "../../versions";
import { PACKAGE, referenceModules, type ReferenceModule } from "../modules";
import { describeProviders } from "../providers";
import { AddressBook } from "./address-book";
import { pageMarkdown, type Reference } from "./page";

/** The names under which the router and the theme are chosen in TypeDoc's options. */
export const NAME = "reference";

/**
 * TypeDoc's entry point to this plugin: names modules and default exports as an importing app does,
 * and adds the router and the theme that write the reference.
 */
export async function load(app: Application): Promise<void> {
  const reference: Reference = {
    version: installedVersions()[PACKAGE],
    providers: await describeProviders(),
    copyright: copyrightLine(),
  };
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }: Context) => {
    for (const [module, reflection] of modulesOf(project)) {
      const functionName = reference.providers.get(module.source)?.functionName;
      nameModule(reflection, module.importPath, functionName);
    }
  });
  app.renderer.defineRouter(NAME, ReferenceRouter);
  app.renderer.defineTheme(NAME, themeFor(reference));
}

function nameModule(
  module: DeclarationReflection,
  importPath: string,
  functionName: string | undefined,
): void {
  module.name = importPath;
  const main = module.children?.find((child) => child.name === "default");
  if (main && functionName) main.name = functionName;
}

/** Puts each module where the site expects it. Links inside pages come from the address book. */
class ReferenceRouter extends BaseRouter {
  override buildPages(project: ProjectReflection): PageDefinition[] {
    return modulesOf(project).map(([module, model]) => ({
      url: `${module.source}.md`,
      kind: "reflection",
      model,
    }));
  }

  protected override getIdealBaseName(reflection: Reflection): string {
    return reflection.name;
  }
}

function themeFor(reference: Reference): typeof MarkdownTheme {
  return class ReferenceTheme extends MarkdownTheme {
    #book: AddressBook | undefined;

    override render(event: MarkdownPageEvent): string {
      this.#book ??= new AddressBook(modulesOf(event.project));
      const page = this.#book.pages.find(({ outline }) => outline.module === event.model);
      if (!page) throw new Error(`${event.url} is not a module of ${PACKAGE}.`);
      return pageMarkdown(page, this.#book, reference);
    }

    override getNavigation(): [] {
      return [];
    }
  };
}

/** The package's modules with their reflections. Throws if TypeDoc left one out. */
function modulesOf(project: ProjectReflection): [ReferenceModule, DeclarationReflection][] {
  const byFile = new Map<string, DeclarationReflection>(
    (project.children ?? []).map((child) => [child.sources?.[0]?.fileName ?? "", child]),
  );
  return referenceModules().map((module) => {
    const reflection = byFile.get(`src/${module.source}.ts`);
    if (!reflection) throw new Error(`TypeDoc has no module for src/${module.source}.ts.`);
    return [module, reflection];
  });
}

function copyrightLine(): string {
  const text = readFileSync(path.join(packageRoot(PACKAGE), "LICENSE"), "utf8");
  const line = /^Copyright.*$/m.exec(text)?.[0];
  if (!line) throw new Error(`The license of ${PACKAGE} names no copyright holder.`);
  return line.trim();
}
