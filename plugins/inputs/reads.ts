import { AsyncLocalStorage } from "node:async_hooks";

/** Takes the absolute path of a file, or of a folder, that was read. */
type Reader = (file: string) => void;

const current = new AsyncLocalStorage<Reader>();

/** Does something, and tells what it reads: every file that is given to `noteReads` meanwhile. */
export function recordReads<Result>(reader: Reader, act: () => Result): Result {
  return current.run(reader, act);
}

/** To be called by whatever reads a file from which a page is made, whether the file is there or not. */
export function noteReads(files: Iterable<string>): void {
  const reader = current.getStore();
  if (reader) for (const file of files) reader(file);
}
