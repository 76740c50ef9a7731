/*
 * Words of a text, as the index and a query have them: lower case, without accents and endings. What
 * is written as one (`session.maxAge`, `AUTH_URL`, `e-mail`, `signIn`) is kept as one word, and so
 * are its parts, so that it is found however it is typed.
 */

// cspell:ignore sessionmaxage ation ating ated aeiouslz tion
import { COMPOUNDS, STOP_WORDS } from "./vocabulary";

/** What a word is looked up by. */
export interface WordForms {
  /** Without signs, accents and ending: `sessionmaxage`, `email`. */
  whole: string;
  /** Its parts likewise, if it has several: `session`, `max`, `age`. */
  parts: readonly string[];
}

/** A word as it stands in a text. */
export interface Word extends WordForms {
  /** Where it stands in the text: of its first character, and after its last. */
  start: number;
  end: number;
}

const RAW_STOP_WORDS: ReadonlySet<string> = new Set(STOP_WORDS.split(" "));

/** Longer than any word of the site: what is longer is a token, a hash, or nonsense. */
const LONGEST = 40;

/** Letters and digits, joined by single signs. Everything else separates words. */
const RUN = /[\p{L}\p{N}]+(?:[-_.'’][\p{L}\p{N}]+)*/gu;

/** The parts of a camel-case word. */
const HUMP = /\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|\p{N}+|[^\p{Lu}\p{Ll}\p{N}]+/gu;

/** Words that have been read before, by how they are written. */
export type WordMemo = Map<string, WordForms>;

/**
 * The words of a text in order. The work grows with the length of the text, whatever is in it.
 *
 * @param memo makes it faster for texts with the same words; it grows with the words of the texts
 */
export function* wordsIn(text: string, memo?: WordMemo): Generator<Word> {
  for (const { 0: run, index: start } of text.matchAll(RUN)) {
    let forms = memo?.get(run);
    if (!forms) {
      forms = formsOf(run);
      memo?.set(run, forms);
    }
    yield { ...forms, start, end: start + run.length };
  }
}

function formsOf(run: string): WordForms {
  const cut = run.slice(0, 3 * LONGEST);
  const parts = cut
    .split(/[-_.'’]/)
    // A brand, and no camel case.
    .flatMap((piece) => piece.replace("OAuth", "Oauth").match(HUMP) ?? [])
    .map((piece) => stem(fold(piece).slice(0, LONGEST)))
    // Single letters say nothing once the whole is kept: the "e" of "e-mail".
    .filter((part) => part.length > 1);
  const joined = fold(cut.replace(/[-_.'’]/g, ""));
  if (joined.length > LONGEST) {
    return { whole: joined.slice(0, LONGEST), parts };
  }
  const whole = stem(joined);
  return { whole, parts: parts.filter((part) => part !== whole) };
}

/** Lower case, without accents. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  // Plain letters need no look at their accents.
  return /^[\x20-\x7e]*$/.test(lower) ? lower : lower.normalize("NFKD").replace(/\p{M}/gu, "");
}

/**
 * Takes an English ending off, so that "changes", "changed" and "changing" are one word. What is left
 * need not be a word: it only has to be the same for the forms of a word, and for no others.
 */
export function stem(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  const singular = /[^su]s$/.test(word) ? word.slice(0, -1) : word;
  const base = withoutSuffix(singular);
  // "Notion" and "noted" tell something, and are no forms of "not".
  if (base !== word && RAW_STOP_WORDS.has(base)) return word;
  return base.length > 3 ? base.replace(/e$/, "").replace(/y$/, "i") : base;
}

function withoutSuffix(word: string): string {
  for (const suffix of ["ation", "ating", "ated", "ate", "ing", "ed"]) {
    const base = word.slice(0, -suffix.length);
    if (!word.endsWith(suffix) || base.length < 3 || !/[aeiouy]/.test(base)) continue;
    return base.replace(/([^aeiouslz])\1$/, "$1");
  }
  return word.endsWith("tion") && word.length > 5 ? word.slice(0, -3) : word;
}

/** Whether a word says nothing about what is looked for. @param word as in {@link Word.whole} */
export function isStopWord(word: string): boolean {
  return STOP_STEMS.has(word);
}

/** What two words are as one, if people write them both ways: "sign", "in". */
export function compoundOf(first: string, second: string): string | undefined {
  return COMPOUND_STEMS.get(`${first} ${second}`);
}

const STOP_STEMS: ReadonlySet<string> = new Set([...RAW_STOP_WORDS].map(stem));

const COMPOUND_STEMS: ReadonlyMap<string, string> = new Map(
  COMPOUNDS.map(([first, second]) => [`${stem(first)} ${stem(second)}`, stem(first + second)]),
);
