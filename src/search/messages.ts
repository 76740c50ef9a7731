import type { Kind, Page } from "./pages";
import type { Piece } from "./snippet";

/*
 * What the page and the worker that searches say to each other, and the files that the build writes
 * for them.
 */

/** Folder of the index, below the base URL. */
export const INDEX_FOLDER = "search-index";

/** The index comes in two files: what finds pages by their headings, and the text below those. */
export const HEADINGS_FILE = "headings.json";
export const TEXTS_FILE = "texts.json";

/** The first file: all pages without their texts. */
export interface Headings {
  /** The same in both files of one build. */
  build: string;
  pages: readonly Page[];
}

/** The second file: for each page the texts of its sections, in order. */
export interface Texts {
  build: string;
  texts: readonly (readonly string[])[];
}

/** A result, as it is shown. */
export interface Hit {
  /** Path with query and hash, without the base URL. */
  address: string;
  kind: Kind;
  heading: readonly Piece[];
  /** The page and the headings above it; empty for a page. */
  trail: readonly string[];
  /** Some of the text, around the words; empty as long as the texts have not come. */
  snippet: readonly Piece[];
}

/** A text that is known, and what it means. */
export interface Recognized {
  id: string;
  title: string;
  cause: string;
  fix: string;
  /** Page and anchor that say more, without the base URL. */
  address: string;
}

/** What was found for a text. */
export interface Answer {
  text: string;
  /** The text as it may be kept and put into an address: fakes stand for secrets. */
  safeText: string;
  /** What the text is known as, the surest first. */
  recognized: readonly Recognized[];
  hits: readonly Hit[];
  /** How many pages the hits are on. */
  pages: number;
  /** Words, as the index has them, to be marked on the page that is chosen. */
  words: readonly string[];
}

/** To the worker. The files come as text: the page fetches them while the worker's script comes. */
export type Request =
  | { id: number; type: "headings"; json: string }
  | { id: number; type: "texts"; json: string }
  | { id: number; type: "search"; text: string; limit: number };

/** From the worker: each request is answered once. */
export type Response =
  { id: number; answer?: Answer } | { id: number; error: { name: string; message: string } };
