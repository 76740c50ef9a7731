import { compile } from "@mdx-js/mdx";
import { expect, test } from "vitest";

import { putStatementsInLine } from "./in-line";

/** The page's elements, as the calls of a compiled page name them, with their texts. */
async function elementsOf(mdx: string): Promise<string> {
  const remarkPlugins = [() => putStatementsInLine];
  const code = String(await compile(mdx, { jsx: true, remarkPlugins }));
  const [, jsx = ""] = /return (<[^]*>);\n}\nexport default/.exec(code) ?? [];
  return jsx
    .replace(/_components\./g, "")
    .replace(/\{"([^"]*)"\}/g, "$1")
    .replace(/\\n/g, " ");
}

test("a statement on lines of its own is one paragraph with the rest of its sentence", async () => {
  const mdx = '<Proved by="x">\n  It is so\n</Proved>\n, or else.\n\nNext.';
  expect(await elementsOf(mdx)).toContain(
    '<p><Proved by="x">It is so</Proved>, or else.</p> <p>Next.</p>',
  );
});

test("words after it are set apart, and an empty line ends the paragraph", async () => {
  const mdx =
    '<Proved by="x">\n  It is so.\n</Proved>\nMind that.\n\n<Proved by="y">\n  So, too.\n</Proved>\n\nNext.';
  expect(await elementsOf(mdx)).toContain(
    '<p><Proved by="x">It is so.</Proved> Mind that.</p> <p><Proved by="y">So, too.</Proved></p> <p>Next.</p>',
  );
});

test("the same in a list", async () => {
  const mdx = '- <Proved by="x">\n    **It** is so.\n  </Proved>\n  Mind that.\n- More.';
  expect(await elementsOf(mdx)).toContain(
    '<li><Proved by="x"><strong>It</strong> is so.</Proved> Mind that.</li>',
  );
});

test("a statement that is more than text stays a block", async () => {
  const mdx = '<Proved by="x">\n  - It is so.\n\n  And so.\n</Proved>';
  expect(await elementsOf(mdx)).toContain('<Proved by="x"><ul>');
});
