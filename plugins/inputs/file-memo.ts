import { statSync } from "node:fs";

import { noteReads } from "./reads";

/** A value, and the files and folders that it was computed of: absolute paths. */
export interface Computed<Value> {
  value: Value;
  files: readonly string[];
}

interface Entry<Value> extends Computed<Value> {
  stamp: string;
}

/**
 * Remembers what was computed of files, until one of them changes. Whoever gets a value is noted as a
 * reader of its files, be it computed or remembered. What fails is not remembered.
 */
export class FileMemo<Value> {
  readonly #entries = new Map<string, Promise<Entry<Value>>>();

  /** The value of a key: as it was computed, if all files are as they were then. */
  async get(key: string, compute: () => Promise<Computed<Value>>): Promise<Value> {
    const known = this.#entries.get(key);
    const entry = await known;
    if (entry && entry.stamp === stampOf(entry.files)) {
      noteReads(entry.files);
      return entry.value;
    }
    // Somebody else may have begun to compute it anew meanwhile.
    if (this.#entries.get(key) === known) this.#compute(key, compute);
    return this.get(key, compute);
  }

  #compute(key: string, compute: () => Promise<Computed<Value>>): void {
    const computing = compute().then((computed) => ({
      ...computed,
      stamp: stampOf(computed.files),
    }));
    this.#entries.set(key, computing);
    computing.catch(() => this.#entries.delete(key));
  }
}

/** Changes when a file does, comes or goes. */
function stampOf(files: readonly string[]): string {
  return files
    .map((file) => {
      const stat = statSync(file, { throwIfNoEntry: false });
      return stat ? `${stat.mtimeMs} ${stat.size}` : "none";
    })
    .join("\n");
}
