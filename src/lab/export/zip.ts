import { strToU8, zipSync } from "fflate";

/**
 * A zip of text files by path.
 *
 * @param folder the folder in which all of them are
 */
export function zip(folder: string, files: Record<string, string>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([path, text]) => [`${folder}/${path}`, strToU8(text)]);
  return zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>, { level: 6 });
}
