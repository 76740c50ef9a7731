import { type ChildProcess, spawn, type SpawnOptions } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import type { RealServer } from "./play";
import { freePort } from "../../support/free-port";

/** A file of the project that the quickstart has people write. */
const quickstart = (name: string) =>
  readFileSync(path.join("snippets/quickstarts/sveltekit", name), "utf8");

/** What a project of SvelteKit has beside the app's files, as the quickstart has it. */
const PROJECT: Readonly<Record<string, string>> = {
  // Vite bundles those of an app's packages that are written for SvelteKit.
  "package.json": JSON.stringify({
    private: true,
    type: "module",
    devDependencies: { "@auth/sveltekit": "*", "@sveltejs/kit": "*", svelte: "*" },
  }),
  "svelte.config.js": quickstart("svelte.config.js"),
  "vite.config.ts": quickstart("vite.config.ts"),
  "src/app.html": quickstart("app.html"),
};

/**
 * Builds and starts an app with the installed SvelteKit, Vite and adapter for Node, from its files.
 *
 * @param name of the folder below `.cache/frameworks`, in which the site's packages are found
 * @param gateway address to which the server sends what it fetches from elsewhere
 * @throws with what the build prints, if it fails
 */
export async function startSvelteKit(
  name: string,
  files: Readonly<Record<string, string>>,
  gateway: string,
): Promise<RealServer> {
  const folder = path.resolve(".cache/frameworks", name);
  await rm(folder, { recursive: true, force: true });
  for (const [file, text] of Object.entries({ ...PROJECT, ...files })) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  const port = await freePort();
  const environment = { PATH: process.env.PATH ?? "", NODE_ENV: "production" } as const;
  await build({ cwd: folder, env: environment });
  const preload = path.resolve("tests/conformance/frameworks/reroute.mjs");
  const child = spawn(process.execPath, ["--env-file=.env", `--import=${preload}`, "build"], {
    cwd: folder,
    env: { ...environment, HOST: "127.0.0.1", PORT: String(port), WORLD_GATEWAY: gateway },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let errors = "";
  child.stderr.on("data", (chunk) => (errors += String(chunk)));
  await isReady(child);
  return {
    port,
    log: () => errors,
    async stop() {
      child.kill();
      if (child.exitCode === null) await once(child, "exit");
    },
  };
}

async function build(options: SpawnOptions): Promise<void> {
  const vite = path.resolve("node_modules/vite/bin/vite.js");
  const child = spawn(process.execPath, [vite, "build"], {
    ...options,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout?.on("data", (chunk) => (output += String(chunk)));
  child.stderr?.on("data", (chunk) => (output += String(chunk)));
  const [code] = (await once(child, "close")) as [number];
  if (code !== 0) throw new Error(`vite build failed:\n${output}`);
}

async function isReady({ stdout }: ChildProcess): Promise<void> {
  let output = "";
  for await (const chunk of stdout ?? []) {
    output += String(chunk);
    if (output.includes("Listening on")) return void stdout?.resume();
  }
  throw new Error(`node build ended:\n${output}`);
}
