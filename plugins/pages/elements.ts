import path from "node:path";

import type { Node, Root } from "mdast";
import type { MdxJsxFlowElement, MdxJsxTextElement } from "mdast-util-mdx-jsx";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";

import { readForPage } from "../inputs/page-inputs";

/** What remark plugins of pages are told. */
export interface PageOptions {
  /** Absolute path of the site's folder. */
  root: string;
}

/** An element of MDX, on lines of its own or in a line. */
export type PageElement = MdxJsxFlowElement | MdxJsxTextElement;

/** A page while a remark plugin works on it. */
export interface PageSite extends PageOptions {
  tree: Root;
  page: VFile;
}

/**
 * Does something with each element of some names, one after the other. What is read meanwhile becomes
 * a dependency of the page. What is thrown ends the build at the element: `failAt`.
 *
 * @returns the elements, in their order
 */
export async function forElements(
  site: PageSite,
  names: readonly string[],
  act: (element: PageElement) => Promise<void> | void,
): Promise<PageElement[]> {
  const elements: PageElement[] = [];
  visit(site.tree, (node) => {
    const isElement = node.type === "mdxJsxFlowElement" || node.type === "mdxJsxTextElement";
    if (isElement && node.name !== null && names.includes(node.name)) elements.push(node);
  });
  await readForPage(site.page.path, async () => {
    for (const element of elements) {
      try {
        await act(element);
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        failAt(`<${element.name}>: ${reason}`, element, site, cause);
      }
    }
  });
  return elements;
}

/**
 * Ends the build with what is wrong, and where: `docs/page.mdx:7: <Lab>: there is no example "a".`
 *
 * @param reason a clause or sentences; a period at the end is added
 */
export function failAt(
  reason: string,
  node: Node,
  { page, root }: Omit<PageSite, "tree">,
  cause?: unknown,
): never {
  const place = `${path.relative(root, page.path)}:${node.position?.start.line ?? 1}`;
  const text = `${place}: ${reason.replace(/\.$/, "")}.`;
  return page.fail(text, {
    ...(node.position && { place: node.position }),
    ...(cause instanceof Error && { cause }),
  });
}

/** The text of an attribute; undefined if there is none, or an expression. */
export function optionalText({ attributes }: PageElement, name: string): string | undefined {
  const found = attributes.find((one) => "name" in one && one.name === name)?.value;
  return typeof found === "string" ? found : undefined;
}

/** @throws Error if the element has no such text */
export function textOf(element: PageElement, name: string): string {
  const text = optionalText(element, name)?.trim();
  if (text === undefined || text === "") throw new Error(`it needs ${name}="…"`);
  return text;
}

/** Hands data to the component of an element, in place of its attributes. */
export function giveData(element: PageElement, data: unknown): void {
  element.attributes = [attribute("data", JSON.stringify(data))];
}

/** A new element on lines of its own. */
export function createElement(
  name: string,
  attributes: Record<string, string> = {},
  children: MdxJsxFlowElement["children"] = [],
): MdxJsxFlowElement {
  return {
    type: "mdxJsxFlowElement",
    name,
    attributes: Object.entries(attributes).map(([key, value]) => attribute(key, value)),
    children,
  };
}

export function attribute(name: string, value: string) {
  return { type: "mdxJsxAttribute" as const, name, value };
}
