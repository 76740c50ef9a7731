import type { SidebarsConfig } from "@docusaurus/plugin-content-docs";

export default {
  docs: [
    { type: "category", label: "Tutorials", collapsed: false, items: ["tutorials/first-sign-in"] },
    {
      type: "category",
      label: "Guides",
      collapsed: false,
      items: [
        "guides/databases",
        "guides/refresh-token-rotation",
        "guides/typescript",
        "guides/nextjs-proxy",
      ],
    },
    {
      type: "category",
      label: "Concepts",
      collapsed: false,
      items: ["concepts/session-strategies"],
    },
    {
      type: "category",
      label: "Contributing",
      items: ["contributing/providers"],
    },
    "security",
    "faq",
  ],
} satisfies SidebarsConfig;
