import type { SidebarsConfig } from "@docusaurus/plugin-content-docs";

import { packageSidebar } from "./sidebars-of";

export default { packages: packageSidebar("core", "framework") } satisfies SidebarsConfig;
