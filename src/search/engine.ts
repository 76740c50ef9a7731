import { type Kind, kindOf, type Page, type Section } from "./pages";
import { readQuery, SURE, type Term } from "./query";
import { Vocabulary } from "./terms";
import { KIND_WORDS } from "./vocabulary";
import { compoundOf, isStopWord, type WordMemo, wordsIn } from "./words";

/** A section that was found. */
export interface Found {
  page: Page;
  section: Section;
  /** How well it fits; only good for comparing results of one query. */
  score: number;
}

/** What a word counts by where it stands. */
const WEIGHTS = {
  heading: 3,
  title: 1.6,
  above: 0.8,
  address: 1.6,
  kind: 0.8,
  part: 0.5,
  url: 0.2,
};

/** BM25: how soon more of the same word adds no more, how much length counts, and BM25+'s share. */
const SATURATION = 1.2;
const LENGTH = 0.4;
const PRESENT = 0.3;

/** What a kind of page counts: generated pages tell less than those that somebody wrote. */
const KIND_WEIGHTS: Readonly<Record<Kind, number>> = {
  tutorial: 1,
  guide: 1.15,
  concept: 1.15,
  faq: 1.2,
  error: 1.1,
  reference: 1,
  provider: 1,
  adapter: 0.95,
  package: 0.85,
  playground: 0.8,
  site: 0.95,
  contributing: 0.5,
  blog: 0.75,
  api: 0.55,
};

/** The types that a package has of core and passes on come after core's own. */
const PASSED_ON = 0.95;

/** Who names a provider wants the page on its set-up; that on its module is linked there. */
const PROVIDER_MODULE = /^\/reference\/core\/providers\/[^/]+\/$/;
const HAS_SETUP = 0.7;

/** What is written as in code is looked for in the reference of the code. */
const CODE = /\p{Ll}\p{Lu}|[\p{L}\p{N}]_[\p{L}\p{N}]|\w\(\)|\w\.\w/u;
const CODE_IN_API = 1.45;

/** What is asked as a question is answered where questions are, and where things are explained. */
const QUESTION =
  /^\s*(?:why|how|what|when|where|which|who|can|could|should|is|are|am|do|does|did|will)\b/i;
const EXPLAINS: ReadonlySet<Kind> = new Set(["faq", "guide", "concept", "tutorial"]);
const QUESTION_EXPLAINED = 1.3;

/** Who types all of a heading, or of an address, wants that. */
const BY_NAME = 1.6;

/** A page comes before its sections, and a heading with nothing below after the others. */
const BEGINNING = 1.15;
const EMPTY = 0.85;

/** Sections of one page among the first results; more of them come after the others. */
const PER_PAGE = 3;
/** The same for a kind: results are shown by kind, and many of one would hide the best of another. */
const PER_KIND = 4;

/** How many of the best ones are looked at again, at how many characters, for words in a row. */
const CANDIDATES = 40;
const LOOKED_AT = 3_000;
/** What it counts if all words come in the same order. */
const PHRASE = 0.5;

/** How well a section fits so far. */
interface Score {
  sum: number;
  /** Importance of the terms that it has. */
  covered: number;
  /** How many of the terms its names have, as `Entry.names`. */
  named: [number, number];
}

interface Entry {
  page: Page;
  section: Section;
  /** Words of the heading (of the title of the page if it is its beginning), and of the address. */
  names: readonly [ReadonlySet<string>, ReadonlySet<string>];
  /** The heading and the address without what separates their words. */
  joined: ReadonlySet<string>;
  /** What the section counts, whatever is looked for. */
  weight: number;
}

/**
 * An index of sections in memory. It finds sections that have any of the words, those first that have
 * more of them, rarer ones, and have them in their headings.
 */
export class SearchEngine {
  readonly #entries: Entry[] = [];
  readonly #vocabulary = new Vocabulary();
  readonly #memo: WordMemo = new Map();

  constructor(pages: readonly Page[]) {
    const all = pages.flatMap((page) => page.sections.map((section) => ({ page, section })));
    const average = all.reduce((sum, { section }) => sum + section.text.length, 0) / all.length;
    for (const { page, section } of all) this.#add(page, section, average);
    this.#vocabulary.seal(this.#entries.length);
  }

