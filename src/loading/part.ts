/**
 * Parts of the site that come when they are needed: chunks of script, workers, files of data. Any of
 * them may not come, because the network is down, or because the site has been built anew and its
 * files have other names. Whoever loads one goes through this module, so that the failure has one
 * shape (`LoadError`) and is told to the reader (`LoadNotice`); the lint rule sees to it.
 */

/** Why a part did not come: the site cannot be reached, or has it no longer. */
export type LoadProblem = "unreachable" | "replaced";

/** A part of the site did not come. Loading it again may work. */
export class LoadError extends Error {
  override readonly name = "LoadError";
  constructor(
    readonly problem: LoadProblem,
    cause: unknown,
  ) {
    super("A part of the site did not load.", { cause });
  }
}

/** Files did not come; what `part` makes a `LoadError` of. */
export class MissingFiles extends Error {
  override readonly name = "MissingFiles";
  /** @param addresses those that may be the ones */
  constructor(
    readonly addresses: readonly string[],
    cause?: unknown,
  ) {
    super(`Did not load: ${addresses.join(", ")}`, { cause });
  }
}

/**
 * Makes a function that loads a part of the site. The bundler forgets an import that failed, so each
 * call tries again.
 *
 * @param load what loads it, such as `() => import("./Part")`
 * @returns the same with its failures told apart; it throws `LoadError` if files did not come, and
 *   anything else as `load` threw it
 */
export function part<Inputs extends unknown[], Module>(
  load: (...inputs: Inputs) => Promise<Module>,
): (...inputs: Inputs) => Promise<Module> {
  return async (...inputs) => {
    try {
      return await load(...inputs);
    } catch (error) {
      const addresses = missingAddresses(error);
      if (!addresses) throw error;
      throw new LoadError(await findProblem(addresses), error);
    }
  };
}

/**
 * Loads a part before it is needed. If that fails, it fails again when the part is needed, and the
 * reader is told then.
 */
export function preload(load: () => Promise<unknown>): void {
  load().catch(() => undefined);
}

/**
 * Reads a file of text that a build made, such as a page as Markdown.
 *
 * @throws MissingFiles if it does not come, or a page comes in its place
 */
export async function fetchText(address: string): Promise<string> {
  try {
    const response = await fetch(address);
    const text = response.ok ? await response.text() : "";
    if (text !== "" && !/^\s*<!doctype/i.test(text)) return text;
  } catch (error) {
    throw new MissingFiles([address], error);
  }
  throw new MissingFiles([address]);
}

/** Reads a file of JSON. @throws MissingFiles */
export async function fetchJson(address: string): Promise<unknown> {
  const response = await fetch(address).catch((error: unknown) => {
    throw new MissingFiles([address], error);
  });
  if (!response.ok) throw new MissingFiles([address]);
  return response.json();
}

/** Whether the site sends a header with a file. No answer is a no. */
export async function sendsHeader(address: string, name: string): Promise<boolean> {
  try {
    const { ok, headers } = await fetch(address, { method: "HEAD", cache: "no-store" });
    return ok && headers.has(name);
  } catch {
    return false;
  }
}

/** A worker, and what becomes of it if its script does not come. */
export interface WatchedWorker {
  thread: Worker;
  /**
   * Does what needs the worker. It is ended if that fails.
   *
   * @throws MissingFiles if the script or another file that `start` needs does not come
   */
  attempt: <Outcome>(start: Promise<Outcome>) => Promise<Outcome>;
}

/**
 * Watches a worker that has just been made: what one asks of it is never answered if its script does
 * not come.
 *
 * @param addresses of what the worker needs; its script, and files that it reads
 */
export function watchWorker(thread: Worker, addresses: readonly string[]): WatchedWorker {
  const failure = new Promise<never>((_, reject) => {
    thread.addEventListener("error", (event) => {
      // An error inside the script has a message, one of loading it has none.
      if (!event.message) reject(new MissingFiles(addresses));
    });
  });
  return {
    thread,
    async attempt(start) {
      try {
        return await Promise.race([start, failure]);
      } catch (error) {
        thread.terminate();
        // What the worker throws comes as a copy that has a name and no addresses.
        const isMissing = error instanceof Error && error.name === "MissingFiles";
        throw isMissing ? new MissingFiles(addresses, error) : error;
      }
    },
  };
}

/** The addresses of what did not come; undefined if something else went wrong. */
function missingAddresses(error: unknown): readonly string[] | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof MissingFiles) return error.addresses;
  const isChunk = error.name === "ChunkLoadError";
  const isStyle = "code" in error && error.code === "CSS_CHUNK_LOAD_FAILED";
  if (!isChunk && !isStyle) return undefined;
  return "request" in error && typeof error.request === "string" ? [error.request] : [];
}

async function findProblem(addresses: readonly string[]): Promise<LoadProblem> {
  const answers = await Promise.all(addresses.map(isGone));
  return answers.includes(true) ? "replaced" : "unreachable";
}

/** Whether the site answers that it does not have a file. */
async function isGone(address: string): Promise<boolean> {
  try {
    const { status } = await fetch(address, { method: "HEAD", cache: "no-store" });
    return status === 404 || status === 410;
  } catch {
    return false;
  }
}
