import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { serveFolder } from "../static-server";
import { BUILD, handWrittenPaths, htmlFileOf } from "../support/site";
import { buildSite, forgetBuilds } from "./build";
import { FULL, SHORT, type Extent } from "./extent";
import { measureLab } from "./lab-times";
import { measureLabInUse } from "./lab-use";
import { formatTable, type Measurement } from "./measurement";
import { type Part, runParts } from "./parts";
import { buildPlainSite } from "./plain-site";
import { measureReference, referencePaths } from "./reference";
import { measureScripts } from "./scripts";
import { measureWorld } from "./world/world-times";

/** The page whose lab is timed. */
const LAB_PAGE = "/tutorials/first-sign-in/";

/**
 * `npm run bench`: measures and prints; a missed goal is a line in the table, not a failure. A part
 * that fails is told below the table of all others, and makes the exit code 1.
 *
 * `--repetitions 5` sets how often each time is taken, `--skip-build` measures the existing build
 * and does not time any, `--lab` measures the existing build's lab only, `--reference` the existing
 * build's reference, whose pages it writes and builds in plain sites, and `--world` the world under
 * Node only: no build, no browser. `--short` does every part as briefly as it can be done, on the
 * existing build: it shows that the bench works, and its numbers say nothing.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      repetitions: { type: "string", default: "5" },
      "skip-build": { type: "boolean", default: false },
      lab: { type: "boolean", default: false },
      reference: { type: "boolean", default: false },
      world: { type: "boolean", default: false },
      short: { type: "boolean", default: false },
    },
  });
  const repetitions = Number(values.repetitions);
  if (!Number.isInteger(repetitions) || repetitions < 1) {
    throw new Error("--repetitions must be a whole number from 1");
  }
  const extent = values.short ? SHORT : { ...FULL, repetitions };
  const asked = (["lab", "reference", "world"] as const).filter((name) => values[name]);
  const parts: Part[] = [
    { name: "builds", measure: () => measureBuilds(extent) },
    { name: "world", measure: () => measureWorld(extent, say) },
    { name: "reference", measure: () => measureReference(extent, say) },
    { name: "scripts", measure: () => measurePages(extent) },
    { name: "lab", measure: () => measureBuiltLab(extent) },
  ];
  const chosen = parts.filter(({ name }) =>
    asked.length > 0
      ? asked.some((one) => one === name)
      : name !== "builds" || !values["skip-build"],
  );
  const { measurements, failures } = await runParts(chosen, say);
  console.log(`\n${formatTable(measurements)}`);
  for (const { name, error } of failures) console.error(`\n${name} failed:`, error);
  if (failures.length > 0) process.exitCode = 1;
}

async function measurePages({ mostPages }: Extent): Promise<Measurement[]> {
  say("building an empty site to compare with");
  const { folder } = buildPlainSite("empty-site");
  const site = await serveFolder(BUILD);
  const empty = await serveFolder(folder);
  try {
    say("weighing scripts");
    const some = (paths: string[]) => paths.slice(0, mostPages).map((path) => site.origin + path);
    const paths = handWrittenPaths();
    return await measureScripts({
      empty: `${empty.origin}/`,
      withoutLab: some(paths.filter((path) => !hasLab(path))),
      withLab: some(paths.filter(hasLab)),
      reference: some(referencePaths().filter((_, index) => index % 10 === 0)),
    });
  } finally {
    await Promise.all([site.close(), empty.close()]);
  }
}

async function measureBuiltLab(extent: Extent): Promise<Measurement[]> {
  const site = await serveFolder(BUILD);
  const url = site.origin + LAB_PAGE;
  try {
    say("timing the lab");
    const times = await measureLab(url, extent.repetitions);
    say("using the lab");
    return [...times, ...(await measureLabInUse(url, extent))];
  } finally {
    await site.close();
  }
}

/** In a short run the site stays as it was built, and a plain one is built in its place. */
function measureBuilds({ buildsSite }: Extent): Measurement[] {
  if (!buildsSite) {
    say("building a plain site");
    const { seconds } = buildPlainSite("plain-site");
    return [{ what: "plain site's build, cold", unit: "s", values: [seconds] }];
  }
  say("building without any cache");
  forgetBuilds();
  const cold = buildSite(".");
  say("building again, twice");
  const warm = [buildSite("."), buildSite(".")];
  return [
    { what: "production build, cold", unit: "s", values: [cold] },
    { what: "production build, warm", unit: "s", values: warm },
  ];
}

function hasLab(path: string): boolean {
  return /\sdata-lab=/.test(readFileSync(htmlFileOf(path), "utf8"));
}

function say(what: string): void {
  console.error(`… ${what}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
