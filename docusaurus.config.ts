import type { Config } from "@docusaurus/types";
import type { Options as DocsOptions } from "@docusaurus/plugin-content-docs";
import type * as Preset from "@docusaurus/preset-classic";

import catalogPlugin from "./plugins/catalog";
import claimsPlugin from "./plugins/claims";
import codeFiles, { remarkCodeFiles } from "./plugins/code-files";
import editorTypesPlugin from "./plugins/editor-types";
import examplesPlugin from "./plugins/examples";
import { labElement } from "./plugins/examples/lab-element";
import { remarkErrors } from "./plugins/errors/remark";
import diagnosisPlugin from "./plugins/diagnosis";
import { remarkCollapsibleQuestions } from "./plugins/faq/remark";
import { remarkInclude } from "./plugins/include/remark";
import pagePolicyPlugin from "./plugins/page-policy";
import { remarkPackageData } from "./plugins/package-data/remark";
import { remarkProofs } from "./plugins/proofs/remark";
import labStylesPlugin from "./plugins/lab-styles";
import latePrismPlugin from "./plugins/late-prism";
import licensesPlugin from "./plugins/licenses";
import machineReadablePlugin from "./plugins/machine-readable";
import projectExportPlugin from "./plugins/project-export";
import providerLabsPlugin from "./plugins/provider-labs";
import { writePackagePages } from "./plugins/package-pages";
import {
  ADAPTER_PAGES_DIR,
  ADAPTERS_PATH,
  PACKAGE_PAGES_DIR,
  PACKAGES_PATH,
} from "./plugins/package-pages/paths";
import { writeProviderPages } from "./plugins/provider-pages";
import { PROVIDER_PAGES_DIR, PROVIDERS_PATH } from "./plugins/provider-pages/paths";
import { writeReference } from "./plugins/reference";
import { PAGES_DIR, REFERENCE_PATH } from "./plugins/reference/modules";
import sandboxPlugin from "./plugins/sandbox";
import searchPlugin from "./plugins/search";
import { remarkTraces } from "./plugins/traces/remark";
import { rehypeStaticContent } from "./plugins/static-content/rehype";
import { installedVersions } from "./plugins/versions";
import { writeWorldReference } from "./plugins/world-reference";
import { WORLD_PAGES_DIR, WORLD_REFERENCE_PATH } from "./plugins/world-reference/pages";
import { movedTo, redirects } from "./redirects";
import { codeTheme } from "./src/components/code-theme";

/** Remark plugins of every authored page, docs and posts alike. */
const pagePlugins = {
  beforeDefaultRemarkPlugins: [
    [remarkInclude, { root: __dirname }],
    [labElement, { root: __dirname }],
    [remarkCodeFiles, { root: __dirname }],
  ],
  remarkPlugins: [
    remarkCollapsibleQuestions,
    [remarkProofs, { root: __dirname }],
    [remarkTraces, { root: __dirname }],
    [remarkErrors, { root: __dirname }],
    [remarkPackageData, { root: __dirname }],
  ],
  rehypePlugins: [rehypeStaticContent],
};

const versions = installedVersions();
const baseUrl = "/";

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
    onInlineTags: "throw",
    // The list of all posts says the same.
    archiveBasePath: null,
    onUntruncatedBlogPosts: "throw",
    ...pagePlugins,
  },
  theme: { customCss: ["./src/css/custom.css", "./src/css/reference.css"] },
} satisfies Preset.Options;

/**
 * The reference is a docs instance of its own: a page of docs loads the names and the sidebar of all
 * pages of its instance, and the other pages need not carry those of the reference.
 */
const reference = {
  id: "reference",
  path: PAGES_DIR,
  routeBasePath: REFERENCE_PATH,
  sidebarPath: "./plugins/reference/sidebars.ts",
  rehypePlugins: [rehypeStaticContent],
  numberPrefixParser: false,
} satisfies DocsOptions;

/** What an app needs to know about each provider. */
const providerPages = {
  id: "providers",
  path: PROVIDER_PAGES_DIR,
  routeBasePath: PROVIDERS_PATH,
  sidebarPath: "./plugins/provider-pages/sidebars.ts",
  rehypePlugins: [rehypeStaticContent],
  numberPrefixParser: false,
} satisfies DocsOptions;

/** The official packages, and the adapters among them. */
const packagePages = {
  id: "packages",
  path: PACKAGE_PAGES_DIR,
  routeBasePath: PACKAGES_PATH,
  sidebarPath: "./plugins/package-pages/sidebars.ts",
  rehypePlugins: [rehypeStaticContent],
} satisfies DocsOptions;

