import path from "node:path";

import type { Root } from "mdast";
import type { VFile } from "vfile";

import type { Entry, Outcome } from "../../src/components/ErrorCatalog/outcome";
import { loadExampleOf } from "../examples/load";
import { noteReads } from "../inputs/reads";
import {
  failAt,
  forElements,
  giveData,
  optionalText,
  type PageElement,
  type PageOptions,
  textOf,
} from "../pages/elements";
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
 */
export function remarkErrors({ root }: PageOptions) {
  return async (tree: Root, page: VFile): Promise<void> => {
    const site = { tree, page, root };
    const named = new Set<string>();
    let playing: Promise<Map<string, Outcome>> | undefined;
    const play = () => (playing ??= playAll(root));
    const elements = await forElements(site, ELEMENTS, async (element) => {
      noteReads([path.join(root, "package-lock.json")]);
      if (element.name === "PrintedAddresses") {
        const printed = printedAddresses(path.join(root, "node_modules"));
        Object.assign(element, { name: null, attributes: [], children: [printedTable(printed)] });
        return;
      }
      if (element.name === "ErrorOutcome") named.add(optionalText(element, "of") ?? "");
      giveData(element, await dataOf(element, play));
    });
    const [first] = elements;
    const missing = [...errorTypes(), ...warningCodes()].filter((one) => !named.has(one));
    if (first && missing.length > 0) {
      failAt(
        `@auth/core has ${missing.join(", ")}, and the page has no <ErrorOutcome of="…" /> for it`,
        first,
        site,
      );
    }
  };
}

async function playAll(root: string): Promise<Map<string, Outcome>> {
  return outcomes(await loadExampleOf(root, EXAMPLE), await readTraces(root));
}

async function dataOf(
  element: PageElement,
  play: () => Promise<Map<string, Outcome>>,
): Promise<unknown> {
  if (element.name === "ErrorSearch") {
    return [...errorTypes(), ...warningCodes(), ...ENTRIES_OF_OTHER_PACKAGES];
  }
  const played = await play();
  if (element.name === "ErrorParameters") return byParameter([...played.values()]);
  return entryOf(textOf(element, "of"), played);
}

function entryOf(name: string, played: Map<string, Outcome>): Entry {
  const outcome = played.get(name);
  if (outcome) return outcome;
  if (!errorTypes().includes(name)) {
    throw new Error(`the installed @auth/core has no error or warning "${name}"`);
  }
  const { found, searched } = constructedIn(name);
  if (found.length === 0) return { name, never: true, files: searched };
  throw new Error(
    `${name} is constructed in ${found.join(", ")}, and examples/${EXAMPLE} does not play it`,
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
