import type { SidebarsConfig } from "@docusaurus/plugin-content-docs";

import { referenceModules, type ReferenceModule } from "./modules";
import { byLetter, partSidebar } from "./parts";

/**
 * The reference's sidebar. It is made from the names of the package's files, not from a generated
 * file, so it exists on a fresh clone before any page does. Labels come from the pages.
 */
function referenceSidebar(modules: readonly ReferenceModule[]): SidebarsConfig[string] {
  const pages = (kind: ReferenceModule["kind"]) =>
    modules.filter((module) => module.kind === kind).map(({ source }) => source);
  const [main] = pages("main");
  const [providerList] = pages("providers");
  if (!main || !providerList) throw new Error("The package has no main module or no providers.");
  return partSidebar("api", main, [
    { type: "category", label: "Modules", collapsed: false, items: pages("shared") },
    {
      type: "category",
      label: "Provider modules",
      collapsed: true,
      link: { type: "doc", id: providerList },
      items: byLetter(pages("provider")),
    },
  ]);
}

export default { reference: referenceSidebar(referenceModules()) } satisfies SidebarsConfig;
