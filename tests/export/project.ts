import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/** Writes the files of a zip below a folder. */
export async function unpack(files: Record<string, Uint8Array>, folder: string): Promise<void> {
  for (const [name, bytes] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, bytes);
  }
}

/** Runs npm in a folder as somebody does who knows nothing of this repository. */
function npm(args: string[], cwd: string, env: Record<string, string> = {}): ChildProcess {
  const own = { ...process.env };
  for (const name of Object.keys(own)) {
    if (/^(npm_(package|lifecycle|command|config_local_prefix)|INIT_CWD|NODE_)/.test(name)) {
      Reflect.deleteProperty(own, name);
    }
  }
  const options = { cwd, env: { ...own, ...env }, detached: true };
  return spawn("npm", args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
}

/** Everything that a process writes. */
function listen(child: ChildProcess): () => string {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk: Buffer) => (text += chunk.toString()));
  }
  return () => text;
}

/** Whether npm reaches a registry, which a project cannot be installed without. */
export async function reachesRegistry(): Promise<boolean> {
  const child = npm(["view", "tsx", "version", "--fetch-retries=0", "--fetch-timeout=10000"], "/");
  return (await ended(child)) === 0;
}

/** @throws with npm's words, if the installation fails */
export async function install(folder: string): Promise<void> {
  const child = npm(["install", "--prefer-offline", "--no-audit", "--no-fund"], folder);
  const text = listen(child);
  if ((await ended(child)) !== 0) throw new Error(`npm install failed:\n${text()}`);
}

/**
 * Starts a project.
 *
 * @returns the way to end it with all of its processes, and to read what it wrote
 */
export function start(folder: string, env: Record<string, string>) {
  const child = npm(["start"], folder, env);
  const text = listen(child);
  const end = ended(child);
  return {
    text,
    hasEnded: () => child.exitCode !== null,
    async stop() {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
      await end;
    },
  };
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
}
