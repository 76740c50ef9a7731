import type { SidebarsConfig } from "@docusaurus/plugin-content-docs";

import { packageSidebar } from "./sidebars-of";

export default { adapters: packageSidebar("adapter") } satisfies SidebarsConfig;
