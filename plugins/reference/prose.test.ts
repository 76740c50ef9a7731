import { describe, expect, it } from "vitest";

import { bannerLink, rewriteProse } from "./prose";

/** Rewrites with headings from level 2, and marks every link that went through the rewriting. */
function rewrite(markdown: string, headingLevel = 2): string {
  return rewriteProse(markdown, {
    headingLevel,
    headingId: (text) => text.toLowerCase().replace(/ /g, "-"),
    link: (url) => url.replace("https://authjs.dev", "/here"),
  });
}

describe("rewriteProse", () => {
  it("drops the banner of a provider and keeps what follows", () => {
    const banner = [
      '<div class="provider" style={{backgroundColor: "#fff", padding: 16}}>',
      "<span>Built-in <b>Example</b> integration.</span>",
      '<a href="https://example.com//">',
      '  <img style={{display: "block"}} src="https://authjs.dev/img/providers/example.svg"/>',
      "</a>",
      "</div>",
    ].join("\n");
    expect(rewrite(`${banner}\n\nText.`)).toBe("Text.");
    expect(bannerLink(banner)).toBe("https://example.com/");
  });

  it("gives admonitions a title in brackets and blank lines around them", () => {
    expect(rewrite("Text.\n:::warning Experimental\nMind this.\n:::\nMore.")).toBe(
      "Text.\n\n:::warning[Experimental]\n\nMind this.\n\n:::\n\nMore.",
    );
    expect(rewrite(":::caution Note\nText.\n:::")).toContain(":::warning[Note]");
    expect(rewrite("::: note\nText.\n:::")).toContain(":::note\n");
    expect(rewrite(":::warning Warning\nText.\n:::")).toContain(":::warning\n");
  });

  it("drops the disclaimer that every provider repeats, however it is wrapped", () => {
    const sentence =
      "If you think you found a bug in the default configuration, you can\n[open an issue](https://authjs.dev/new/provider-issue).";
    expect(rewrite(`Text.\n\n:::info **Disclaimer**\n${sentence}\n:::`)).toBe("Text.");
    expect(rewrite(`Text.\n\n## Help\n${sentence}`)).toBe("Text.");
  });

  it("fits headings to the page and gives them ids", () => {
    expect(rewrite("### Setup\n#### Callback URL")).toBe(
      "## Setup <!-- #setup -->\n\n### Callback URL <!-- #callback-url -->",
    );
    expect(rewrite("### A\n## B\n##### C").match(/^#+ \w/gm)).toEqual(["## A", "## B", "### C"]);
    expect(rewrite("## Only", 6)).toBe("###### Only <!-- #only -->");
  });

  it("rewrites links in text, beside code, and bare ones", () => {
    expect(rewrite("[`secret`](https://authjs.dev/a) and [b](https://other.example)")).toBe(
      "[`secret`](/here/a) and [b](https://other.example)",
    );
    expect(rewrite("See https://authjs.dev/list.")).toBe("See [here/list](/here/list).");
    expect(rewrite("See https://other.example/list.")).toBe("See https://other.example/list.");
  });

  it("turns images, which are on other hosts, into links", () => {
    expect(rewrite("![shot](https://other.example/shot)")).toBe(
      "[Screenshot](https://other.example/shot)",
    );
  });

  it("escapes placeholders that look like tags", () => {
    expect(rewrite("Use <your-domain>.")).toBe("Use &lt;your-domain>.");
  });

  it("leaves code alone, apart from its fence", () => {
    const code = ['const a = "<b>"', "# not a heading", ":::note", "https://authjs.dev/a"].join(
      "\n",
    );
    expect(rewrite(`\`\`\`ts title=auth.ts\n${code}\n\`\`\``)).toBe(
      `\`\`\`ts title="auth.ts"\n${code}\n\`\`\``,
    );
    expect(rewrite("`<T>` and `https://authjs.dev/a`")).toBe("`<T>` and `https://authjs.dev/a`");
    expect(rewrite("```bash npm2yarn\nnpm install\n```")).toBe("```bash\nnpm install\n```");
  });

  it("closes code that its author left open", () => {
    expect(rewrite("Text.\n\n```js\nopen()")).toBe("Text.\n\n```js\nopen()\n```");
  });
});