const adapterPages = {
  id: "adapters",
  path: ADAPTER_PAGES_DIR,
  routeBasePath: ADAPTERS_PATH,
  sidebarPath: "./plugins/package-pages/adapter-sidebars.ts",
  rehypePlugins: [rehypeStaticContent],
} satisfies DocsOptions;

/** The same for contributors: types of the world and of the scenario language. */
const worldReference = {
  id: "world-reference",
  path: WORLD_PAGES_DIR,
  routeBasePath: WORLD_REFERENCE_PATH,
  sidebarPath: "./plugins/world-reference/sidebars.ts",
  rehypePlugins: [rehypeStaticContent],
} satisfies DocsOptions;

const themeConfig = {
  image: "img/social-card.png",
  // For the pages that describe themselves nowhere: lists of tags and authors, and the search.
  metadata: [
    {
      name: "description",
      content:
        "Independent documentation of Auth.js with live labs: the real library runs in the page.",
    },
  ],
  colorMode: { respectPrefersColorScheme: true },
  navbar: {
    title: "Round Trip",
    logo: { src: "img/logo.svg", alt: "", width: 30, height: 30 },
    items: [
      { to: "/tutorials", label: "Tutorials", activeBaseRegex: "^/tutorials/" },
      { to: "/guides", label: "Guides", activeBaseRegex: "^/guides/" },
      { to: "/concepts/overview", label: "Concepts", activeBaseRegex: "^/concepts/" },
      { to: "/playground", label: "Playground" },
      { to: "/reference", label: "Reference", activeBaseRegex: "^/reference/" },
      { to: "/faq", label: "FAQ" },
      { to: "/blog", label: "Blog" },
    ],
  },
  docs: { sidebar: { autoCollapseCategories: true } },
  prism: { theme: codeTheme, additionalLanguages: ["bash", "http", "nginx"] },
} satisfies Preset.ThemeConfig;

/**
 * Without JavaScript no control is drawn that would do nothing, and labs show what was recorded of their
 * steps instead of a button to run them. Disclosures work, and stay.
 */
const WITHOUT_SCRIPT = `
button, form, input, select, textarea, [role="tablist"], .navbar__search { display: none !important }
[role="tabpanel"][hidden] { display: block !important }
[data-without-script] { display: block !important }
`;

const config = {
  title: "Round Trip for Auth.js",
  tagline: "Documentation that signs you in",
  favicon: "img/favicon.ico",
  url: "https://authjs-live.example",
  baseUrl,
  trailingSlash: true,
  future: { v4: true, faster: true },
  onBrokenLinks: "throw",
  onBrokenAnchors: "throw",
  onDuplicateRoutes: "throw",
  markdown: {
    format: "detect",
    hooks: { onBrokenMarkdownLinks: "throw", onBrokenMarkdownImages: "throw" },
  },
  headTags: [
    { tagName: "noscript", attributes: {}, innerHTML: `<style>${WITHOUT_SCRIPT.trim()}</style>` },
    {
      tagName: "link",
      attributes: { rel: "icon", type: "image/svg+xml", href: `${baseUrl}img/favicon.svg` },
    },
    {
      tagName: "link",
      attributes: { rel: "apple-touch-icon", href: `${baseUrl}img/touch-icon.png` },
    },
  ],
  customFields: { versions },
  staticDirectories: ["static", ".cache/static"],
  clientModules: ["./src/reference-tabs.ts", "./src/hydration/code-buttons.ts"],
  plugins: [
    [sandboxPlugin, { outDir: ".cache/static" }],
    examplesPlugin,
    [editorTypesPlugin, { outDir: ".cache/static" }],
    catalogPlugin,
    diagnosisPlugin,
    providerLabsPlugin,
    projectExportPlugin,
    labStylesPlugin,
    latePrismPlugin,
    licensesPlugin,
    claimsPlugin,
    codeFiles,
    pagePolicyPlugin,
    searchPlugin,
    machineReadablePlugin,
    [
      "@docusaurus/plugin-client-redirects",
      { redirects: redirects.map(({ from, to }) => ({ from, to })), createRedirects: movedTo },
    ],
    ["@docusaurus/plugin-content-docs", reference],
    ["@docusaurus/plugin-content-docs", providerPages],
    ["@docusaurus/plugin-content-docs", packagePages],
    ["@docusaurus/plugin-content-docs", adapterPages],
    ["@docusaurus/plugin-content-docs", worldReference],
  ],
  presets: [["classic", preset]],
  themeConfig,
} satisfies Config;

/** Docusaurus constructs its plugins in parallel, so the pages that several of them read come first. */
export default async function createConfig(): Promise<Config> {
  await writeReference(process.cwd());
  await writeProviderPages(process.cwd());
  await writePackagePages(process.cwd());
  await writeWorldReference(process.cwd());
  return config;
}