  #add(page: Page, section: Section, averageLength: number): void {
    const number = this.#entries.length;
    const heading = section.heading === "" ? page.title : section.heading;
    const headingCounts = countWords(this.#memo, heading);
    const addressCounts = countWords(this.#memo, addressWords(page, section));
    this.#entries.push({
      page,
      section,
      names: [new Set(headingCounts.keys()), new Set(addressCounts.keys())],
      joined: new Set([
        joinWords(heading),
        joinWords(addressWords(page, section)),
        // "Google setup" is what "google" names.
        section.heading === "" ? joinWords(heading, KIND_STEMS[page.kind]) : "",
      ]),
      weight: weightOf(page, section),
    });
    const weights = new Map<string, number>();
    const add = (counts: ReadonlyMap<string, number>, weigh: (count: number) => number) => {
      for (const [word, count] of counts) {
        weights.set(word, (weights.get(word) ?? 0) + weigh(count));
      }
    };
    const long = 1 - LENGTH + (LENGTH * section.text.length) / Math.max(averageLength, 1);
    add(
      countWords(this.#memo, section.text),
      (count) => (count * (SATURATION + 1)) / (count + SATURATION * long) + PRESENT,
    );
    // Of a long heading each word says less.
    const short = (counts: ReadonlyMap<string, number>) => 2 / (1 + counts.size / 5);
    add(headingCounts, (count) => WEIGHTS.heading * Math.min(count, 1) * short(headingCounts));
    if (section.heading !== "") {
      const title = countWords(this.#memo, page.title);
      add(title, (count) => WEIGHTS.title * Math.min(count, 1) * short(title));
    }
    const above = countWords(this.#memo, section.above.join(". "));
    add(above, (count) => WEIGHTS.above * Math.min(count, 1) * short(above));
    // Whoever wrote the page chose the words of its address, often others than those of the heading.
    add(addressCounts, (count) => WEIGHTS.address * Math.min(count, 1) * short(addressCounts));
    const kindWords = section.heading === "" ? KIND_WORDS[page.kind] : undefined;
    add(countWords(this.#memo, kindWords ?? ""), () => WEIGHTS.kind);
    for (const [word, weight] of weights) this.#vocabulary.add(word, number, weight);
  }

  /**
   * Finds sections, the best ones first.
   *
   * @param text what was typed or pasted; of a long text its rarest words count
   * @param limit of results
   * @returns with the words of the index that it was found by
   */
  search(text: string, limit: number): { found: Found[]; words: Set<string> } {
    const terms = readQuery(text, this.#vocabulary);
    const scores = new Map<number, Score>();
    for (const term of terms) this.#score(term, scores);
    const total = terms.reduce((sum, { importance }) => sum + importance, 0);
    const start = text.slice(0, LOOKED_AT);
    const wholes = [undefined, ...Object.values(KIND_STEMS)]
      .map((words) => joinWords(start, words))
      .filter((whole) => whole !== "");
    const kindFactor = kindFactorsFor(start);
    const found = [...scores].map(([number, { sum, covered, named }]) => {
      const { page, section, names, joined, weight } = this.#entries[number] as Entry;
      const coverage = covered / total;
      const exact = Math.max(
        ...names.map((words, i) => (named[i] as number) / Math.max(words.size, terms.length, 1)),
      );
      const fit = (0.1 + 0.9 * coverage ** 2) * (1 + 0.5 * exact);
      const meant =
        (wholes.some((whole) => joined.has(whole)) ? BY_NAME : 1) *
        kindFactor(kindOf(page, section));
      return { page, section, score: sum * fit * weight * meant };
    });
    found.sort((a, b) => b.score - a.score);
    const best = found.slice(0, CANDIDATES);
    const pairs = pairsOf(text, new Map());
    for (const one of best) one.score *= 1 + PHRASE * this.#phrases(one, pairs);
    best.sort((a, b) => b.score - a.score);
    const spreadOut = spread([...best, ...found.slice(CANDIDATES, 4 * limit)]);
    return { found: spreadOut.slice(0, limit), words: wordsOf(terms) };
  }

  /** Which share of the pairs of neighbors in the query are neighbors in the section. */
  #phrases({ page, section }: Found, pairs: ReadonlySet<string>): number {
    if (pairs.size === 0) return 0;
    const heading = section.heading || page.title;
    const there = pairsOf(
      `${heading}. ${addressWords(page, section)}. ${section.text}`,
      this.#memo,
    );
    let count = 0;
    for (const pair of pairs) if (there.has(pair)) count++;
    return count / pairs.size;
  }

  #score(term: Term, scores: Map<number, Score>): void {
    const best = new Map<number, { score: number; covered: number; word: string }>();
    for (const { word, factor } of term.variants) {
      const rarity = Math.min(this.#vocabulary.rarity(word), term.rarity);
      this.#vocabulary.each(word, (number, weight) => {
        const score = factor * rarity * weight;
        const before = best.get(number);
        if (!before || before.score < score) best.set(number, { score, covered: factor, word });
      });
    }
    for (const [number, { score, covered, word }] of best) {
      const entry = scores.get(number) ?? { sum: 0, covered: 0, named: [0, 0] };
      entry.sum += score * term.weight;
      entry.covered += Math.min(1, covered * 1.2) * term.importance;
      this.#entries[number]?.names.forEach((words, i) => {
        if (words.has(word)) entry.named[i] = (entry.named[i] ?? 0) + covered;
      });
      scores.set(number, entry);
    }
  }
}

