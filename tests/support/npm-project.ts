import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";

/** Writes files below a folder. */
export async function unpack(
  files: Readonly<Record<string, Uint8Array | string>>,
  folder: string,
): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

/** Runs a command in a folder as somebody does who knows nothing of this repository. */
function shell(command: string, cwd: string, env: Record<string, string> = {}): ChildProcess {
  const own = { ...process.env };
  for (const name of Object.keys(own)) {
    if (
      /^(npm_(package|lifecycle|command|config_local_prefix)|INIT_CWD|NODE_|VITEST|TEST$)/.test(
        name,
      )
    ) {
      Reflect.deleteProperty(own, name);
    }
  }
  const options = { cwd, env: { ...own, ...env }, detached: true, shell: true };
  return spawn(command, { ...options, stdio: ["ignore", "pipe", "pipe"] });
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
  const child = shell("npm view tsx version --fetch-retries=0 --fetch-timeout=10000", "/");
  return (await ended(child)) === 0;
}

/** @throws with npm's words, if the installation fails */
export async function install(folder: string): Promise<void> {
  await run("npm install", folder);
}

/**
 * Runs a command to its end. What npm installs, it takes from its cache if it is there.
 *
 * @returns what it wrote
 * @throws with what it wrote, if it fails
 */
export async function run(
  command: string,
  folder: string,
  env: Record<string, string> = {},
): Promise<string> {
  const quiet = { npm_config_prefer_offline: "true", npm_config_audit: "false" };
  const child = shell(command, folder, { ...quiet, npm_config_fund: "false", ...env });
  const text = listen(child);
  if ((await ended(child)) !== 0) throw new Error(`${command} failed:\n${text()}`);
  return text();
}

/**
 * Starts a project.
 *
 * @param command that starts it, by default `npm start`
 * @returns the way to end it with all of its processes, and to read what it wrote
 */
export function start(folder: string, env: Record<string, string>, command = "npm start") {
  const child = shell(command, folder, env);
  const text = listen(child);
  const end = ended(child);
  const kill = () => {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGTERM");
  };
  // A test that runs out of time ends its process before it could stop what it has started.
  process.once("exit", kill);
  return {
    text,
    hasEnded: () => child.exitCode !== null,
    /** Resolves when it has written such words. @throws with what it wrote, if it ends before */
    async writes(words: RegExp): Promise<void> {
      await new Promise<void>((resolve, reject) => {
        const look = () => words.test(text()) && resolve();
        for (const stream of [child.stdout, child.stderr]) stream?.on("data", look);
        end.then(
          () => reject(new Error(`${command} ended:\n${text()}`)),
          (error: unknown) => reject(error as Error),
        );
      });
    },
    async stop() {
      kill();
      await end;
      process.off("exit", kill);
    },
  };
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
}
