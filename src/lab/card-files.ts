import { configFile, givenFiles, isHidden, type LabExample } from "./example";

/**
 * Characters that a card colors, in all of its files and in one line. Coloring takes as long as the
 * square of a line, and a link may bring 200,000 characters without a line end.
 */
const MOST_COLORED = 10_000;
const LONGEST_LINE = 200;

/** A file as the card of a lab shows it. */
export interface CardFile {
  name: string;
  code: string;
  /** Whether its words are colored. */
  isColored: boolean;
}

/**
 * The files that a card shows: that with the config, and what a link, a page or the reader brought beside it.
 *
 * @param draft what the reader has changed, by file
 */
export function cardFiles(example: LabExample, draft: Record<string, string> = {}): CardFile[] {
  const { shared, turned } = example;
  const files = { ...givenFiles(example), ...shared, ...draft };
  const main = configFile(files);
  const brought = Object.keys({ ...(shared ?? turned), ...draft }).filter(
    (name) => name !== main && !isHidden(name),
  );
  let colored = 0;
  return [main, ...brought].map((name) => {
    const code = files[name] ?? "";
    const isColored = colored + code.length <= MOST_COLORED && !hasLongLine(code);
    if (isColored) colored += code.length;
    return { name, code, isColored };
  });
}

function hasLongLine(code: string): boolean {
  return code.split("\n").some((line) => line.length > LONGEST_LINE);
}
