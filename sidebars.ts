import type { SidebarsConfig } from "@docusaurus/plugin-content-docs";

import { partLinks } from "./plugins/reference/parts";

export default {
  docs: [
    {
      type: "category",
      label: "Tutorials",
      collapsed: false,
      items: [
        "tutorials/index",
        "tutorials/nextjs",
        "tutorials/sveltekit",
        "tutorials/express",
        "tutorials/hono",
        "tutorials/other-frameworks",
        "tutorials/first-sign-in",
      ],
    },
    {
      type: "category",
      label: "Guides",
      collapsed: false,
      items: [
        "guides/index",
        "guides/protect",
        "guides/roles",
        "guides/own-pages",
        "guides/who-may-sign-in",
        "guides/databases",
        "guides/refresh-token-rotation",
        "guides/typescript",
        "guides/nextjs-proxy",
        "guides/behind-a-proxy",
        "guides/sessions-vanish",
        "guides/agents",
      ],
    },
    {
      type: "category",
      label: "Concepts",
      collapsed: false,
      items: [
        "concepts/overview",
        "concepts/how-a-sign-in-works",
        "concepts/pkce-state-nonce",
        "concepts/session-strategies",
        "concepts/session-token",
        "concepts/cookies-and-csrf",
        "concepts/users-accounts-sessions",
        "concepts/account-linking",
        "concepts/what-runs-when",
        "concepts/where-code-runs",
        "concepts/tokens",
        "concepts/security-model",
      ],
    },
    {
      type: "category",
      label: "Reference",
      link: { type: "doc", id: "reference/index" },
      items: [
        ...partLinks(),
        "reference/options",
        "reference/callbacks",
        "reference/events",
        "reference/endpoints",
        "reference/cookies",
        "reference/environment",
        "reference/errors",
        "changelog",
        "glossary",
      ],
    },
    {
      type: "category",
      label: "Contributing",
      items: ["contributing/providers"],
    },
    "diagnose",
    "status",
    "security",
    "faq",
  ],
  // For people who work on this site; readers' pages do not list them.
  contributing: [
    "contributing/the-world",
    "contributing/writing-a-scenario",
    "contributing/security-model",
    { type: "ref", id: "contributing/providers" },
    { type: "link", label: "Reference of the world", href: "/contributing/reference" },
  ],
} satisfies SidebarsConfig;
