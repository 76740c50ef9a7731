import type { MdxJsxAttribute } from "mdast-util-mdx-jsx";

import { readPanels } from "../../src/lab/inspector/panel-names";

/** What is wrong with the value of an attribute, as the end of a sentence; undefined: nothing. */
type Check = (value: unknown) => string | undefined;

const CHECKS: Record<string, Check> = {
  panels(value) {
    if (typeof value !== "string") return 'must be a text: panels="Cookies, Log".';
    try {
      readPanels(value);
      return undefined;
    } catch (error) {
      return `cannot be read. ${error instanceof Error ? error.message : String(error)}`;
    }
  },
  tour(value) {
    return /^(true|false|[1-9]\d*)$/.test(expressionOf(value))
      ? undefined
      : "must be {false}, or the number of steps to play at the start: tour={3}.";
  },
  height(value) {
    return typeof value === "string" && /^\d+(\.\d+)?(rem|em|px|vh|dvh)$/.test(value)
      ? undefined
      : 'must be a length of CSS: height="40rem".';
  },
};

/** Attributes of the elements that show labs, beside the one that names the example. */
const ALLOWED = {
  Lab: ["example", "panels", "tour", "height"],
  Compare: ["examples", "example", "with", "titles", "panels", "height"],
};

export type LabElementName = keyof typeof ALLOWED;

export const LAB_ELEMENTS = Object.keys(ALLOWED);

/** @returns what is wrong with an element's attributes, as a clause; undefined: nothing */
export function problemOf(
  element: LabElementName,
  attributes: readonly MdxJsxAttribute[],
): string | undefined {
  const allowed = ALLOWED[element];
  for (const { name, value } of attributes) {
    if (!allowed.includes(name)) {
      return `it has no attribute ${name}, but ${allowed.join(", ")}`;
    }
    const problem = CHECKS[name]?.(value);
    if (problem !== undefined) return `${name} ${problem}`;
  }
  return undefined;
}

/** The text between the braces of `name={…}`; empty for what is no expression. */
function expressionOf(value: unknown): string {
  const isExpression = typeof value === "object" && value !== null && "value" in value;
  return isExpression && typeof value.value === "string" ? value.value.trim() : "";
}
