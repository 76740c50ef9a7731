import { SearchEngine } from "./engine";
import type { Answer, Headings, Hit, Texts } from "./messages";
import { addressOf, kindOf, type Page } from "./pages";
import { markWords, snippetOf } from "./snippet";

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
    return { text, hits, pages, words: [...words] };
  }
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
