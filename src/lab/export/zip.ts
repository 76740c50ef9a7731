import { strToU8, zipSync } from "fflate";

import { isPlainPath } from "../files/file-path";

/**
 * A zip of text files by path.
 *
 * @param folder the folder in which all of them are
 * @throws if a path leads out of the folder, or would not unpack everywhere
 */
export function zip(folder: string, files: Record<string, string>): Uint8Array<ArrayBuffer> {
  const misplaced = Object.keys(files).find((path) => !isPlainPath(path));
  if (misplaced !== undefined) throw new Error(`No zip may have the file ${misplaced}.`);
  const entries = Object.entries(files).map(([path, text]) => [`${folder}/${path}`, strToU8(text)]);
  return zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>, { level: 6 });
}
