import type { SidebarsConfig } from "@docusaurus/plugin-content-docs";

import { partSidebar } from "../reference/parts";
import { packagePagesOf } from "./sidebars-of";

export default {
  packages: partSidebar("packages", "index", packagePagesOf("core", "framework")),
} satisfies SidebarsConfig;
