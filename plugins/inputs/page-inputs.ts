import { statSync } from "node:fs";

import { recordReads } from "./reads";

/** What a bundler gives its loaders, as far as it is used here. */
export interface LoaderContext {
  /** Absolute path of the page. */
  resourcePath: string;
  addDependency: (file: string) => void;
  addContextDependency: (folder: string) => void;
}

/** A page of the site: the files that it was made of, and the loaders that make it. */
interface Page {
  inputs: Set<string>;
  loaders: LoaderContext[];
}

/** The bundles of the browser and of the server. */
const BUNDLES = 2;

const pages = new Map<string, Page>();

function pageAt(file: string): Page {
  const page = pages.get(file) ?? { inputs: new Set(), loaders: [] };
  pages.set(file, page);
  return page;
}

/** Does something for a page; whatever it reads becomes a dependency of the page in the bundler. */
export function readForPage<Result>(file: string, act: () => Result): Result {
  const { inputs, loaders } = pageAt(file);
  return recordReads((input) => {
    if (inputs.has(input)) return;
    inputs.add(input);
    for (const loader of loaders) depend(loader, input);
  }, act);
}

/**
 * Has a loader depend on what the page is made of: what is known of it, and what will be read for it.
 * Docusaurus makes a page once for both bundles, so that one of them may come when all is read.
 */
export function watchInputs(loader: LoaderContext): void {
  const page = pageAt(loader.resourcePath);
  page.loaders = [...page.loaders, loader].slice(-BUNDLES);
  for (const input of page.inputs) depend(loader, input);
}

/** The files and folders that a page was made of so far, besides itself, in alphabetical order. */
export function inputsOf(file: string): string[] {
  return [...pageAt(file).inputs].sort();
}

function depend(loader: LoaderContext, input: string): void {
  if (statSync(input, { throwIfNoEntry: false })?.isDirectory()) loader.addContextDependency(input);
  else loader.addDependency(input);
}
