import { RANKS, type Signature } from "./signature";

/** Characters of a text that are looked at. */
const LONGEST_TEXT = 200_000;
/** Characters that `…` of a phrase stands for, at most. */
const GAP = 240;
/** Places at which the beginning of a phrase is tried: a log repeats itself. */
const MOST_TRIES = 40;

/**
 * The signatures that a text has, the one that says most first.
 *
 * The work grows with the length of the text only: each phrase is looked for once, by `indexOf`.
 *
 * @param table where to look
 * @param text a log, an address, a message: whatever somebody pastes
 */
export function recognizeIn(table: readonly Signature[], text: string): Signature[] {
  const plain = normalize(text.slice(0, LONGEST_TEXT));
  if (plain.length < 3) return [];
  return table
    .map((signature) => ({ signature, at: placeOf(signature, plain) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => rankOf(b.signature) - rankOf(a.signature) || a.at - b.at)
    .map(({ signature }) => signature);
}

/**
 * Takes from a text in what ways it may be written: colors of a terminal, quotes and their escapes,
 * what an address encodes, capitals, and white space.
 */
export function normalize(text: string): string {
  return text
    .replace(/%[2-7][0-9a-f]/gi, (code) => String.fromCharCode(parseInt(code.slice(1), 16)))
    .replaceAll("\u001b", "")
    .replace(/\[\d{1,3}(?:;\d{1,3}){0,3}m/g, "")
    .replace(/["'`“”‘’\\]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .toLowerCase();
}

function rankOf({ rank }: Signature): number {
  return RANKS.indexOf(rank);
}

/** Where a text has a signature; -1 if it does not have it. */
function placeOf(signature: Signature, plain: string): number {
  const { phrases, whole } = prepared(signature);
  if (whole.includes(plain)) return 0;
  const places = phrases.map((parts) => find(parts, plain)).filter((at) => at >= 0);
  return places.length > 0 ? Math.min(...places) : -1;
}

interface Prepared {
  phrases: readonly (readonly string[])[];
  whole: readonly string[];
}

/** Phrases as texts are looked at; a signature is immutable, so this is computed once for each. */
const known = new WeakMap<Signature, Prepared>();

function prepared(signature: Signature): Prepared {
  const before = known.get(signature);
  if (before) return before;
  const made = {
    phrases: signature.phrases.map((phrase) => phrase.split("…").map(normalize)),
    whole: (signature.whole ?? []).map(normalize),
  };
  known.set(signature, made);
  return made;
}

/** Where a phrase begins: its parts in their order, not far from each other, and no part of a word. */
function find(parts: readonly string[], text: string): number {
  const [first = "", ...rest] = parts;
  let tries = 0;
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    if (isInWord(text, at)) continue;
    if (rest.length > 0 && ++tries > MOST_TRIES) return -1;
    let end = at + first.length;
    for (const part of rest) {
      const next = text.slice(end, end + GAP + part.length).indexOf(part);
      end = next < 0 ? -1 : end + next + part.length;
      if (end < 0) break;
    }
    // A phrase that ends with `…` may end in the middle of a word.
    if (end >= 0 && (rest.at(-1) === "" || !isInWord(text, end))) return at;
  }
  return -1;
}

/** Whether a place is between two characters of one word. */
function isInWord(text: string, at: number): boolean {
  return at > 0 && isWord(text.charCodeAt(at - 1)) && isWord(text.charCodeAt(at));
}

/** Whether it is a digit, a letter without accents in lower case, or `_`; what is no character is none. */
function isWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 95;
}
