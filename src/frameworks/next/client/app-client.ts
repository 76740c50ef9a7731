import { type AppFiles, type AppLoader, type ClientPart, FrameworkError } from "../../framework";
import { isActionFile, isClientFile } from "../directives";
import { SCRIPTS } from "../page";
import type { ServerActions } from "../server-actions";
import { ClientReferences } from "./references";
import { type ClientCode, gatherClientCode } from "./script";

/** What of an app runs in pages, too: its Client Components, and the scripts that bring them there. */
export class AppClient {
  readonly references = new ClientReferences();
  #code: ClientCode | undefined;
  #part: ClientPart | undefined;
  #scripts: ReadonlyMap<string, string> = new Map();

  /** Whether a file runs in pages, too, so that it may import what Client Components may. */
  runs(path: string): boolean {
    return this.#code?.files.has(path) ?? false;
  }

  /** Whether pages have scripts. */
  get isThere(): boolean {
    return this.#scripts.size > 0;
  }

  /** The script at an address, if it is one of those. */
  scriptAt(pathname: string): string | undefined {
    return this.#scripts.get(pathname);
  }

  /**
   * Looks for the files of Client Components, before any file is evaluated.
   *
   * @throws FrameworkError naming a file that imports what pages do not have
   */
  find(files: AppFiles, loader: AppLoader, part: ClientPart | undefined): void {
    this.#part = part;
    const entries = Object.keys(files).filter((path) => isClientFile(files[path] ?? ""));
    const [first] = entries;
    if (first !== undefined && !part) {
      throw new FrameworkError("No Client Components", `${first} has nothing to run with.`, first);
    }
    this.#code = gatherClientCode(entries, (path) => isActionFile(files[path] ?? ""), loader);
  }

  /** Takes in what the files export. The Server Actions must be known. */
  load(files: AppFiles, loader: AppLoader, actions: ServerActions): void {
    const [code, part] = [this.#code, this.#part];
    if (!code || !part) return;
    for (const path of code.files) {
      if (isClientFile(files[path] ?? "")) this.references.add(path, loader.load(path));
    }
    const script = code.script((file, name) => actions.idOf(loader.load(file)[name]) ?? "");
    const [next, app] = SCRIPTS;
    this.#scripts = new Map([
      [next, part.script],
      [app, script],
    ]);
  }
}
