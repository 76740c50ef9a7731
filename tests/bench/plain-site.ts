import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { buildSite } from "./build";

/** The least that Docusaurus needs: the classic preset, one page of docs, our future flags. */
const FILES = {
  "package.json": JSON.stringify({ private: true }),
  "docusaurus.config.js": `module.exports = {
    title: "Plain",
    url: "https://plain.example",
    baseUrl: "/",
    trailingSlash: true,
    future: { v4: true, faster: true },
    markdown: { format: "detect", hooks: { onBrokenMarkdownLinks: "ignore" } },
    onBrokenLinks: "ignore",
    onBrokenAnchors: "ignore",
    presets: [["classic", { docs: { routeBasePath: "/" }, blog: false }]],
  };`,
  "docs/index.md": "# Plain\\n\\nText.\\n",
};

/** A site that was built. */
export interface PlainSite {
  /** The folder to serve. */
  folder: string;
  /** How long the build took, without any cache. */
  seconds: number;
}

/**
 * Builds a plain site with the same Docusaurus, to compare with: what a page weighs before this
 * repository adds anything. It lies inside the repository, so it finds the same `node_modules`.
 *
 * @param name tells it from other plain sites
 * @param addPages puts pages into its folder of docs, beside an empty one
 */
export function buildPlainSite(
  name: string,
  addPages: (docs: string) => void = () => undefined,
): PlainSite {
  const folder = path.resolve(".cache/bench", name);
  rmSync(folder, { recursive: true, force: true });
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  addPages(path.join(folder, "docs"));
  const seconds = buildSite(folder, { DOCUSAURUS_NO_PERSISTENT_CACHE: "true" });
  return { folder: path.join(folder, "build"), seconds };
}
