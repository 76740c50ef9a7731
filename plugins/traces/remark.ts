import path from "node:path";

import type { Root } from "mdast";
import type { MdxJsxFlowElement } from "mdast-util-mdx-jsx";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";

import { listExamples, loadExample } from "../examples/load";
import { callTable } from "./calls";
import { readTraces } from ".";

/**
 * Remark plugin: computes what pages tell of an example's trace.
 *
 * - `<CallTable example="request-lifecycle" knob="strategy" />` what core calls in each step, with a
 *   column for each choice of the knob.
 *
 * An example or a knob that does not exist ends the build with page and line.
 *
 * @param options.root folder of the site
 */
export function remarkTraces({ root }: { root: string }) {
  return async (tree: Root, file: VFile): Promise<void> => {
    const elements: MdxJsxFlowElement[] = [];
    visit(tree as never, "mdxJsxFlowElement", (element: MdxJsxFlowElement) => {
      if (element.name === "CallTable") elements.push(element);
    });
    for (const element of elements) {
      try {
        const data = await callTableOf(element, root);
        element.attributes = [
          { type: "mdxJsxAttribute", name: "data", value: JSON.stringify(data) },
        ];
      } catch (cause) {
        const place = `${path.relative(root, file.path)}:${element.position?.start.line ?? 1}`;
        throw new Error(`${place}: <${element.name}>: ${(cause as Error).message}.`, { cause });
      }
    }
  };
}

async function callTableOf(element: MdxJsxFlowElement, root: string) {
  const example = await exampleOf(element, root);
  return callTable(example, textOf(element, "knob"), await readTraces(root));
}

async function exampleOf(element: MdxJsxFlowElement, root: string) {
  const slug = textOf(element, "example");
  const folder = path.join(root, "examples");
  if (!(await listExamples(folder)).includes(slug))
    throw new Error(`there is no example "${slug}"`);
  return loadExample(path.join(folder, slug), slug);
}

/** @throws Error if the element has no such attribute */
function textOf(element: MdxJsxFlowElement, name: string): string {
  const found = element.attributes.find((one) => "name" in one && one.name === name)?.value;
  if (typeof found === "string") return found;
  throw new Error(`it needs ${name}="…"`);
}
