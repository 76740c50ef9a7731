import type { SidebarsConfig } from "@docusaurus/plugin-content-docs";

import { providerModules } from "../reference/modules";
import { byLetter, partSidebar } from "../reference/parts";

/** The providers' sidebar, made from the names of the package's files: it exists before any page. */
const pages = providerModules().map(({ source }) => source.replace("providers/", ""));

export default {
  providers: partSidebar("providers", "index", byLetter(pages)),
} satisfies SidebarsConfig;
