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
  const augmentations: Augmentation[] = [];
  const text = takeAugmentations(fenced, augmentations).replace(/^\s*(["'])use \w+\1;?/, "");
  // At the beginning of a module, `{` would begin a block.
  const isObject = /^\s*(?:\/\/[^\n]*\n\s*|\/\*.*?\*\/\s*)*\{/s.test(text);
  return { text: isObject ? `export default ${text.trim()}\n` : text, augmentations };
}

function takeAugmentations(text: string, into: Augmentation[]): string {
  const start = /^[ \t]*declare\s+module\s+(["'])([^"'\n]+)\1\s*\{/m;
  let rest = text;
  for (;;) {
    const found = start.exec(rest);
    if (!found) return rest;
    const open = found.index + found[0].length;
    const close = closingBrace(rest, open);
    into.push({ module: found[2] ?? "", body: rest.slice(open, close) });
    rest = rest.slice(0, found.index) + rest.slice(close + 1);
  }
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
