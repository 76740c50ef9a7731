import { compile } from "@mdx-js/mdx";
import type { Root, RootContent } from "hast";
import { expect, test } from "vitest";

import { rehypeStaticContent } from "./rehype";

/** The elements of a page, as `Static(p h2) Lab`. */
async function sketch(page: string): Promise<string> {
  let tree: Root | undefined;
  const capture = () => (made: Root) => {
    tree = made;
  };
  await compile(page, { rehypePlugins: [rehypeStaticContent, capture] });
  const name = (node: RootContent): string[] => {
    if (node.type === "element") return [node.tagName];
    if (node.type !== "mdxJsxFlowElement" && node.type !== "mdxJsxTextElement") return [];
    const within = (node.children as RootContent[]).flatMap(name).join(" ");
    return [within === "" ? (node.name ?? "") : `${node.name}(${within})`];
  };
  return (tree?.children ?? []).flatMap(name).join(" ");
}

test("text, tables and code stand together, and a component with a state apart", async () => {
  expect(
    await sketch(
      "# Title\n\nText with `code`.\n\n<Lab example='a' />\n\n- one\n\n```ts\na;\n```\n",
    ),
  ).toBe("Static(h1 p) Lab Static(ul pre)");
});

test("a paragraph with a component of unknown behavior in it is taken over as a whole", async () => {
  expect(await sketch("One.\n\nTwo <Switch /> three.\n\nFour.\n")).toBe("Static(p) p Static(p)");
});

test("a statement with its mark, and HTML that stands in the page, do nothing", async () => {
  expect(await sketch('A <Proved number="1">b</Proved>.\n\n<div className="x">c</div>\n')).toBe(
    "Static(p div)",
  );
});

test("what takes a value that is computed, or listens to something, is taken over", async () => {
  expect(await sketch("<Version of={name} />\n\n<div onClick={act}>c</div>\n")).toBe("Version div");
});

test("a disclosure of Markdown is Docusaurus's own, which has a state", () => {
  const tree = {
    type: "root",
    children: [{ type: "element", tagName: "details", properties: {}, children: [] }],
  } as unknown as Root;
  rehypeStaticContent()(tree);
  expect(tree.children).toMatchObject([{ tagName: "details" }]);
});

test("within tabs the static parts of each panel stand together", async () => {
  const page = "<Tabs>\n<TabItem value='a'>\none\n\ntwo\n\n<Lab />\n</TabItem>\n</Tabs>\n";
  expect(await sketch(page)).toBe("Tabs(TabItem(Static(p p) Lab))");
});

test("of a question with a lab in its answer, only other parts of the answer stand apart", async () => {
  const question = (id: string, answer: string) =>
    `<FaqEntry id='${id}'>\n<FaqQuestion>What?</FaqQuestion>\n<div>\n${answer}\n</div>\n</FaqEntry>\n`;
  const page = `${question("a", "one\n\n<Lab />")}\n${question("b", "two")}`;
  expect(await sketch(page)).toBe(
    "FaqEntry(FaqQuestion div(Static(p) Lab)) Static(FaqEntry(FaqQuestion div(p)))",
  );
});

test("imports and exports stay where they are", async () => {
  expect(await sketch("export const toc = [];\n\nText.\n")).toBe("Static(p)");
});
