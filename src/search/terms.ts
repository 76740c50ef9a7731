import { isWithin } from "./distance";

/** Words that begin alike, or are one or two typing errors away, at most so many. */
const MOST = 30;

interface Postings {
  entries: number[];
  weights: number[];
}

/** The words of an index, and where each of them is. */
export class Vocabulary {
  readonly #postings = new Map<string, Postings>();
  #sorted: readonly string[] = [];
  #size = 0;

  /** Notes a word of an entry; entries come in order. */
  add(word: string, entry: number, weight: number): void {
    const postings = this.#postings.get(word);
    if (postings) {
      postings.entries.push(entry);
      postings.weights.push(weight);
    } else {
      this.#postings.set(word, { entries: [entry], weights: [weight] });
    }
  }

  /** Ends the adding. @param size number of entries */
  seal(size: number): void {
    this.#size = size;
    this.#sorted = [...this.#postings.keys()].sort();
  }

  has(word: string): boolean {
    return this.#postings.has(word);
  }

  /** How much the word tells (BM25's inverse document frequency); 0 if there is none. */
  rarity(word: string): number {
    const count = this.#postings.get(word)?.entries.length ?? 0;
    if (count === 0) return 0;
    return Math.log(1 + (this.#size - count + 0.5) / (count + 0.5));
  }

  each(word: string, visit: (entry: number, weight: number) => void): void {
    const postings = this.#postings.get(word);
    if (!postings) return;
    postings.entries.forEach((entry, i) => visit(entry, postings.weights[i] as number));
  }

  /** Words that begin so, the most common first; the word itself is none of them. */
  startingWith(start: string): string[] {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] as string) < start) low = middle + 1;
      else high = middle;
    }
    const found: string[] = [];
    for (let i = low; this.#sorted[i]?.startsWith(start); i++) {
      if (this.#sorted[i] !== start) found.push(this.#sorted[i] as string);
    }
    return this.#mostCommon(found);
  }

  /** Words that are so many typing errors away, or less; of one edit if there is one. */
  near(word: string, errors: number): { word: string; errors: number }[] {
    for (let most = 1; most <= errors; most++) {
      const found = this.#sorted.filter((one) => isWithin(one, word, most));
      if (found.length > 0)
        return this.#mostCommon(found).map((one) => ({ word: one, errors: most }));
    }
    return [];
  }

  #mostCommon(words: string[]): string[] {
    const count = (word: string) => this.#postings.get(word)?.entries.length ?? 0;
    return words.sort((a, b) => count(b) - count(a)).slice(0, MOST);
  }
}
