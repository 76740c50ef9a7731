import type { Vocabulary } from "./terms";
import { SYNONYMS } from "./vocabulary";
import { compoundOf, isStopWord, stem, type Word, wordsIn } from "./words";

/** A word of the index that stands for one that is looked for. */
export interface Variant {
  word: string;
  /** How surely it is what was meant, up to 1. */
  factor: number;
}

/** One thing that is looked for, with all the words that it may have in the index. */
export interface Term {
  variants: readonly Variant[];
  /** How much it counts among the terms. */
  weight: number;
  /** Of the word that was typed, or of the rarest of its variants. */
  rarity: number;
  /** Weight times rarity: what it would be to have found it. */
  importance: number;
}

/** Terms of one query: of a pasted log only the rarest words count. */
const MOST_TERMS = 20;
/** Words of a text that are looked at, each different one once. */
const MOST_WORDS = 400;
/** Characters of a text that are looked at. */
const LONGEST_TEXT = 200_000;
/** Words that the index does not have, and for which words like them are looked for. */
const MOST_UNKNOWN = 10;

/** From here on a variant is what was meant, and no guess. */
export const SURE = 0.8;

const SYNONYM_STEMS: ReadonlyMap<string, readonly string[]> = groupSynonyms();

/** What is looked for in a text that was typed or pasted. */
export function readQuery(text: string, vocabulary: Vocabulary): Term[] {
  const guess = guesser(vocabulary);
  const words = distinctWords(withoutCommon(text.slice(0, LONGEST_TEXT))).flatMap((word) =>
    // A name that the site does not have: its parts may be words that it has.
    word.parts.length > 1 && !vocabulary.has(word.whole) && guess(word.whole).length === 0
      ? word.parts.filter((part) => !isStopWord(part)).map((whole) => ({ whole, parts: [] }))
      : [word],
  );
  const isTyping = /[\p{L}\p{N}]$/u.test(text);
  const wholes = new Set(words.map(({ whole }) => whole));
  const terms: Term[] = [];
  words.forEach((word, i) => {
    const variants = variantsOf(words, i, vocabulary, isTyping && i === words.length - 1);
    if (variants.length === 0) variants.push(...guess(word.whole));
    push(terms, vocabulary, variants, 1);
    const hasWhole = variants.some(({ factor }) => factor > 0.5);
    for (const part of word.parts) {
      if (isStopWord(part) || wholes.has(part) || !vocabulary.has(part)) continue;
      push(terms, vocabulary, [{ word: part, factor: 1 }], hasWhole ? 0.25 : 0.9);
    }
  });
  return terms.sort((a, b) => b.importance - a.importance).slice(0, MOST_TERMS);
}

/**
 * Takes out of a line of a log what every line has: the host of an address, which is the reader's own,
 * Auth.js' marks, and JavaScript's general names of errors.
 */
function withoutCommon(text: string): string {
  const rest = text
    .replace(/https?:\/\/[^\s/?#]+/g, " ")
    .replace(/\[auth\]\[\w+\]/g, " ")
    .replace(/\b(?:Type|Reference|Syntax|Range)?Error:/g, " ")
    .replace(/\bRead more at\b/g, " ");
  return /[\p{L}\p{N}]/u.test(rest) ? rest : text;
}

interface Asked {
  whole: string;
  parts: readonly string[];
}

/** The words that tell something, each once, with two that are one made into one. */
function distinctWords(text: string): Asked[] {
  const found = new Map<string, Asked>();
  const all: Asked[] = [];
  for (const word of wordsIn(text)) {
    join(all, word);
    if (all.length > 4 * MOST_WORDS) break;
  }
  const telling = all.filter(({ whole }) => !isStopWord(whole));
  for (const word of telling.length > 0 ? telling : all) {
    if (!found.has(word.whole)) found.set(word.whole, word);
    if (found.size >= MOST_WORDS) break;
  }
  return [...found.values()];
}

function join(words: Asked[], { whole, parts }: Word): void {
  const before = words.at(-1);
  const compound = before && compoundOf(before.whole, whole);
  if (compound === undefined) words.push({ whole, parts });
  else words[words.length - 1] = { whole: compound, parts: [] };
}

function variantsOf(
  words: readonly Asked[],
  i: number,
  vocabulary: Vocabulary,
  isBeingTyped: boolean,
): Variant[] {
  const variants: Variant[] = [];
  const whole = words[i]?.whole ?? "";
  const before = words[i - 1]?.whole ?? "";
  const after = words[i + 1]?.whole ?? "";
  // Two words that the site writes as one.
  for (const word of [whole, before && before + whole, after && whole + after]) {
    if (word && vocabulary.has(word)) variants.push({ word, factor: 1 });
  }
  const meant = [whole, before && `${before} ${whole}`, after && `${whole} ${after}`];
  for (const word of meant.flatMap((asked) => SYNONYM_STEMS.get(asked) ?? [])) {
    if (vocabulary.has(word)) variants.push({ word, factor: SURE });
  }
  if (isBeingTyped && whole.length > 1) {
    for (const word of vocabulary.startingWith(whole)) {
      variants.push({ word, factor: 0.3 + (0.5 * whole.length) / word.length });
    }
  }
  return variants;
}

/**
 * Makes a function that guesses what may have been meant by a word that the index does not have. It
 * guesses for the first few words only: each time it looks through all words of the index.
 */
function guesser(vocabulary: Vocabulary): (word: string) => readonly Variant[] {
  const known = new Map<string, readonly Variant[]>();
  return (word) => {
    const before = known.get(word);
    if (before || known.size >= MOST_UNKNOWN) return before ?? [];
    const guesses = guessesFor(word, vocabulary);
    known.set(word, guesses);
    return guesses;
  };
}

function guessesFor(word: string, vocabulary: Vocabulary): Variant[] {
  const errors = word.length < 4 ? 0 : word.length < 7 ? 1 : 2;
  const near = vocabulary.near(word, errors);
  if (near.length > 0) {
    return near.map((one) => ({ word: one.word, factor: one.errors === 1 ? 0.75 : 0.6 }));
  }
  if (word.length < 3) return [];
  return vocabulary.startingWith(word).map((one) => ({ word: one, factor: 0.5 }));
}

function push(terms: Term[], vocabulary: Vocabulary, variants: Variant[], weight: number): void {
  if (variants.length === 0) return;
  // What several words stand for is as common as the most common of them.
  const sure = variants.filter(({ factor }) => factor >= SURE);
  const rarities = sure.map(({ word }) => vocabulary.rarity(word)).filter((one) => one > 0);
  const rarity =
    rarities.length > 0
      ? Math.min(...rarities)
      : Math.max(...variants.map(({ word }) => vocabulary.rarity(word)));
  if (rarity > 0) terms.push({ variants, weight, rarity, importance: weight * rarity });
}

function groupSynonyms(): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const [asked, means] of SYNONYMS) {
    const key = asked.split(" ").map(stem).join(" ");
    groups.set(key, [...(groups.get(key) ?? []), stem(means)]);
  }
  return groups;
}
