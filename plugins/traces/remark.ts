import type { Root } from "mdast";
import type { VFile } from "vfile";

import { loadExampleOf } from "../examples/load";
import {
  forElements,
  giveData,
  optionalText,
  type PageElement,
  type PageOptions,
  textOf,
} from "../pages/elements";
import { importNode } from "../pages/import-node";
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
 */
export function remarkTraces({ root }: PageOptions) {
  return async (tree: Root, page: VFile): Promise<void> => {
    const elements = await forElements(
      { tree, page, root },
      Object.keys(COMPUTED),
      async (element) => giveData(element, await COMPUTED[element.name ?? ""]?.(element, root)),
    );
    if (elements.some(({ name }) => name === "SequenceDiagram")) {
      tree.children.unshift(importNode("{ SequenceDiagram }", "SequenceDiagram", "@site/src/lab"));
    }
  };
}

/** What is computed for an element, by its name. */
const COMPUTED: Record<string, (element: PageElement, root: string) => Promise<unknown>> = {
  async CallTable(element, root) {
    const example = await loadExampleOf(root, textOf(element, "example"));
    return callTable(example, textOf(element, "knob"), await readTraces(root));
  },
  async SequenceDiagram(element, root) {
    const example = await loadExampleOf(root, textOf(element, "example"));
    const wanted = {
      steps: textOf(element, "steps"),
      caption: textOf(element, "caption"),
      turned: optionalText(element, "with"),
    };
    return recordedSteps(example, wanted, await readTraces(root));
  },
};
