import { createRequire } from "node:module";

import { describe, expect, it } from "vitest";

import { flattenAnswers } from "./flatten-answers";

/** The local search's own reader of built pages. */
const { parse } = createRequire(import.meta.url)(
  "@easyops-cn/docusaurus-search-local/dist/server/server/utils/parse.js",
) as {
  parse: (
    html: string,
    type: "docs",
    url: string,
    options: object,
  ) => { sections: { title: string; hash: string; content: string }[] };
};

const entry = (id: string, question: string, answer: string) =>
  `<div class="entry_x"><details><summary><h3 id="${id}">${question}` +
  `<a class="hash-link" href="#${id}" hidden=""></a></h3></summary><div>${answer}</div></details>` +
  `<a href="#${id}" class="hash-link" aria-label="Direct link to ${question}"></a></div>`;

const page = `<html><body><article><header><h1>FAQ</h1></header><p>Hello.</p>
<div data-nosnippet="true"><button>Open all answers</button></div>
<h2 id="group">Group<a class="hash-link" href="#group"></a></h2>
${entry("one", "One?", "<p>First <code>answer</code>.</p><p>More: <a href='/x'>there</a></p>")}
${entry("two", "Two?", "<p>Second.</p>")}
</article></body></html>`;

describe("flattenAnswers", () => {
  it("lets the local search find an answer under its question's address", () => {
    const { sections } = parse(flattenAnswers(page), "docs", "/faq/", {});
    expect(sections).toEqual([
      { title: "FAQ", hash: "", content: "Hello." },
      { title: "Group", hash: "#group", content: "" },
      { title: "One?", hash: "#one", content: "First answer. More: there" },
      { title: "Two?", hash: "#two", content: "Second." },
    ]);
  });

  it("gives the questions their addresses even without it", () => {
    const { sections } = parse(page, "docs", "/faq/", {});
    expect(sections.map(({ hash }) => hash)).toEqual(["", "#group", "#one", "#two"]);
  });

  it("leaves other pages as they are", () => {
    const other = "<details><summary>More</summary><p>text</p></details>";
    expect(flattenAnswers(other)).toBe(other);
  });
});
