import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

import type { Auth } from "../small-app";

/** One place of the library's text, and what to put there. */
export interface Edit {
  /** Path inside the package. */
  file: string;
  /** The text to replace; it must occur exactly once. */
  find: string;
  replace: string;
}

/** The installed package. */
const PACKAGE = path.resolve("node_modules/@auth/core");

/** A folder for changed copies of `@auth/core`, outside the repository. Remove it after use. */
export class CoreCopies {
  readonly #folder: string;
  readonly #loaded = new Map<string, Promise<Auth>>();
  #copies = 0;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  static async create(): Promise<CoreCopies> {
    const folder = await mkdtemp(path.join(tmpdir(), "core-copies-"));
    // From here Node finds what the copies import.
    await symlink(path.resolve("node_modules"), path.join(folder, "node_modules"), "dir");
    return new CoreCopies(folder);
  }

  /**
   * Copies the package, edits the copy, and loads it; the same edits bring the same copy again.
   *
   * @param user who shares the copy. The library keeps state in its modules (`lib/utils/assert.js`
   *   remembers that there was a provider for e-mail), so not everybody can.
   * @throws Error if an edit's text is not in the file exactly once: the library has changed, and
   *   the edit must be written anew
   */
  load(edits: Edit[], user = "all"): Promise<Auth> {
    const key = JSON.stringify([user, edits]);
    const loaded = this.#loaded.get(key) ?? this.#create(edits);
    this.#loaded.set(key, loaded);
    return loaded;
  }

  async #create(edits: Edit[]): Promise<Auth> {
    const copy = path.join(this.#folder, String(++this.#copies));
    await cp(PACKAGE, copy, { recursive: true, filter: isNeeded });
    for (const edit of edits) await apply(edit, copy);
    const url = pathToFileURL(path.join(copy, "index.js")).href;
    const module = (await import(/* @vite-ignore */ url)) as { Auth: Auth };
    return module.Auth;
  }

  async remove(): Promise<void> {
    await rm(this.#folder, { recursive: true });
  }
}

/** Provider modules, sources and types are not needed to run. */
function isNeeded(file: string): boolean {
  const inside = path.relative(PACKAGE, file).split(path.sep).join("/");
  return !/^(src|providers)(\/|$)|\.d\.ts|\.map$/.test(inside);
}

async function apply({ file, find, replace }: Edit, copy: string): Promise<void> {
  const target = path.join(copy, file);
  const text = await readFile(target, "utf8");
  const occurrences = text.split(find).length - 1;
  if (occurrences !== 1) {
    throw new Error(
      `@auth/core/${file} has ${occurrences} places, not one, that read:\n${find}\n` +
        "Read what the installed version does there, and write the edit anew.",
    );
  }
  await writeFile(
    target,
    text.replace(find, () => replace),
  );
}
