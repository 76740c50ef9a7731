/**
 * A text that people find in a log, an address or on a page when something has gone wrong, and what it
 * means. Signatures are data: the search box, the page of errors and the doctor read the same table.
 */
export interface Signature {
  /** Name in kebab case; an address of data has it, so it stays. */
  id: string;
  /** What the text says, in few words. */
  title: string;
  /**
   * What the text has, one of them is enough. Case, quotes and white space do not count; `…` stands for
   * anything in between, up to the length of a long address.
   */
  phrases: readonly string[];
  /** What the whole text is, if it is too common a word to be looked for inside of one. */
  whole?: readonly string[];
  /** Which of several in one text is told first. */
  rank: Rank;
  /** Why it happens, in one or two sentences. */
  cause: string;
  /** What to do. */
  fix: string;
  /** Page and anchor that say more, below the base URL. */
  to: string;
}

/**
 * How much a text says, the least first: a parameter of an address, the class of an error, a failure
 * that has many causes, one that has one, and a number under which a vendor or a tool lists it.
 */
export const RANKS = ["parameter", "class", "failure", "cause", "number"] as const;

/** One of `RANKS`. */
export type Rank = (typeof RANKS)[number];
