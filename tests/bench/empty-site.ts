import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { buildSite } from "./build";

/** The least that Docusaurus needs: the classic preset, one page of docs, our future flags. */
const FILES = {
  "package.json": JSON.stringify({ private: true }),
  "docusaurus.config.js": `module.exports = {
    title: "Empty",
    url: "https://empty.example",
    baseUrl: "/",
    trailingSlash: true,
    future: { v4: true, faster: true },
    presets: [["classic", { docs: { routeBasePath: "/" }, blog: false }]],
  };`,
  "docs/index.md": "# Empty\\n\\nText.\\n",
};

/**
 * Builds an empty site with the same Docusaurus, to compare with: what a page weighs before this
 * repository adds anything. It lies inside the repository, so it finds the same `node_modules`.
 *
 * @returns The folder to serve.
 */
export function buildEmptySite(): string {
  const folder = path.resolve(".cache/bench/empty-site");
  rmSync(folder, { recursive: true, force: true });
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  }
  buildSite(folder);
  return path.join(folder, "build");
}
