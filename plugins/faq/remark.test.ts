import { evaluate } from "@mdx-js/mdx";
import { createElement, type ReactNode } from "react";
import * as runtime from "react/jsx-runtime";
import { renderToStaticMarkup } from "react-dom/server";
import { visit } from "unist-util-visit";
import { VFile } from "vfile";
import { describe, expect, it } from "vitest";

import { remarkCollapsibleQuestions } from "./remark";

/** Gives headings ids, as Docusaurus does before this plugin runs. */
const remarkIds = () => (tree: Parameters<typeof visit>[0]) =>
  visit(tree, "heading", (node: { data?: object; children: { value?: string }[] }) => {
    const id = node.children[0]?.value?.trim().toLowerCase().replace(/\W+/g, "-");
    node.data = { id, hProperties: { id } };
  });

const components = {
  FaqControls: () => createElement("button"),
  FaqEntry: (props: { id: string; question: string; children: ReactNode }) =>
    createElement("details", { "data-id": props.id, title: props.question }, props.children),
  FaqQuestion: (props: { id: string; children: ReactNode }) =>
    createElement("summary", null, createElement("h3", { id: props.id }, props.children)),
};

async function render(markdown: string, frontMatter: object = { collapsible: true }) {
  const file = new VFile({ value: markdown, data: { frontMatter } });
  const { default: Content } = await evaluate(file, {
    ...runtime,
    remarkPlugins: [remarkIds, remarkCollapsibleQuestions],
  });
  return renderToStaticMarkup(createElement(Content, { components })).replace(/\n/g, "");
}

describe("remarkCollapsibleQuestions", () => {
  it("wraps each question with its answer, group by group", async () => {
    expect(
      await render("Hello.\n\n## A\n\n### One\n\n1\n\n- 2\n\n### Two\n\n3\n\n## B\n\ntext"),
    ).toBe(
      "<p>Hello.</p><button></button>" +
        '<h2 id="a">A</h2>' +
        '<details data-id="one" title="One"><summary><h3 id="one">One</h3></summary>' +
        "<div><p>1</p><ul><li>2</li></ul></div></details>" +
        '<details data-id="two" title="Two"><summary><h3 id="two">Two</h3></summary>' +
        "<div><p>3</p></div></details>" +
        '<h2 id="b">B</h2><p>text</p>',
    );
  });

  it("keeps the markup of a question, and its plain text for the hash link", async () => {
    expect(await render("### Why `null`?\n\nBecause.")).toContain(
      'title="Why null?"><summary><h3 id="why">Why <code>null</code>?</h3></summary>',
    );
  });

  it("takes deeper headings into the answer", async () => {
    expect(await render("### One\n\n1\n\n#### More\n\n2")).toContain(
      '<div><p>1</p><h4 id="more">More</h4><p>2</p></div></details>',
    );
  });

  it("leaves exports at the top level without cutting an answer in two", async () => {
    expect(await render("### One\n\n1\n\nexport const toc = [];\n\n2")).toContain(
      "<div><p>1</p><p>2</p></div></details>",
    );
  });

  it("does nothing to a page without the front matter, or without headings", async () => {
    expect(await render("### One\n\n1", {})).toBe('<h3 id="one">One</h3><p>1</p>');
    expect(await render("Text.")).toBe("<p>Text.</p>");
  });
});
