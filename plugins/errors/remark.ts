import path from "node:path";

import type { Root } from "mdast";
import type { MdxJsxFlowElement } from "mdast-util-mdx-jsx";
import { visit } from "unist-util-visit";
import type { VFile } from "vfile";

import type { Entry, Outcome } from "../../src/components/ErrorCatalog/outcome";
import { loadExample } from "../examples/load";
import { readTraces } from "../traces";
import { EXAMPLE, outcomes } from "./outcomes";
import { constructedIn, errorTypes, warningCodes } from "./package-facts";
import { ENTRIES_OF_OTHER_PACKAGES, printedAddresses, printedTable } from "./printed";

/** Elements that this plugin fills with data. */
const ELEMENTS = ["ErrorOutcome", "ErrorParameters", "ErrorSearch", "PrintedAddresses"];

/**
 * Remark plugin: computes what the page of errors and warnings tells of each.
 *
 * - `<ErrorOutcome of="MissingSecret" />` what came of it when it was played, or that nothing in the
 *   package throws it;
 * - `<ErrorParameters />` which errors are behind each value of `?error=`;
 * - `<ErrorSearch />` gets the names to look for;
 * - `<PrintedAddresses />` becomes the table of all addresses of documentation that code prints.
 *
 * A name that the installed package does not have ends the build with page and line; so does a page
 * of errors on which one of the package's is missing.
 *
 * @param options.root folder of the site
 */
export function remarkErrors({ root }: { root: string }) {
  return async (tree: Root, file: VFile): Promise<void> => {
    const elements: MdxJsxFlowElement[] = [];
    visit(tree as never, "mdxJsxFlowElement", (element: MdxJsxFlowElement) => {
      if (ELEMENTS.includes(element.name ?? "")) elements.push(element);
    });
    if (elements.length === 0) return;
    const place = path.relative(root, file.path);
    const example = await loadExample(path.join(root, "examples", EXAMPLE), EXAMPLE);
    const played = await outcomes(example, await readTraces(root));
    const named = elements.flatMap((one) => (one.name === "ErrorOutcome" ? [nameOf(one)] : []));
    const missing = [...errorTypes(), ...warningCodes()].filter((one) => !named.includes(one));
    if (missing.length > 0) {
      throw new Error(
        `${place}: @auth/core has ${missing.join(", ")}, and the page has no <ErrorOutcome of="…" /> for it.`,
      );
    }
    for (const element of elements) {
      if (element.name === "PrintedAddresses") {
        const printed = printedAddresses(path.join(root, "node_modules"));
        Object.assign(element, { name: null, attributes: [], children: [printedTable(printed)] });
        continue;
      }
      const data = dataOf(element, played, `${place}:${element.position?.start.line ?? 1}`);
      element.attributes = [{ type: "mdxJsxAttribute", name: "data", value: JSON.stringify(data) }];
    }
  };
}

function dataOf(element: MdxJsxFlowElement, played: Map<string, Outcome>, place: string): unknown {
  if (element.name === "ErrorSearch") {
    return [...errorTypes(), ...warningCodes(), ...ENTRIES_OF_OTHER_PACKAGES];
  }
  if (element.name === "ErrorParameters") return byParameter([...played.values()]);
  return entryOf(nameOf(element), played, place);
}

function entryOf(name: string, played: Map<string, Outcome>, place: string): Entry {
  const outcome = played.get(name);
  if (outcome) return outcome;
  if (!errorTypes().includes(name)) {
    throw new Error(`${place}: the installed @auth/core has no error or warning "${name}".`);
  }
  const { found, searched } = constructedIn(name);
  if (found.length === 0) return { name, never: true, files: searched };
  throw new Error(
    `${place}: ${name} is constructed in ${found.join(", ")}, and examples/${EXAMPLE} does not play it.`,
  );
}

/** The values of `?error=`, each with the errors that lead to it. */
function byParameter(all: readonly Outcome[]): Record<string, string[]> {
  const groups: Record<string, string[]> = {};
  for (const { name, query } of all) {
    if (query.error !== null) (groups[query.error] ??= []).push(name);
  }
  return groups;
}

function nameOf(element: MdxJsxFlowElement): string {
  const found = element.attributes.find((one) => "name" in one && one.name === "of")?.value;
  return typeof found === "string" ? found : "";
}
