import { expect, it } from "vitest";

import { readPage } from "./sections";

const main = (content: string) =>
  `<html><body><nav>Menu</nav><main>${content}</main></body></html>`;

function read(address: string, content: string) {
  return readPage(address, main(content));
}

it("a page is cut at its headings, with those above each", () => {
  expect(
    read(
      "/guides/x/",
      `<h1>Title</h1><p>Intro</p><h2 id="a">One<a class="hash-link">#</a></h2><p>First</p>
       <h3 id="b">Two</h3><ul><li>Se</li><li>cond</li></ul><h4 id="c">Three</h4>Third
       <h2 id="d">Four</h2><h5 id="e">No section</h5>`,
    ),
  ).toEqual({
    address: "/guides/x/",
    kind: "guide",
    title: "Title",
    sections: [
      { anchor: "", heading: "", above: [], text: "Intro" },
      { anchor: "a", heading: "One", above: [], text: "First" },
      { anchor: "b", heading: "Two", above: ["One"], text: "Se cond" },
      { anchor: "c", heading: "Three", above: ["One", "Two"], text: "Third" },
      { anchor: "d", heading: "Four", above: [], text: "No section" },
    ],
  });
});

it("an answer in a disclosure belongs to its question", () => {
  const page = read(
    "/faq/",
    `<h1>FAQ</h1><div data-nosnippet>Open all</div>
     <details><summary><h3 id="q">Why?</h3></summary><div>Because.</div></details>`,
  );
  expect(page?.sections.at(-1)).toMatchObject({ anchor: "q", heading: "Why?", text: "Because." });
  expect(page?.sections[0]?.text).toBe("");
});

it("what stands beside the text is left out", () => {
  const page = read(
    "/concepts/x/",
    `<h1>T</h1>It expires<sup class="mark_a1"><a>3</a></sup>. <button>Run</button>
     <section data-lab="x"><header>A lab</header><div>its code</div></section>
     <div class="calls_b2">recorded</div><ul role="tablist"><li>npm</li><li>pnpm</li></ul>
     <h2 id="next">Read next</h2><a>Others</a>
     <details class="proofs_c3"><summary>How we know this</summary>tests</details>`,
  );
  expect(page?.sections).toEqual([
    { anchor: "", heading: "", above: [], text: "It expires. A lab" },
  ]);
});

it("what one chooses from is no text", () => {
  const select = "<select><option>not set</option><option>true</option></select>";
  expect(
    read("/reference/environment/", `<h1>T</h1>Before ${select} after`)?.sections[0]?.text,
  ).toBe("Before after");
});

it("lines of code are separate, a long block is cut, and none is kept of pages made from data", () => {
  const code = `<pre><div class="token-line">one</div><div class="token-line">two</div></pre>`;
  expect(read("/guides/x/", `<h1>T</h1>${code}`)?.sections[0]?.text).toBe("one two");
  const long = `<h1>T</h1><pre>${"word ".repeat(1_000)}</pre>`;
  expect(read("/guides/x/", long)?.sections[0]?.text.length).toBeLessThan(1_000);
  expect(read("/reference/providers/github/", `<h1>T</h1>Set${code}`)?.sections[0]?.text).toBe(
    "Set",
  );
});

it("each example of the playground has an address of its own", () => {
  // Without end tags, as the build leaves it.
  const item = (name: string) =>
    `<li><a data-item href="/playground/?example=${name}">${name}</a><p>What happens in ${name}<p>Page: Y`;
  const page = read("/playground/", `<h1>Playground</h1>Try<ul>${item("a")}${item("b")}</ul>`);
  const example = (name: string) => ({
    anchor: "",
    heading: name,
    above: ["Examples"],
    text: `What happens in ${name}`,
    address: `/playground/?example=${name}`,
  });
  expect(page?.sections.map(({ text }) => text)[0]).toBe("Try");
  expect(page?.sections.slice(1)).toEqual([example("a"), example("b")]);
});

it.each([
  ["/search/", "<h1>Search</h1>"],
  ["/contributing/reference/world/", "<h1>World</h1>"],
  ["/blog/tags/x/", "<h1>Tag</h1>"],
  ["/guides/moved/", "<p>Forwards</p>"],
])("%s is no page to be found", (address, content) => {
  expect(read(address, content)).toBeUndefined();
});
