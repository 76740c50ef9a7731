import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { serveFolder } from "../static-server";
import { BUILD, handWrittenPaths, htmlFileOf } from "../support/site";
import { buildSite, forgetBuilds } from "./build";
import { measureLab } from "./lab-times";
import { measureLabInUse } from "./lab-use";
import { formatTable, type Measurement } from "./measurement";
import { buildPlainSite } from "./plain-site";
import { measureReference, referencePaths } from "./reference";
import { measureScripts } from "./scripts";
import { measureWorld } from "./world/world-times";

/** The page whose lab is timed. */
const LAB_PAGE = "/tutorials/first-sign-in/";

/**
 * `npm run bench`: measures and prints; a missed goal is a line in the table, not a failure.
 *
 * `--repetitions 5` sets how often each time is taken, `--skip-build` measures the existing build
 * and does not time any, `--lab` measures the existing build's lab only, `--reference` the existing
 * build's reference, whose pages it writes and builds in plain sites, and `--world` the world under
 * Node only: no build, no browser.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      repetitions: { type: "string", default: "5" },
      "skip-build": { type: "boolean", default: false },
      lab: { type: "boolean", default: false },
      reference: { type: "boolean", default: false },
      world: { type: "boolean", default: false },
    },
  });
  const repetitions = Number(values.repetitions);
  if (!Number.isInteger(repetitions) || repetitions < 1) {
    throw new Error("--repetitions must be a whole number from 1");
  }
  if (values.lab) return console.log(`\n${formatTable(await measureBuiltLab(repetitions))}`);
  if (values.reference) return console.log(`\n${formatTable(await measureReference(say))}`);
  say("signing in under Node, a thousand times and more");
  const measurements = measureWorld();
  if (values.world) return console.log(`\n${formatTable(measurements)}`);
  if (!values["skip-build"]) measurements.unshift(...measureBuilds());
  measurements.push(...(await measureReference(say)));
  say("building an empty site to compare with");
  const { folder: emptyFolder } = buildPlainSite("empty-site");
  const site = await serveFolder(BUILD);
  const empty = await serveFolder(emptyFolder);
  try {
    say("weighing scripts");
    const urlOf = (path: string) => site.origin + path;
    const paths = handWrittenPaths();
    measurements.push(
      ...(await measureScripts({
        empty: `${empty.origin}/`,
        withoutLab: paths.filter((path) => !hasLab(path)).map(urlOf),
        withLab: paths.filter(hasLab).map(urlOf),
        reference: everyTenth(referencePaths()).map(urlOf),
      })),
    );
  } finally {
    await Promise.all([site.close(), empty.close()]);
  }
  measurements.push(...(await measureBuiltLab(repetitions)));
  console.log(`\n${formatTable(measurements)}`);
}

async function measureBuiltLab(repetitions: number): Promise<Measurement[]> {
  const site = await serveFolder(BUILD);
  const url = site.origin + LAB_PAGE;
  try {
    say("timing the lab");
    const times = await measureLab(url, repetitions);
    say("using the lab");
    return [...times, ...(await measureLabInUse(url, repetitions))];
  } finally {
    await site.close();
  }
}

function measureBuilds(): Measurement[] {
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

function everyTenth<Of>(all: readonly Of[]): Of[] {
  return all.filter((_, index) => index % 10 === 0);
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
