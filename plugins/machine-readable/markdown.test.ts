import { expect, it } from "vitest";

import { markdownOf } from "./markdown";

const page = (content: string) =>
  `<html><head><meta name=description content="What it is"></head><body><nav>Menu</nav>
   <main><div class="theme-doc-markdown markdown"><header><h1>Title</h1></header>${content}</div></main>`;

const read = async (content: string) =>
  (await markdownOf("/guides/x/", page(content), "https://site.example")).markdown;

it("has title, description, and complete links", async () => {
  const made = await markdownOf(
    "/guides/x/",
    page(`<p>See <a href=/faq/#a>the FAQ</a> and <a href=#b>below</a>.</p>`),
    "https://site.example",
  );
  expect(made).toMatchObject({ title: "Title", description: "What it is" });
  expect(made.markdown).toBe(
    "# Title\n\nSee [the FAQ](https://site.example/faq/#a) and [below](https://site.example/guides/x/#b).\n",
  );
});

it("keeps tables whole, without end tags, too", async () => {
  const table = "<table><thead><tr><th>A<th>B<tbody><tr><td>1<td><code>x | y</code></table>";
  expect(await read(table)).toContain("| A | B |\n| - | - |\n| 1 | `x \\| y` |");
  const rows = "<table><tr><th>A<tr><td><div>4.24</div><div>5.0</div></table>";
  expect(await read(rows)).toMatch(/\| 4\.24,\s+5\.0 \|/);
});

it("has code line by line, with its language and its file", async () => {
  const code = `<div class="language-ts theme-code-block"><div class=codeBlockTitle_x1>auth.ts</div>
    <pre><code><div class=token-line><span>const</span> a = 1;<br/></div><div class=token-line><br/></div><div class=token-line>b()<br/></div></code></pre></div>`;
  expect(await read(code)).toContain("auth.ts\n\n```ts\nconst a = 1;\n\nb()\n```");
});

it("opens answers, and names what is behind tabs", async () => {
  const folded = `<details><summary><h3 id=q>Why?</h3></summary><div><p>So.</p></div></details>`;
  expect(await read(folded)).toContain("### Why?\n\nSo.");
  const tabs = `<div class=tabs-container><ul role=tablist><li role=tab>npm<li role=tab>pnpm</ul>
    <div><div role=tabpanel><p>one</p></div><div role=tabpanel hidden><p>two</p></div></div></div>`;
  expect(await read(tabs)).toContain("**npm**\n\none\n\n**pnpm**\n\ntwo");
});

it("has labs with steps and evidence, or without", async () => {
  const lab = `<section data-lab=roles><header><p>Roles<p>Who may what</header>
    <div><ol><li><strong>Alice signs in.</strong> <span>She may.<pre>GET /
200</pre></span></li></ol></div></section><p>After</p>`;
  const made = await markdownOf("/guides/x/", page(lab), "https://site.example");
  const title = "**[Roles](https://site.example/playground/?example=roles)**\n\nWho may what";
  expect(made.markdown).toContain(title);
  expect(made.markdown).toMatch(
    /1\. \*\*Alice signs in\.\*\*\s+She may\.\n\s+```\n\s+GET \/\n\s+200\n\s+```/,
  );
  expect(made.withoutLabs).toBe(`# Title\n\n${title}\n\nAfter\n`);
});

it("leaves out what one presses, and marks of proofs", async () => {
  const marks = `<p>It<!-- --> expires<sup class="mark_a"><a href=#p>3</a></sup>. <button>Run</button></p>
    <details class="proofs_b"><summary>How we know this</summary>tests</details>`;
  expect(await read(marks)).toBe("# Title\n\nIt expires.\n");
});

it("has nothing to make of a page without content", async () => {
  await expect(markdownOf("/x/", "<html><body>Moved", "https://site.example")).rejects.toThrow(
    "/x/ has no content",
  );
});
