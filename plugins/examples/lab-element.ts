import { existsSync } from "node:fs";
import path from "node:path";
import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";

/** An element of MDX, as far as this plugin reads and writes it (mdast-util-mdx-jsx). */
interface JsxElement {
  type: "mdxJsxFlowElement";
  name: string | null;
  attributes: { type: string; name: string; value?: unknown }[];
}

/**
 * Remark plugin: `<Lab example="first-sign-in" />` imports the lab and the example's data, so that
 * only pages with a lab carry them. A slug without a folder fails the build with page and line.
 */
export function labElement({ root = path.join(process.cwd(), "examples") } = {}) {
  return (tree: Root, file: VFile) => {
    const slugs: string[] = [];
    visit(tree as never, "mdxJsxFlowElement", (element: JsxElement) => {
      if (element.name !== "Lab") return;
      const attribute = element.attributes.find(({ name }) => name === "example");
      const slug = attribute?.value;
      if (!attribute || typeof slug !== "string") {
        file.fail(`<Lab> needs an attribute example="…": a folder of examples/.`, element as never);
      }
      if (!existsSync(path.join(root, slug, "auth.ts"))) {
        file.fail(`<Lab example="${slug}"> names no folder of examples/.`, element as never);
      }
      if (!slugs.includes(slug)) slugs.push(slug);
      attribute.value = expression(variableOf(slug));
    });
    if (slugs.length === 0) return;
    const imports = [
      importNode("{ Lab }", "Lab", "@site/src/playground"),
      ...slugs.map((slug) =>
        importNode(variableOf(slug), undefined, `@generated/examples/default/${slug}.json`),
      ),
    ];
    (tree.children as unknown[]).unshift(...imports);
  };
}

function variableOf(slug: string): string {
  return `example_${slug.replace(/\W/g, "_")}`;
}

/** The value `{name}` of an attribute. */
function expression(name: string) {
  const body = [{ type: "ExpressionStatement", expression: { type: "Identifier", name } }];
  return {
    type: "mdxJsxAttributeValueExpression",
    value: name,
    data: { estree: { type: "Program", sourceType: "module", body } },
  };
}

/** `import local from source`, or `import { imported } from source`. */
function importNode(clause: string, imported: string | undefined, source: string) {
  const identifier = (name: string) => ({ type: "Identifier", name });
  const specifier = imported
    ? { type: "ImportSpecifier", imported: identifier(imported), local: identifier(imported) }
    : { type: "ImportDefaultSpecifier", local: identifier(clause) };
  const declaration = {
    type: "ImportDeclaration",
    specifiers: [specifier],
    source: { type: "Literal", value: source, raw: JSON.stringify(source) },
    attributes: [],
  };
  return {
    type: "mdxjsEsm",
    value: `import ${clause} from ${JSON.stringify(source)}`,
    data: { estree: { type: "Program", sourceType: "module", body: [declaration] } },
  };
}
