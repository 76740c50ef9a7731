import path from "node:path";

import type { Root } from "mdast";
import type { MdxJsxFlowElement } from "mdast-util-mdx-jsx";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";

import { listExamples, loadExample } from "../examples/load";
import { importNode } from "../import-node";
import { callTable } from "./calls";
import { recordedSteps } from "./steps";
import { readTraces } from ".";

/**
 * Remark plugin: computes what pages tell of an example's trace.
 *
 * - `<CallTable example="request-lifecycle" knob="strategy" />` what core calls in each step, with a
 *   column for each choice of the knob.
 * - `<SequenceDiagram example="code-flow" steps="2-3" caption="…" with="checks=none" />` who says what
 *   to whom in these steps, counted from 1. `with` turns a knob first.
 *
 * An example or a knob that does not exist ends the build with page and line.
 *
 * @param options.root folder of the site
 */
export function remarkTraces({ root }: { root: string }) {
  return async (tree: Root, file: VFile): Promise<void> => {
    const elements: MdxJsxFlowElement[] = [];
    visit(tree as never, "mdxJsxFlowElement", (element: MdxJsxFlowElement) => {
      if (element.name !== null && element.name in COMPUTED) elements.push(element);
    });
    for (const element of elements) {
      try {
        const data = await COMPUTED[element.name as keyof typeof COMPUTED](element, root);
        element.attributes = [
          { type: "mdxJsxAttribute", name: "data", value: JSON.stringify(data) },
        ];
      } catch (cause) {
        const place = `${path.relative(root, file.path)}:${element.position?.start.line ?? 1}`;
        throw new Error(`${place}: <${element.name}>: ${(cause as Error).message}.`, { cause });
      }
    }
    if (elements.some(({ name }) => name === "SequenceDiagram")) {
      const clause = "{ SequenceDiagram }";
      const node = importNode(clause, "SequenceDiagram", "@site/src/lab");
      (tree.children as unknown[]).unshift(node);
    }
  };
}

/** What is computed for an element, by its name. */
const COMPUTED = { CallTable: callTableOf, SequenceDiagram: recordedStepsOf };

async function callTableOf(element: MdxJsxFlowElement, root: string) {
  const example = await exampleOf(element, root);
  return callTable(example, textOf(element, "knob"), await readTraces(root));
}

async function recordedStepsOf(element: MdxJsxFlowElement, root: string) {
  const example = await exampleOf(element, root);
  const wanted = {
    steps: textOf(element, "steps"),
    caption: textOf(element, "caption"),
    turned: optionalTextOf(element, "with"),
  };
  return recordedSteps(example, wanted, await readTraces(root));
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
  const found = optionalTextOf(element, name);
  if (found !== undefined) return found;
  throw new Error(`it needs ${name}="…"`);
}

function optionalTextOf(element: MdxJsxFlowElement, name: string): string | undefined {
  const found = element.attributes.find((one) => "name" in one && one.name === name)?.value;
  return typeof found === "string" ? found : undefined;
}
