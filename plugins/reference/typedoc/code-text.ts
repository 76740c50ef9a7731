import type { Code } from "./layout";

/** Code as text on one line, however long. */
export function codeText(code: Code): string {
  if (isList(code)) return code.map(codeText).join("");
  if (!("items" in code)) return code.text;
  const { items, open, close, separator, padding = "" } = code;
  const inner = items.map(codeText).join(separator);
  return `${open.text}${inner && padding}${inner}${inner && padding}${close.text}`;
}

function isList(code: Code): code is readonly Code[] {
  return Array.isArray(code);
}
