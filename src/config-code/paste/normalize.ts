/** A pasted text in a form that can be parsed. */
export interface Normalized {
  text: string;
  /** Augmentations of modules (`declare module "next-auth" { … }`), taken out of the text. */
  augmentations: Augmentation[];
}

export interface Augmentation {
  module: string;
  /** What stands between the braces. */
  body: string;
}

/**
 * Takes off what is no code (a Markdown fence, a prompt for a server function), takes out what the
 * parser does not know, and makes a bare object literal a module.
 */
export function normalize(pasted: string): Normalized {
  const plain = pasted.replace(/^\uFEFF/, "").replaceAll("\r\n", "\n");
  const fenced = /^\s*```[^\n]*\n(.*?)\n```\s*$/s.exec(plain)?.[1] ?? plain;
  const code = withoutEnvironment(fenced);
  const augmentations: Augmentation[] = [];
  const text = takeAugmentations(code, augmentations).replace(/^\s*(["'])use \w+\1;?/, "");
  // At the beginning of a module, `{` would begin a block.
  const isObject = /^\s*(?:\/\/[^\n]*\n\s*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/\s*)*\{/.test(text);
  return { text: isObject ? `export default ${text.trim()}\n` : text, augmentations };
}

/** A line of an `.env`. Code has spaces around its `=`. */
const VARIABLE = /^[ \t]*(?:export[ \t]+)?[A-Z][A-Z0-9_]{1,99}=(?![=>])(.*)$/;

/**
 * The text without the lines of an `.env`, which people paste along: `AUTH_SECRET=…`. A value in quotes
 * may take several lines.
 */
function withoutEnvironment(text: string): string {
  let quote: string | undefined;
  const lines = text.split("\n").filter((line) => {
    if (quote !== undefined) {
      if (line.trimEnd().endsWith(quote)) quote = undefined;
      return false;
    }
    const [, value] = VARIABLE.exec(line) ?? [];
    if (value === undefined) return true;
    const [, open] = /^(["'])[^"']*$/.exec(value) ?? [];
    quote = open;
    return false;
  });
  return lines.join("\n");
}

const AUGMENTATION = /^[ \t]*declare\s+module\s+(["'])([^"'\n]+)\1\s*\{/gm;

function takeAugmentations(text: string, into: Augmentation[]): string {
  let rest = "";
  let done = 0;
  for (const found of text.matchAll(AUGMENTATION)) {
    if (found.index < done) continue;
    const open = found.index + found[0].length;
    const close = closingBrace(text, open);
    into.push({ module: found[2] ?? "", body: text.slice(open, close) });
    rest += text.slice(done, found.index);
    done = close + 1;
  }
  return rest + text.slice(done);
}

/** Where the block ends that begins before a position; the end of the text if it does not. */
function closingBrace(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && --depth === 0) return at;
  }
  return text.length;
}
