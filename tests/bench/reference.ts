import { cpSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

import { writePackagePages } from "../../plugins/package-pages";
import { writeProviderPages } from "../../plugins/provider-pages";
import { writeReference } from "../../plugins/reference";
import { htmlFileOf, sitemapPaths } from "../support/site";
import type { Extent } from "./extent";
import type { Measurement } from "./measurement";
import { buildPlainSite } from "./plain-site";
import { slope } from "./statistics";

/** Where the generated pages lie. */
const GENERATED = ".cache/reference";
/** Those of the world are no part of what a package can tell. */
const FOLDERS = ["core", "providers", "packages", "adapters"];

/** Pages by which the sites differ that are built to see how a build grows. */
const STEP = 80;

/** The reference's pages of the last build, by path. */
export function referencePaths(): string[] {
  const reference = new RegExp(`^/reference/(${FOLDERS.join("|")})/`);
  return sitemapPaths().filter((one) => reference.test(one));
}

/**
 * How long it takes to write the reference and to build it, what its pages weigh, and how both grow.
 * A build's growth is that of plain sites with ever more of the pages: what every build costs anyhow
 * is left out.
 *
 * @param say tells what is being done
 */
export async function measureReference(
  { referencePages }: Extent,
  say: (what: string) => void,
): Promise<Measurement[]> {
  say("writing the reference's pages anew");
  const writing = await timeWriting();
  const pages = generatedPages();
  const step = Math.min(STEP, referencePages);
  const points: [pages: number, seconds: number][] = [];
  for (let count = 0; count <= Math.min(pages.length, referencePages); count += step) {
    say(`building ${count} of its ${pages.length} pages`);
    const { seconds } = buildPlainSite("reference", (docs) => {
      for (const page of pages.slice(0, count)) {
        cpSync(path.join(GENERATED, page), path.join(docs, page));
      }
    });
    points.push([count, seconds]);
  }
  const html = referencePaths().map((one) => readFileSync(htmlFileOf(one)));
  const plain = kilobytes(html);
  const packed = kilobytes(html.map((one) => gzipSync(one)));
  const per100 = (total: number) => [(total / html.length) * 100];
  return [
    { what: `reference, writing its ${pages.length} pages`, unit: "s", values: [writing] },
    { what: "reference, build per 100 pages", unit: "s", values: [slope(points) * 100] },
    { what: `reference, HTML of ${html.length} pages`, unit: "KB", values: [plain] },
    { what: "reference, HTML per 100 pages", unit: "KB", values: per100(plain) },
    { what: "reference, HTML per 100 pages, gzip", unit: "KB", values: per100(packed) },
  ];
}

/** Seconds that it takes to write all pages when there are none. */
async function timeWriting(): Promise<number> {
  for (const folder of FOLDERS) {
    rmSync(path.join(GENERATED, folder), { recursive: true, force: true });
  }
  const start = performance.now();
  await writeReference(process.cwd());
  await writeProviderPages(process.cwd());
  await writePackagePages(process.cwd());
  return (performance.now() - start) / 1000;
}

/** The pages' files, those of all kinds mixed, so that any number of the first is a fair sample. */
function generatedPages(): string[] {
  const folders = FOLDERS.map((folder) =>
    readdirSync(path.join(GENERATED, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".md"))
      .map((file) => path.join(folder, file)),
  );
  return folders
    .flatMap((files) => files.map((file, index) => ({ file, at: index / files.length })))
    .sort((a, b) => a.at - b.at)
    .map(({ file }) => file);
}

function kilobytes(files: readonly Buffer[]): number {
  return files.reduce((sum, { length }) => sum + length, 0) / 1000;
}
