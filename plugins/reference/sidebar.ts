import type { SidebarsConfig } from "@docusaurus/plugin-content-docs";

import { REFERENCE_PATH, referenceModules, type ReferenceModule } from "./modules";

/**
 * The reference's sidebar. It is made from the names of the package's files, not from a generated
 * file, so it exists on a fresh clone before any page does. Labels come from the pages.
 */
export function referenceSidebar(modules = referenceModules()): SidebarsConfig[string] {
  const pages = (kind: ReferenceModule["kind"]) =>
    modules.filter((module) => module.kind === kind).map(docId);
  const [providerList] = pages("providers");
  if (!providerList) throw new Error("The package has no list of providers.");
  return [
    ...pages("main"),
    { type: "category", label: "Modules", collapsed: false, items: pages("shared") },
    {
      type: "category",
      label: "Providers",
      collapsed: true,
      link: { type: "doc", id: providerList },
      items: pages("provider"),
    },
  ];
}

function docId({ source }: ReferenceModule): string {
  return `${REFERENCE_PATH}/${source}`;
}
