import { isTold, tryBroken } from "./broken-worlds";
import { FreshRuns } from "./fresh-runs";

type Files = Record<string, string>;

/** Finds steps that hold in a world in which they cannot. */
export class WeakSteps {
  readonly #runs: FreshRuns;

  private constructor(runs: FreshRuns) {
    this.#runs = runs;
  }

  /** @param examples the files of all examples that may be asked for, by their names */
  static async of(examples: readonly Files[]): Promise<WeakSteps> {
    return new WeakSteps(await FreshRuns.of(examples));
  }

  /**
   * What would be marked as done, although it did not happen; and failures that are not told.
   *
   * @throws if there is no world to try the files in
   */
  async in(files: Files): Promise<string[]> {
    const trials = await tryBroken(await this.#runs.compile(files));
    if (trials.length === 0) throw new Error("No world could be broken for these files.");
    return trials.flatMap(({ caption, world, error }) =>
      isTold(error) ? [] : `"${caption}", although ${world}: ${error ?? "it holds"}`,
    );
  }
}
