import type { PrismTheme } from "prism-react-renderer";

/**
 * No colors: Prism would write them beside every word. They are rules of src/css/code.css, of which
 * each kind of {@link tokenKind} has one.
 */
export const codeTheme: PrismTheme = { plain: {}, styles: [] };

/** The kinds of tokens that look alike, with what Prism calls them. */
const KINDS = {
  comment: ["comment", "prolog", "doctype", "cdata"],
  punctuation: ["punctuation", "operator"],
  keyword: ["keyword", "atrule", "important", "rule", "selector"],
  string: ["string", "char", "attr-value", "template-string", "url"],
  constant: ["number", "boolean", "constant", "symbol", "regex", "variable"],
  function: ["function", "function-variable"],
  type: ["class-name", "tag", "builtin", "namespace", "maybe-class-name", "request-line"],
  property: ["property", "attr-name", "literal-property", "header-name", "key"],
  inserted: ["inserted"],
  deleted: ["deleted"],
  bold: ["bold"],
  italic: ["italic"],
} satisfies Record<string, string[]>;

/** How a token looks: `.code-<kind>` in src/css/code.css. */
export type TokenKind = keyof typeof KINDS;

/** All kinds of tokens. */
export const TOKEN_KINDS = Object.keys(KINDS) as TokenKind[];

const KIND_OF = new Map<string, TokenKind>(
  TOKEN_KINDS.flatMap((kind) => KINDS[kind].map((type): [string, TokenKind] => [type, kind])),
);

/**
 * The kind of a token; undefined for what looks like plain text.
 *
 * @param types what Prism calls it, the innermost last
 */
export function tokenKind(types: readonly string[]): TokenKind | undefined {
  const last = types.findLast((type) => KIND_OF.has(type));
  return last === undefined ? undefined : KIND_OF.get(last);
}
