import type { SidebarsConfig } from "@docusaurus/plugin-content-docs";

import { referenceSidebar } from "./plugins/reference/sidebar";

export default {
  docs: [
    { type: "category", label: "Tutorials", collapsed: false, items: ["tutorials/first-sign-in"] },
    "faq",
  ],
  reference: referenceSidebar(),
} satisfies SidebarsConfig;
