import { existsSync } from "node:fs";
import path from "node:path";
import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";

import { importNode } from "../import-node";
import { isLabElement, type JsxAttribute, type LabElementName, problemOf } from "./lab-attributes";
import { loadExample } from "./load";

/** An element of MDX, as far as this plugin reads and writes it (mdast-util-mdx-jsx). */
interface JsxElement {
  type: "mdxJsxFlowElement";
  name: string | null;
  attributes: JsxAttribute[];
}

/**
 * Remark plugin: `<Lab example="first-sign-in" />` and `<Compare examples="one, other" />` import what
 * shows them and the examples' data, so that only pages with a lab carry them. What they cannot show
 * fails the build with page and line.
 */
export function labElement({ root = path.join(process.cwd(), "examples") } = {}) {
  return async (tree: Root, file: VFile) => {
    const components = new Set<LabElementName>();
    const slugs = new Set<string>();
    const pairs: { pair: string[]; element: JsxElement }[] = [];
    visit(tree as never, "mdxJsxFlowElement", (element: JsxElement) => {
      const { name, attributes } = element;
      if (!isLabElement(name)) return;
      const fail = (reason: string) => file.fail(reason, element as never);
      const problem = problemOf(name, attributes);
      if (problem !== undefined) fail(problem);
      const key = name === "Lab" ? "example" : "examples";
      const attribute = attributes.find((one) => one.name === key);
      const named = slugsOf(name, attribute?.value);
      if (!attribute || !named) return fail(NEEDS[name]);
      for (const slug of named) {
        if (!existsSync(path.join(root, slug, "auth.ts"))) {
          fail(`<${name} ${key}="${slug}"> names no folder of examples/.`);
        }
        slugs.add(slug);
      }
      if (name === "Compare") pairs.push({ pair: named, element });
      components.add(name);
      const variables = named.map(variableOf);
      attribute.value = name === "Lab" ? expression(variables[0] ?? "") : listExpression(variables);
    });
    for (const { pair, element } of pairs) {
      const difference = await differenceOf(root, pair);
      if (difference !== undefined) file.fail(difference, element as never);
    }
    const imports = [
      ...[...components].map((name) => importNode(`{ ${name} }`, name, "@site/src/playground")),
      ...[...slugs].map((slug) =>
        importNode(variableOf(slug), undefined, `@generated/examples/default/${slug}.json`),
      ),
    ];
    (tree.children as unknown[]).unshift(...imports);
  };
}

const NEEDS: Record<LabElementName, string> = {
  Lab: `<Lab> needs an attribute example="…": a folder of examples/.`,
  Compare: `<Compare> needs an attribute examples="…, …": two different folders of examples/.`,
};

/** The examples that an element names; undefined if it does not name as many as it shows. */
function slugsOf(name: LabElementName, value: unknown): string[] | undefined {
  if (typeof value !== "string") return undefined;
  if (name === "Lab") return [value];
  const slugs = value.split(",").map((slug) => slug.trim());
  return slugs.length === 2 && slugs[0] !== slugs[1] ? slugs : undefined;
}

/** Why two examples cannot be played in lockstep, as sentences; undefined: they can. */
async function differenceOf(root: string, pair: string[]): Promise<string | undefined> {
  const [left, right] = await Promise.all(
    pair.map((slug) => loadExample(path.join(root, slug), slug)),
  );
  const captions = [left, right].map((example) => example?.steps.map(({ caption }) => caption));
  const [ours = [], theirs = []] = captions;
  const length = Math.max(ours.length, theirs.length);
  const step = Array.from({ length }).findIndex((_, index) => ours[index] !== theirs[index]);
  if (step < 0) return undefined;
  const tell = (steps: string[]) => (steps[step] === undefined ? "missing" : `"${steps[step]}"`);
  return (
    `<Compare examples="${pair.join(", ")}"> plays both in lockstep: their steps must have the same ` +
    `captions. Step ${step + 1} is ${tell(ours)} in ${left?.slug}, and ${tell(theirs)} in ${right?.slug}.`
  );
}

function variableOf(slug: string): string {
  return `example_${slug.replace(/\W/g, "_")}`;
}

/** The value `{name}` of an attribute. */
function expression(name: string) {
  return expressionNode(name, { type: "Identifier", name });
}

/** The value `{[name, other]}` of an attribute. */
function listExpression(names: string[]) {
  const elements = names.map((name) => ({ type: "Identifier", name }));
  return expressionNode(`[${names.join(", ")}]`, { type: "ArrayExpression", elements });
}

function expressionNode(value: string, tree: object) {
  const body = [{ type: "ExpressionStatement", expression: tree }];
  return {
    type: "mdxJsxAttributeValueExpression",
    value,
    data: { estree: { type: "Program", sourceType: "module", body } },
  };
}
