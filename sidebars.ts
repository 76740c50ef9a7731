import type { SidebarsConfig } from "@docusaurus/plugin-content-docs";

export default {
  docs: [
    { type: "category", label: "Tutorials", collapsed: false, items: ["tutorials/first-sign-in"] },
    "faq",
  ],
} satisfies SidebarsConfig;
