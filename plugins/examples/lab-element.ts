import { existsSync } from "node:fs";
import path from "node:path";
import type { Root } from "mdast";
import type { MdxJsxAttribute, MdxJsxAttributeValueExpression } from "mdast-util-mdx-jsx";
import type { VFile } from "vfile";

import type { LabExample, TurnedExample } from "../../src/lab/example";
import { noteReads } from "../inputs/reads";
import { attribute, forElements, type PageElement, type PageOptions } from "../pages/elements";
import { importNode } from "../pages/import-node";
import { LAB_ELEMENTS, type LabElementName, problemOf } from "./lab-attributes";
import { loadExample } from "./load";
import { turnExample } from "./turn";

/** What an element shows: one example, or two; with their knobs turned, or as they are. */
interface Shown {
  slugs: string[];
  turned?: TurnedExample[];
}

/**
 * Remark plugin: elements that show labs import what shows them and the examples' data, so that only
 * pages with a lab carry them.
 *
 * - `<Lab example="first-sign-in" />`
 * - `<Compare examples="one, other" />`
 * - `<Compare example="checks" with="checks=none, checks=pkce" titles="Without, With PKCE" />` one
 *   example, with a knob turned two ways.
 *
 * What they cannot show fails the build with page and line.
 */
export function labElement({ root, examples = path.join(root, "examples") }: LabElementOptions) {
  return async (tree: Root, page: VFile): Promise<void> => {
    const components = new Set<LabElementName>();
    const slugs = new Set<string>();
    await forElements({ tree, page, root }, LAB_ELEMENTS, async (element) => {
      const name = element.name as LabElementName;
      const attributes = attributesOf(element);
      const shown = await readElement(examples, name, attributes);
      const others = attributes.filter((one) => !NAMING.includes(one.name));
      element.attributes = [...dataOf(name, shown), ...others];
      for (const slug of shown.slugs) slugs.add(slug);
      components.add(name);
    });
    tree.children.unshift(
      ...[...components].map((name) => importNode(`{ ${name} }`, name, "@site/src/lab")),
      ...[...slugs].map((slug) =>
        importNode(variableOf(slug), undefined, `@generated/examples/default/${slug}.json`),
      ),
    );
  };
}

export interface LabElementOptions extends PageOptions {
  /** The folder of the examples, if it is not the site's. */
  examples?: string;
}

/** @throws Error if there is something in braces among them: `{...settings}` */
function attributesOf({ attributes }: PageElement): MdxJsxAttribute[] {
  return attributes.map((one) => {
    if (one.type === "mdxJsxAttribute") return one;
    throw new Error(`it has {${one.value}} among its attributes; name each`);
  });
}

/** Attributes that say what is shown; the data takes their place. */
const NAMING = ["example", "examples", "with", "titles"];

const NEEDS: Record<LabElementName, string> = {
  Lab: `it needs example="…": a folder of examples/`,
  Compare:
    `it needs examples="…, …": two different folders of examples/. Or one, with ` +
    `a knob turned two ways: example="…" with="knob=…, knob=…" titles="…, …"`,
};

/** @throws Error saying as a clause why that cannot be shown */
async function readElement(
  root: string,
  name: LabElementName,
  attributes: readonly MdxJsxAttribute[],
): Promise<Shown> {
  const problem = problemOf(name, attributes);
  if (problem !== undefined) throw new Error(problem);
  const listOf = (key: string): string[] => {
    const value = attributes.find((one) => one.name === key)?.value;
    return typeof value === "string" ? value.split(",").map((text) => text.trim()) : [];
  };
  const [slugs, settings, titles] = [
    [...listOf("example"), ...listOf("examples")],
    listOf("with"),
    listOf("titles"),
  ];
  for (const slug of slugs) {
    noteReads([path.join(root, slug)]);
    if (!existsSync(path.join(root, slug, "scenario.ts"))) {
      throw new Error(`"${slug}" names no folder of examples/`);
    }
  }
  const [slug = "", ...others] = slugs;
  if (settings.length + titles.length === 0) {
    const isShown = name === "Lab" ? others.length === 0 : isPair(slugs);
    if (!slug || !isShown) throw new Error(NEEDS[name]);
    if (name === "Compare") checkLockstep(await Promise.all(slugs.map((one) => load(root, one))));
    return { slugs };
  }
  if (others.length > 0 || !isPair(settings) || !isPair(titles)) throw new Error(NEEDS[name]);
  const turned = await Promise.all(
    settings.map((setting, index) => turnExample(root, slug, setting, titles[index] ?? "")),
  );
  checkLockstep(turned);
  return { slugs: [slug, slug], turned };
}

/** Whether these are two, and not the same. */
function isPair(texts: readonly string[]): boolean {
  return texts.length === 2 && new Set(texts).size === 2 && !texts.includes("");
}

function load(root: string, slug: string): Promise<LabExample> {
  return loadExample(path.join(root, slug), slug);
}

/** The attributes by which a component gets its data. */
function dataOf(name: LabElementName, { slugs, turned }: Shown): MdxJsxAttribute[] {
  const variables = slugs.map(variableOf);
  const value = name === "Lab" ? expression(variables[0] ?? "") : listExpression(variables);
  return [
    { ...attribute(name === "Lab" ? "example" : "examples", ""), value },
    ...(turned ? [attribute("turned", JSON.stringify(turned))] : []),
  ];
}

/** @throws Error if two examples cannot be played in lockstep, as sentences */
function checkLockstep([left, right]: readonly Pick<LabExample, "title" | "steps">[]): void {
  const captions = [left, right].map((example) => example?.steps.map(({ caption }) => caption));
  const [ours = [], theirs = []] = captions;
  const length = Math.max(ours.length, theirs.length);
  const step = Array.from({ length }).findIndex((_, index) => ours[index] !== theirs[index]);
  if (step < 0) return;
  const tell = (steps: string[]) => (steps[step] === undefined ? "missing" : `"${steps[step]}"`);
  throw new Error(
    `both are played in lockstep: their steps must have the same captions. Step ${step + 1} is ` +
      `${tell(ours)} in "${left?.title}", and ${tell(theirs)} in "${right?.title}"`,
  );
}

function variableOf(slug: string): string {
  return `example_${slug.replace(/\W/g, "_")}`;
}

type Expression = { type: "Identifier"; name: string };

/** The value `{name}` of an attribute. */
function expression(name: string): MdxJsxAttributeValueExpression {
  return expressionNode(name, { type: "Identifier", name });
}

/** The value `{[name, other]}` of an attribute. */
function listExpression(names: string[]): MdxJsxAttributeValueExpression {
  const elements = names.map((name): Expression => ({ type: "Identifier", name }));
  return expressionNode(`[${names.join(", ")}]`, { type: "ArrayExpression", elements });
}

function expressionNode(
  value: string,
  tree: Expression | { type: "ArrayExpression"; elements: Expression[] },
): MdxJsxAttributeValueExpression {
  return {
    type: "mdxJsxAttributeValueExpression",
    value,
    data: {
      estree: {
        type: "Program",
        sourceType: "module",
        body: [{ type: "ExpressionStatement", expression: tree }],
      },
    },
  };
}
