import type { ComponentProps } from "react";

import { part, preload } from "../../loading/part";
import { usePart } from "../../loading/use-part";
import type * as Prism from "./prism";

type HighlightProps = ComponentProps<typeof Prism.Highlight>;

let loaded: typeof Prism | undefined;

const loadPrism = part(async () => (loaded = await import("./prism")));

/** Loads what colors code before a page needs it. */
export function preloadPrism(): void {
  preload(loadPrism);
}

/**
 * Stands for the `Highlight` of `prism-react-renderer` in the browser (plugins/late-prism). The server
 * has colored the code of the page that is loaded, and React does not take it over; only the next page, or
 * code that a reader has changed, needs Prism. Until it comes, and if it does not, code has no colors.
 */
export function Highlight(props: HighlightProps) {
  const { module } = usePart(loadPrism, loaded === undefined);
  const prism = loaded ?? module;
  return prism ? <prism.Highlight {...props} /> : <Plain {...props} />;
}

function Plain({ code, language, theme, children }: HighlightProps) {
  return children({
    className: `prism-code language-${language}`,
    style: theme?.plain ?? {},
    // A line without anything in it would have no height.
    tokens: code
      .split("\n")
      .map((line) => [{ types: ["plain"], content: line || "\n", empty: line === "" }]),
    getLineProps: ({ className = "" }) => ({ className: `token-line ${className}`.trim() }),
    getTokenProps: ({ token }) => ({ className: "token plain", children: token.content }),
  });
}
