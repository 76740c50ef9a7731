import { recognize } from "../signatures/recognize";
import { SearchEngine } from "./engine";
import type { Answer, Headings, Hit, Recognized, Texts } from "./messages";
import { addressOf, kindOf, type Page } from "./pages";
import { withoutSecrets } from "./secrets";
import { markWords, snippetOf } from "./snippet";

/** Signatures of one text that are told: a log has its cause and the names of what it led to. */
const MOST_RECOGNIZED = 3;

/** Searches in what has come of the index so far. */
export class Search {
  #headings: Headings;
  #engine: SearchEngine;

  /** @param headings the first file of the index */
  constructor(headings: Headings) {
    this.#headings = headings;
    this.#engine = new SearchEngine(headings.pages);
  }

  /** Adds the second file. @throws Error if it is of another build */
  addTexts({ build, texts }: Texts): void {
    if (build !== this.#headings.build) throw new Error("The texts are of another build.");
    this.#engine = new SearchEngine(
      this.#headings.pages.map((page, i) => withTexts(page, texts[i] ?? [])),
    );
  }

  /** What is found for a text, ready to be shown. */
  answer(text: string, limit: number): Answer {
    const { found, words } = this.#engine.search(text, limit);
    const hits = found.map(({ page, section }): Hit => {
      const isPage = section.heading === "";
      return {
        address: addressOf(page, section),
        kind: kindOf(page, section),
        heading: markWords(isPage ? page.title : section.heading, words),
        trail: isPage ? [] : [page.title, ...section.above],
        snippet: snippetOf(section.text, words),
      };
    });
    const pages = new Set(found.map(({ page }) => page)).size;
    const recognized = recognizedIn(text);
    return { text, safeText: withoutSecrets(text), recognized, hits, pages, words: [...words] };
  }
}

/** What a text is known as, ready to be shown: the cause of an error before its class. */
function recognizedIn(text: string): Recognized[] {
  return recognize(text)
    .slice(0, MOST_RECOGNIZED)
    .map(({ id, title, cause, fix, to }) => ({ id, title, cause, fix, address: to }));
}

/** The two files of the index. @param build a name for what both are of */
export function splitIndex(build: string, pages: readonly Page[]): [Headings, Texts] {
  return [
    { build, pages: pages.map((page) => withTexts(page, [])) },
    { build, texts: pages.map(({ sections }) => sections.map(({ text }) => text)) },
  ];
}

function withTexts(page: Page, texts: readonly string[]): Page {
  return {
    ...page,
    sections: page.sections.map((section, i) => ({ ...section, text: texts[i] ?? "" })),
  };
}
