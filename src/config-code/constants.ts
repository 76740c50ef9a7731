import { apply, initializer, parse } from "./syntax";

/** A value that a constant can hold for a knob to turn. */
export type Literal = string | number | boolean;

/** The value of a constant at the top level of a file; undefined if it is no literal, or not there. */
export function readConstant(code: string, name: string): Literal | undefined {
  const source = parse(code);
  const node = initializer(source, name);
  if (!node) return undefined;
  const text = code.slice(node.from, node.to);
  switch (node.name) {
    case "BooleanLiteral":
      return text === "true";
    case "Number":
      return Number(text.replaceAll("_", ""));
    case "String":
      return unquote(text);
    default:
      return undefined;
  }
}

/**
 * Gives a constant another value.
 *
 * @returns the file's new text; undefined if the constant is no literal, or not there
 */
export function writeConstant(code: string, name: string, value: Literal): string | undefined {
  if (readConstant(code, name) === undefined) return undefined;
  const node = initializer(parse(code), name);
  return node && apply(code, [{ from: node.from, to: node.to, insert: JSON.stringify(value) }]);
}

/** Text between quotes; what has an escape in it is read as the double-quoted form would be. */
function unquote(text: string): string | undefined {
  const inner = text.slice(1, -1);
  if (!inner.includes("\\")) return inner;
  try {
    return JSON.parse(`"${inner.replaceAll("\\'", "'").replace(/(?<!\\)"/g, '\\"')}"`) as string;
  } catch {
    return undefined;
  }
}
