import { takeEnvironment, type Variables } from "./pasted-environment";

/** A pasted text in a form that can be parsed. */
export interface Normalized {
  text: string;
  /** Augmentations of modules (`declare module "next-auth" { … }`), taken out of the text. */
  augmentations: Augmentation[];
  /** Lines of an `.env`, taken out of the text. */
  variables: Variables;
  /** Text outside of the fences of Markdown was left out. */
  isProseLeftOut: boolean;
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
  const { code: unfenced, isProseLeftOut } = withoutFences(plain);
  const { code, variables } = takeEnvironment(unfenced);
  const augmentations: Augmentation[] = [];
  const text = takeAugmentations(code, augmentations).replace(/^\s*(["'])use \w+\1;?/, "");
  // At the beginning of a module, `{` would begin a block.
  const isObject = /^\s*(?:\/\/[^\n]*\n\s*|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/\s*)*\{/.test(text);
  return {
    text: isObject ? `export default ${text.trim()}\n` : text,
    augmentations,
    variables,
    isProseLeftOut,
  };
}

/** A fence of Markdown, which may name a file. */
const FENCE = /^[ \t]{0,3}(?:```|~~~)(.*)$/;

/** What stands between fences of Markdown, if there are any: an answer in a thread has prose around them. */
function withoutFences(text: string): { code: string; isProseLeftOut: boolean } {
  const lines = text.split("\n");
  const fences = lines.filter((line) => FENCE.test(line)).length;
  if (fences < 2) return { code: text, isProseLeftOut: false };
  const code: string[] = [];
  let isInside = false;
  let isProseLeftOut = false;
  for (const line of lines) {
    const [, info] = FENCE.exec(line) ?? [];
    if (info !== undefined) {
      isInside = !isInside;
      const [, name] = /([\w@~./[\]()$-]{1,200}\.[cm]?[jt]sx?)\b/.exec(isInside ? info : "") ?? [];
      code.push(name === undefined ? "" : `// ${name}`);
    } else if (isInside) code.push(line);
    else if (line.trim() !== "") isProseLeftOut = true;
  }
  return { code: code.join("\n"), isProseLeftOut };
}

const AUGMENTATION = /^[ \t]*declare\s+module\s+(["'])([^"'\n]+)\1\s*\{/gm;

/** Takes augmentations of modules out of a text, which the parser does not know. */
export function takeAugmentations(text: string, into: Augmentation[]): string {
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
