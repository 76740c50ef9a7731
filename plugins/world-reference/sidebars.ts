import type { SidebarsConfig } from "@docusaurus/plugin-content-docs";

import { worldPages } from "./pages";

/** The reference of the world, below the pages for contributors. */
export default {
  world: [
    { type: "link", label: "Contributing", href: "/contributing/the-world" },
    "index",
    ...worldPages.map(({ id }) => id),
  ],
} satisfies SidebarsConfig;
