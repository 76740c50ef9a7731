// @vitest-environment jsdom
import { Highlight as Colored } from "prism-react-renderer";
import type { ComponentProps } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";

import { codeTheme } from "../code-theme";
import { Highlight } from "./late-prism";

type Children = ComponentProps<typeof Colored>["children"];

/** Draws code as the theme does: a line for each line, an element for each token. */
const draw: Children = ({ className, style, tokens, getLineProps, getTokenProps }) => (
  <pre className={className} style={style}>
    {tokens.map((line, index) => (
      <span key={index} {...getLineProps({ line, className: index === 1 ? "marked" : undefined })}>
        {line.map((token, position) => (
          <span key={position}>{getTokenProps({ token }).children}</span>
        ))}
      </span>
    ))}
  </pre>
);

test("before Prism has come, code is drawn as Prism draws what it has no colors for", () => {
  for (const code of [
    "one line",
    "a line\n\nand one after an empty one",
    "  indented\n\tby a tab",
    "with an end of its last line\n",
  ]) {
    const props = { code, language: "none", theme: codeTheme, children: draw };
    expect(renderToStaticMarkup(<Highlight {...props} />)).toBe(
      renderToStaticMarkup(<Colored {...props} />),
    );
  }
});
