import { spawn, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import type { RealServer } from "./play";
import { freePort } from "../../support/free-port";

const NEXT = path.resolve("node_modules/next/dist/bin/next");

/** What a folder needs to be a project of Next.js, beside the files of a lab. */
const PROJECT: Readonly<Record<string, string>> = {
  "package.json": JSON.stringify({ name: "app", private: true }),
  // The site's own check looks at the types.
  "next.config.mjs": `export default { typescript: { ignoreBuildErrors: true }, turbopack: { root: ${JSON.stringify(process.cwd())} } };`,
};

/** An app that Next.js has built, which can be started more than once. */
export interface NextBuild {
  /** @param env variables of its environment */
  start: (env?: Record<string, string>) => Promise<RealServer>;
  remove: () => Promise<void>;
}

/**
 * Builds and starts an app with the installed Next.js, from its files.
 *
 * @param name of the folder below `.cache/frameworks`, in which the site's packages are found
 * @param gateway address to which the server sends what it fetches from elsewhere
 * @throws with what `next build` prints, if it fails
 */
export async function startNext(
  name: string,
  files: Readonly<Record<string, string>>,
  gateway: string,
): Promise<RealServer> {
  const preload = path.resolve("tests/conformance/frameworks/reroute.mjs");
  const env = { WORLD_GATEWAY: gateway, NODE_OPTIONS: `--import ${preload}` };
  return (await buildNext(name, files, env)).start(env);
}

/**
 * Builds an app with the installed Next.js, from its files.
 *
 * @param name of the folder below `.cache/frameworks`, in which the site's packages are found
 * @param env variables for the build
 * @throws with what `next build` prints, if it fails
 */
export async function buildNext(
  name: string,
  files: Readonly<Record<string, string>>,
  env: Record<string, string> = {},
): Promise<NextBuild> {
  const folder = path.resolve(".cache/frameworks", name);
  const remove = () => rm(folder, { recursive: true, force: true });
  await remove();
  for (const [file, text] of Object.entries({ ...PROJECT, ...files })) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  await run([NEXT, "build"], optionsIn(folder, env));
  return { start: (variables = {}) => start(folder, variables), remove };
}

function optionsIn(folder: string, env: Record<string, string>): SpawnOptions {
  return {
    cwd: folder,
    env: {
      PATH: process.env.PATH ?? "",
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      ...env,
    },
    stdio: ["ignore", "pipe", "pipe"],
  };
}

async function start(folder: string, env: Record<string, string>): Promise<RealServer> {
  const port = await freePort();
  const args = [NEXT, "start", "-p", String(port)];
  const child = spawn(process.execPath, args, optionsIn(folder, env));
  let errors = "";
  child.stderr?.on("data", (chunk) => (errors += String(chunk)));
  await isReady(child.stdout);
  return {
    port,
    log: () => errors,
    async stop() {
      child.kill();
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}

async function run(args: string[], options: SpawnOptions): Promise<void> {
  const child = spawn(process.execPath, args, options);
  let output = "";
  child.stdout?.on("data", (chunk) => (output += String(chunk)));
  child.stderr?.on("data", (chunk) => (output += String(chunk)));
  const [code] = (await once(child, "close")) as [number];
  if (code !== 0) throw new Error(`next build failed:\n${output}`);
}

async function isReady(stdout: NodeJS.ReadableStream | null): Promise<void> {
  let output = "";
  for await (const chunk of stdout ?? []) {
    output += String(chunk);
    if (output.includes("Ready in")) return void stdout?.resume();
  }
  throw new Error(`next start ended:\n${output}`);
}
