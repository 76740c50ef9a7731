import type { SidebarsConfig } from "@docusaurus/plugin-content-docs";

import { partSidebar } from "../reference/parts";
import { packagePagesOf } from "./sidebars-of";

export default {
  adapters: partSidebar("adapters", "index", packagePagesOf("adapter")),
} satisfies SidebarsConfig;
