/**
 * A list that only grows, as it is at one moment. To append makes another version, for which nothing
 * is copied: all versions share one memory, and each knows how much of it is its own. So a version
 * never changes, which is what React needs, and a list that grows in many steps costs no more than
 * its items.
 */
export class GrowingList<Item> implements Iterable<Item> {
  readonly length: number;
  readonly #memory: Item[];

  private constructor(memory: Item[], length: number) {
    this.#memory = memory;
    this.length = length;
  }

  /** A list of nothing. */
  static empty<Item>(): GrowingList<Item> {
    return new GrowingList<Item>([], 0);
  }

  /** The next version. @throws Error if this one has a successor already */
  append(items: readonly Item[]): GrowingList<Item> {
    if (this.#memory.length !== this.length) throw new Error("The list has grown since.");
    for (const item of items) this.#memory.push(item);
    return new GrowingList(this.#memory, this.#memory.length);
  }

  *[Symbol.iterator](): Iterator<Item> {
    for (let index = 0; index < this.length; index++) yield this.#memory[index] as Item;
  }

  at(index: number): Item | undefined {
    const place = index < 0 ? this.length + index : index;
    return place < this.length ? this.#memory[place] : undefined;
  }

  /** The items from there on. */
  slice(start: number): Item[] {
    return this.#memory.slice(start, this.length);
  }

  flatMap<Result>(map: (item: Item) => readonly Result[]): Result[] {
    const results: Result[] = [];
    for (const item of this) for (const result of map(item)) results.push(result);
    return results;
  }

  find(test: (item: Item) => boolean): Item | undefined {
    for (const item of this) if (test(item)) return item;
    return undefined;
  }

  findLast(test: (item: Item) => boolean): Item | undefined {
    const index = this.findLastIndex(test);
    return index < 0 ? undefined : this.#memory[index];
  }

  /** @returns -1 if there is none */
  findLastIndex(test: (item: Item) => boolean): number {
    let index = this.length - 1;
    while (index >= 0 && !test(this.#memory[index] as Item)) index--;
    return index;
  }
}