/** The words of the index that stand for what is looked for, mere guesses left out. */
function wordsOf(terms: readonly Term[]): Set<string> {
  return new Set(
    terms.flatMap(({ variants }) => {
      const most = Math.max(...variants.map(({ factor }) => factor));
      return variants
        .filter(({ factor }) => factor >= Math.min(most, SURE))
        .map(({ word }) => word);
    }),
  );
}

/** Words of a text that tell something, with the next such word. */
function pairsOf(text: string, memo: WordMemo): Set<string> {
  const pairs = new Set<string>();
  let before: string | undefined;
  for (const { whole } of wordsIn(text.slice(0, LOOKED_AT), memo)) {
    if (isStopWord(whole)) continue;
    if (before !== undefined) pairs.add(`${before} ${whole}`);
    before = whole;
  }
  return pairs;
}

function weightOf(page: Page, section: Section): number {
  const { heading, text, address } = section;
  const kind = kindOf(page, section);
  const isBeginning = heading === "" && address === undefined;
  const isModule = heading === "" && PROVIDER_MODULE.test(page.address);
  const own = (kind === page.kind ? 1 : PASSED_ON) * (isModule ? HAS_SETUP : 1);
  return own * KIND_WEIGHTS[kind] * (isBeginning ? BEGINNING : 1) * (text.length < 40 ? EMPTY : 1);
}

/** What a kind of page counts for a text, by how that is written. */
function kindFactorsFor(text: string): (kind: Kind) => number {
  const isCode = CODE.test(text);
  const isQuestion = QUESTION.test(text);
  return (kind) => {
    if (isCode && kind === "api") return CODE_IN_API;
    return isQuestion && EXPLAINS.has(kind) ? QUESTION_EXPLAINED : 1;
  };
}

/** All words of a text as one, but for some. */
function joinWords(text: string, without?: ReadonlySet<string>): string {
  const words = [...wordsIn(text)].map(({ whole }) => whole);
  return words.filter((word) => !without?.has(word)).join("");
}

const KIND_STEMS: Readonly<Partial<Record<Kind, ReadonlySet<string>>>> = Object.fromEntries(
  Object.entries(KIND_WORDS).map(([kind, words]) => [
    kind,
    new Set([...wordsIn(words)].map(({ whole }) => whole)),
  ]),
);

/** Words of the address that are this section's own. */
function addressWords(page: Page, section: Section): string {
  const own = section.heading === "" ? page.address.split("/").at(-2) : section.anchor;
  return (own ?? "").replaceAll("-", " ");
}

/** How often each word is in a text, parts of words as less than one. */
function countWords(memo: WordMemo, text: string): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (word: string, count: number) => {
    if (!isStopWord(word)) counts.set(word, (counts.get(word) ?? 0) + count);
  };
  let before: string | undefined;
  // Addresses repeat the same words on many pages.
  for (const [url] of text.matchAll(/https?:\/\/\S+/g)) {
    for (const { whole } of wordsIn(url, memo)) add(whole, WEIGHTS.url);
  }
  const rest = text.replace(/https?:\/\/\S+/g, " ");
  for (const { whole, parts } of wordsIn(rest, memo)) {
    const compound = before === undefined ? undefined : compoundOf(before, whole);
    if (compound !== undefined) {
      add(compound, 1);
      before = undefined;
      continue;
    }
    before = whole;
    add(whole, 1);
    for (const part of parts) add(part, WEIGHTS.part);
  }
  return counts;
}

/** Puts what is too much of one page, or of one kind, behind the others. */
function spread(found: readonly Found[]): Found[] {
  const counts = new Map<Page | Kind, number>();
  const countOf = (one: Page | Kind) => {
    const count = (counts.get(one) ?? 0) + 1;
    counts.set(one, count);
    return count;
  };
  const first: Found[] = [];
  const rest: Found[] = [];
  for (const one of found) {
    const isMuch =
      countOf(one.page) > PER_PAGE || countOf(kindOf(one.page, one.section)) > PER_KIND;
    (isMuch ? rest : first).push(one);
  }
  return [...first, ...rest];
}
