import type { Config } from "@docusaurus/types";
import type * as Preset from "@docusaurus/preset-classic";
import { themes } from "prism-react-renderer";

import codeFiles, { remarkCodeFiles } from "./plugins/code-files";
import { remarkCollapsibleQuestions } from "./plugins/faq/remark";
import { installedVersions } from "./plugins/versions";
import { redirects } from "./redirects";

/** Remark plugins of every authored page, docs and posts alike. */
const pagePlugins = {
  beforeDefaultRemarkPlugins: [[remarkCodeFiles, { root: __dirname }]],
  remarkPlugins: [remarkCollapsibleQuestions],
};

const versions = installedVersions();

const preset = {
  docs: {
    routeBasePath: "/",
    sidebarPath: "./sidebars.ts",
    numberPrefixParser: false,
    ...pagePlugins,
  },
  blog: {
    blogTitle: "Blog",
    blogDescription: "How this documentation works, and what it found out",
    blogSidebarTitle: "All posts",
    onInlineAuthors: "throw",
    onUntruncatedBlogPosts: "throw",
    ...pagePlugins,
  },
  theme: { customCss: "./src/css/custom.css" },
} satisfies Preset.Options;

const themeConfig = {
  navbar: {
    title: "Auth.js, live",
    items: [
      { to: "/tutorials/first-sign-in", label: "Tutorial", position: "left" },
      { to: "/faq", label: "FAQ", position: "left" },
      { to: "/blog", label: "Blog", position: "left" },
    ],
  },
  prism: { theme: themes.github, darkTheme: themes.dracula, additionalLanguages: ["bash", "http"] },
} satisfies Preset.ThemeConfig;

export default {
  title: "Auth.js, live",
  tagline: "Documentation that signs you in",
  url: "https://authjs-live.example",
  baseUrl: "/",
  trailingSlash: true,
  future: { v4: true, faster: true },
  onBrokenLinks: "throw",
  onBrokenAnchors: "throw",
  onDuplicateRoutes: "throw",
  markdown: {
    format: "detect",
    hooks: { onBrokenMarkdownLinks: "throw", onBrokenMarkdownImages: "throw" },
  },
  customFields: { versions },
  presets: [["classic", preset]],
  plugins: [
    codeFiles,
    [
      "@docusaurus/plugin-client-redirects",
      { redirects: redirects.map(({ from, to }) => ({ from, to })) },
    ],
  ],
  themeConfig,
} satisfies Config;
