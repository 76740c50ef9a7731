import { existsSync } from "node:fs";
import path from "node:path";
import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";

import type { LabExample, TurnedExample } from "../../src/lab/example";
import { importNode } from "../import-node";
import { isLabElement, type JsxAttribute, type LabElementName, problemOf } from "./lab-attributes";
import { loadExample } from "./load";
import { turnExample } from "./turn";

/** An element of MDX, as far as this plugin reads and writes it (mdast-util-mdx-jsx). */
interface JsxElement {
  type: "mdxJsxFlowElement";
  name: string | null;
  attributes: JsxAttribute[];
}

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
export function labElement({ root = path.join(process.cwd(), "examples") } = {}) {
  return async (tree: Root, file: VFile) => {
    const components = new Set<LabElementName>();
    const slugs = new Set<string>();
    const elements: JsxElement[] = [];
    visit(tree as never, "mdxJsxFlowElement", (element: JsxElement) => {
      if (isLabElement(element.name)) elements.push(element);
    });
    for (const element of elements) {
      const name = element.name as LabElementName;
      try {
        const shown = await readElement(root, name, element.attributes);
        const others = element.attributes.filter((one) => !NAMING.includes(one.name));
        element.attributes = [...dataOf(name, shown), ...others];
        for (const slug of shown.slugs) slugs.add(slug);
      } catch (cause) {
        file.fail((cause as Error).message, element as never);
      }
      components.add(name);
    }
    const imports = [
      ...[...components].map((name) => importNode(`{ ${name} }`, name, "@site/src/lab")),
      ...[...slugs].map((slug) =>
        importNode(variableOf(slug), undefined, `@generated/examples/default/${slug}.json`),
      ),
    ];
    (tree.children as unknown[]).unshift(...imports);
  };
}

/** Attributes that say what is shown; the data takes their place. */
const NAMING = ["example", "examples", "with", "titles"];

const NEEDS: Record<LabElementName, string> = {
  Lab: `<Lab> needs an attribute example="…": a folder of examples/.`,
  Compare:
    `<Compare> needs an attribute examples="…, …": two different folders of examples/. Or one, with ` +
    `a knob turned two ways: example="…" with="knob=…, knob=…" titles="…, …".`,
};

/** @throws Error saying as a sentence why that cannot be shown */
async function readElement(
  root: string,
  name: LabElementName,
  attributes: readonly JsxAttribute[],
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
    if (!existsSync(path.join(root, slug, "auth.ts"))) {
      throw new Error(`<${name}>: "${slug}" names no folder of examples/.`);
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
function dataOf(name: LabElementName, { slugs, turned }: Shown): JsxAttribute[] {
  const variables = slugs.map(variableOf);
  const value = name === "Lab" ? expression(variables[0] ?? "") : listExpression(variables);
  const type = "mdxJsxAttribute";
  return [
    { type, name: name === "Lab" ? "example" : "examples", value },
    ...(turned ? [{ type, name: "turned", value: JSON.stringify(turned) }] : []),
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
    `<Compare> plays both in lockstep: their steps must have the same captions. Step ${step + 1} is ` +
      `${tell(ours)} in "${left?.title}", and ${tell(theirs)} in "${right?.title}".`,
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
