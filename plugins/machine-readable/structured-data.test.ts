import { expect, it, test } from "vitest";

import { structuredData, withStructuredData } from "./structured-data";

const SITE = "https://site.example";
const page = (content: string) =>
  `<html><head><meta name=description content="What it is"></head><body><main><article><div class="theme-doc-markdown"><h1>Title</h1>${content}</div></article></main></body></html>`;

interface Graph {
  "@graph": { "@type": string; [member: string]: unknown }[];
}

const parts = (content: string) =>
  (structuredData("/guides/x/", page(content), SITE) as Graph)["@graph"];

it("is an article with a trail", () => {
  const [article, trail] = parts("<p>Text</p>");
  expect(article).toMatchObject({
    "@type": "TechArticle",
    headline: "Title",
    description: "What it is",
    url: `${SITE}/guides/x/`,
  });
  expect(trail).toMatchObject({
    "@type": "BreadcrumbList",
    itemListElement: [
      { position: 1, name: "Home", item: `${SITE}/` },
      { position: 2, name: "Guides" },
      { position: 3, name: "Title", item: `${SITE}/guides/x/` },
    ],
  });
});

it("has questions with their answers, without marks", () => {
  const question = `<details><summary><h3 id=q>Why?<a class=hash-link>#</a></h3></summary><div><p>So<sup class=mark_a>1</sup>.<p>More.</div></details>`;
  expect(parts(question).at(-1)).toMatchObject({
    "@type": "FAQPage",
    mainEntity: [{ name: "Why?", acceptedAnswer: { text: "So. More." } }],
  });
});

it("has the code of labs", () => {
  const lab = `<section data-lab=roles id=lab><header><p>Roles<p>Who</header></section>`;
  expect(parts(lab)[0]).toMatchObject({
    hasPart: [{ "@type": "SoftwareSourceCode", name: "Roles", url: `${SITE}/guides/x/#lab` }],
  });
});

test("nothing in it ends the element it stands in", () => {
  const html = withStructuredData("/x/", page("").replace("What it is", "</script><b>"), SITE);
  expect(html).toContain('<script type="application/ld+json">');
  expect(html.split("</script>")).toHaveLength(3);
});

test("a page that is no article stays as it is", () => {
  const html = "<html><head></head><body><main><h1>Search</h1></main></body></html>";
  expect(withStructuredData("/search/", html, SITE)).toBe(html);
});
