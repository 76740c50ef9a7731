import type { PrismTheme } from "prism-react-renderer";

/**
 * How code blocks are colored, in both schemes: the colors are names of tokens
 * (src/css/tokens.css), so a switch of scheme repaints code without re-rendering it,
 * and contrast is held by the test of the tokens.
 */
export const codeTheme: PrismTheme = {
  plain: { color: "var(--code-text)", backgroundColor: "var(--code-surface)" },
  styles: [
    {
      types: ["comment", "prolog", "doctype", "cdata"],
      style: { color: "var(--code-comment)" },
    },
    { types: ["punctuation", "operator"], style: { color: "var(--code-punctuation)" } },
    {
      types: ["keyword", "atrule", "important", "rule", "selector"],
      style: { color: "var(--code-keyword)" },
    },
    {
      types: ["string", "char", "attr-value", "template-string", "url"],
      style: { color: "var(--code-string)" },
    },
    {
      types: ["number", "boolean", "constant", "symbol", "regex", "variable"],
      style: { color: "var(--code-constant)" },
    },
    { types: ["function", "function-variable"], style: { color: "var(--code-function)" } },
    {
      types: ["class-name", "tag", "builtin", "namespace", "maybe-class-name", "request-line"],
      style: { color: "var(--code-type)" },
    },
    {
      types: ["property", "attr-name", "literal-property", "header-name", "key"],
      style: { color: "var(--code-property)" },
    },
    {
      types: ["inserted"],
      style: { color: "var(--success-text)", backgroundColor: "var(--success-bg)" },
    },
    {
      types: ["deleted"],
      style: { color: "var(--danger-text)", backgroundColor: "var(--danger-bg)" },
    },
    { types: ["bold"], style: { fontWeight: "700" } },
    { types: ["italic"], style: { fontStyle: "italic" } },
  ],
};
