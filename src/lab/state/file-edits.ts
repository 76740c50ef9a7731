type Files = Readonly<Record<string, string>>;

/** Makes new texts of files from their texts; undefined: it cannot. */
export type Edit = (files: Files) => Files | undefined | Promise<Files | undefined>;

/**
 * Edits files that others edit, too. An edit is a function of the files as they are when its turn
 * comes: made from what a panel showed a moment ago, it would take back what has happened since.
 */
export class FileEdits {
  readonly #write: (files: Files) => void;
  #files: Files;
  #last: Promise<unknown> = Promise.resolve();

  /** @param write takes the texts that have changed, by name */
  constructor(files: Files, write: (files: Files) => void) {
    this.#files = files;
    this.#write = write;
  }

  /** Takes the files as they are now. */
  update(files: Files): void {
    this.#files = files;
  }

  /** @returns whether the edit could be made */
  apply(edit: Edit): Promise<boolean> {
    const done = this.#last.then(() => this.#apply(edit));
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #apply(edit: Edit): Promise<boolean> {
    const files = this.#files;
    const changed = await edit(files);
    if (!changed) return false;
    // Somebody has typed meanwhile.
    if (files !== this.#files) return this.#apply(edit);
    this.#files = { ...files, ...changed };
    this.#write(changed);
    return true;
  }
}
