import { isStopWord, type WordForms, wordsIn } from "./words";

/** A piece of a text; some are marked as what was looked for. */
export interface Piece {
  text: string;
  isMarked: boolean;
}

/** Characters of a snippet, more or less: it ends where a word does. */
const LENGTH = 150;

/** Marked words shorter than this say little, and are many. */
const SHORTEST_MARK = 3;

/**
 * Cuts a text into pieces, so that each whole word is marked that is one of those looked for.
 *
 * @param words as the index has them
 */
export function markWords(text: string, words: ReadonlySet<string>): Piece[] {
  const pieces: Piece[] = [];
  let done = 0;
  for (const word of wordsIn(text)) {
    if (!isMarked(text.slice(word.start, word.end), word, words)) continue;
    if (word.start > done) pieces.push({ text: text.slice(done, word.start), isMarked: false });
    pieces.push({ text: text.slice(word.start, word.end), isMarked: true });
    done = word.end;
  }
  if (done < text.length) pieces.push({ text: text.slice(done), isMarked: false });
  return pieces;
}

/** Whether a word of a text is one that is looked for, and long enough to be marked. */
export function isMarked(
  written: string,
  { whole, parts }: WordForms,
  words: ReadonlySet<string>,
): boolean {
  if (written.length < SHORTEST_MARK || isStopWord(whole)) return false;
  return words.has(whole) || parts.some((part) => part.length > 2 && words.has(part));
}

/** The part of a text with the most of the words that are looked for, marked; whole words only. */
export function snippetOf(text: string, words: ReadonlySet<string>): Piece[] {
  const all = [...wordsIn(text)];
  const hits = all.filter((word) => isMarked(text.slice(word.start, word.end), word, words));
  let best = { start: 0, count: 0 };
  for (const first of hits) {
    const within = hits.filter(
      ({ start, end }) => start >= first.start && end <= first.start + LENGTH,
    );
    const count = new Set(within.map(({ whole }) => whole)).size + within.length / 100;
    if (count > best.count) best = { start: first.start, count };
  }
  // Some of what is before it, too; from the beginning if that is not far.
  const wanted = Math.max(0, best.start - LENGTH / 4);
  const from = wanted < 20 ? 0 : (all.find(({ start }) => start >= wanted)?.start ?? 0);
  const last = all.findLast(({ start, end }) => start >= from && end <= from + LENGTH);
  const isWhole = text.length <= from + LENGTH;
  const to = isWhole ? text.length : (last?.end ?? from + LENGTH);
  const pieces = markWords(text.slice(from, to), words);
  if (from > 0) pieces.unshift({ text: "… ", isMarked: false });
  if (to < text.length) pieces.push({ text: " …", isMarked: false });
  return pieces;
}
