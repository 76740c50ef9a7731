import { readFile } from "node:fs/promises";
import path from "node:path";

import type { ProjectParts } from "../../src/lab/export/project";
import { buildNoting } from "../inputs/sources";
import { noticesText } from "../licenses/notices";
import { packagesOf } from "../licenses/packages";
import { packageRoot } from "../versions";

/** Packages of projects that this site itself is built and tested with, and has the version of. */
const OWN_PACKAGES = [
  "@auth/core",
  "@auth/drizzle-adapter",
  "@simplewebauthn/browser",
  "@simplewebauthn/server",
  "@types/node",
  "@types/nodemailer",
  "@types/react",
  "@types/react-dom",
  "@types/sql.js",
  "drizzle-orm",
  "nodemailer",
  "react",
  "react-dom",
  "sql.js",
  "tsx",
  "typescript",
];

/**
 * Versions of packages that only exported projects use; `npm run check:export` installs them. All
 * others are those that this site itself is built and tested with.
 */
const FURTHER_VERSIONS = {
  "@auth/express": "0.12.3",
  "@hono/node-server": "2.1.9",
  "@types/express": "5.0.6",
  express: "5.3.0",
  hono: "4.13.19",
  next: "16.4.6",
  "next-auth": "5.0.0-beta.32",
};

/**
 * What exported projects carry besides the reader's files.
 *
 * @param siteDir where the site is
 * @param inputs gets the files of the site that they are made of
 */
export async function makeProjectParts(
  siteDir: string,
  inputs = new Set<string>(),
): Promise<ProjectParts> {
  const src = path.join(siteDir, "src");
  const [world, sqlite, manifest, license] = await Promise.all([
    bundle(siteDir, inputs, path.join(src, "local-world", "index.ts")),
    bundle(siteDir, inputs, path.join(src, "world", "database", "sqlite.ts")),
    readFile(path.join(siteDir, "package.json"), "utf8"),
    readFile(path.join(siteDir, "LICENSE"), "utf8"),
  ]);
  const { dependencies, devDependencies } = JSON.parse(manifest) as Record<
    "dependencies" | "devDependencies",
    Record<string, string>
  >;
  const installed = { ...devDependencies, ...dependencies };
  const own = OWN_PACKAGES.map((name) => {
    const version = installed[name];
    if (version === undefined)
      throw new Error(`package.json has no ${name} for exported projects.`);
    return [name, version];
  });
  const bundled = [...inputs, path.join(packageRoot("esbuild"), "package.json")];
  return {
    world,
    sqlite,
    licenses: noticesText("What this project has of the lab", license, packagesOf(bundled)),
    versions: { ...Object.fromEntries(own), ...FURTHER_VERSIONS },
  };
}

/** One module for Node, which readers can read: not minified. */
async function bundle(siteDir: string, inputs: Set<string>, entry: string): Promise<string> {
  const { outputFiles } = await buildNoting(siteDir, inputs, {
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    target: "node20",
    charset: "utf8",
    external: ["sql.js", "drizzle-orm", "drizzle-orm/*"],
    banner: { js: "// @ts-nocheck: bundled, and not written by hand.\n/* eslint-disable */" },
    logLevel: "silent",
  });
  const [output] = outputFiles;
  if (!output) throw new Error(`esbuild wrote nothing for ${entry}`);
  return output.text;
}
