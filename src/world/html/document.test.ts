import { describe, expect, test } from "vitest";

import { HtmlDocument } from "./document";

const URL_OF_PAGE = "https://app.example/dir/page?q=1";

function parse(html: string, url = URL_OF_PAGE): HtmlDocument {
  return new HtmlDocument(html, url);
}

/** Names of what can be clicked. */
function names(html: string): string[] {
  return parse(html).clickables.map(({ name }) => name);
}

describe("the title", () => {
  test("is the title element's text, white space collapsed", () => {
    expect(parse("<title>\n Sign  in &amp; up </title>").title).toBe("Sign in & up");
  });

  test("is empty without a title element; a drawing's title does not count", () => {
    expect(parse("<h1>Hello</h1>").title).toBe("");
    expect(parse("<svg><title>Logo</title></svg><p>Text</p>").title).toBe("");
  });
});

describe("the text", () => {
  test("is what a reader sees, blocks apart, inline elements joined", () => {
    const html = `<!doctype html><title>Not this</title><body><h1>Hello</h1><p>You are <b>si</b>gned
      in.</p><ul><li>one</li><li>two</li></ul>first<br>second</body>`;
    expect(parse(html).text).toBe("Hello You are signed in. one two first second");
  });

  test("decodes entities once", () => {
    expect(parse("<p>&amp;lt;b&amp;gt; &#233;</p>").text).toBe("&lt;b&gt; é");
  });

  test("leaves out scripts, styles, templates, comments and what is hidden", () => {
    const html = `<style>p{}</style><script>let x = 1</script><template>later</template>
      <noscript>no script</noscript><!-- note --><p hidden>secret</p>
      <div hidden><p>deep</p></div><p>shown</p>`;
    expect(parse(html).text).toBe("shown");
  });

  test("works for a fragment without body", () => {
    expect(parse("just text").text).toBe("just text");
  });
});

describe("links and submit buttons", () => {
  test("come in document order, links with absolute addresses", () => {
    const html = `<a href="../up">Up</a><form action="/go"><button>Go</button></form>
      <a href="https://other.example/">Other</a>`;
    expect(parse(html).clickables).toEqual([
      { kind: "link", name: "Up", href: "https://app.example/up" },
      {
        kind: "submit",
        name: "Go",
        submission: { action: "https://app.example/go", method: "GET", entries: [] },
      },
      { kind: "link", name: "Other", href: "https://other.example/" },
    ]);
  });

  test("have the name that a reader sees, or hears", () => {
    expect(
      names(`<a href="/1">  Read
          <em>more</em></a>
        <a href="/2" aria-label="Close dialog">×</a>
        <a href="/3"><img src="/logo.svg" alt="Home"></a>
        <form>
          <button><span>Continue as <strong>Alice</strong><small>a@mail.example</small></span></button>
          <input type="submit" value="Send it">
          <input type="submit">
        </form>`),
    ).toEqual([
      "Read more",
      "Close dialog",
      "Home",
      "Continue as Alicea@mail.example",
      "Send it",
      "Submit",
    ]);
  });

  test("are only those that do something when clicked", () => {
    expect(
      names(`<a>No address</a><button>No form</button>
        <form>
          <button type="button">Plain</button><button type="reset">Reset</button>
          <button disabled>Disabled</button>
          <fieldset disabled><button>In a disabled group</button></fieldset>
          <button type="SUBMIT">Upper case</button><button type="odd">Odd type</button>
        </form>`),
    ).toEqual(["Upper case", "Odd type"]);
  });

  test("are only those that can be seen", () => {
    expect(
      names(`<a href="/" hidden>Hidden</a><div hidden><a href="/">Inside hidden</a></div>
        <template><a href="/">Template</a></template><a href="/">Seen</a>`),
    ).toEqual(["Seen"]);
  });

  test("are there although another address on the page cannot be read", () => {
    const html = `<a href="https://[">Broken</a><form action="https://["><button>Broken too</button></form>
      <a href="/fine">Fine</a>`;
    expect(names(html)).toEqual(["Fine"]);
  });
});

describe("addresses", () => {
  test("are resolved against the first base element, itself resolved against the page", () => {
    const html = `<base href="/other/"><base href="/ignored/"><a href="x">X</a><img src="i.png">`;
    const page = parse(html);
    expect(page.base).toBe("https://app.example/other/");
    expect(page.clickables).toMatchObject([{ href: "https://app.example/other/x" }]);
    expect(page.subresources).toMatchObject([{ url: "https://app.example/other/i.png" }]);
    expect(page.resolve("y?z")).toBe("https://app.example/other/y?z");
  });

  test("are the page's own where the base element has none that can be read", () => {
    expect(parse(`<base target="_top"><a href="x">X</a>`).base).toBe(URL_OF_PAGE);
    expect(parse(`<base href="https://["><a href="x">X</a>`).base).toBe(URL_OF_PAGE);
  });

  test("that cannot be read are none", () => {
    expect(parse("").resolve("https://[")).toBeUndefined();
  });
});

describe("subresources", () => {
  test("are images, style sheets and scripts, each once, in document order", () => {
    const html = `<link rel="stylesheet" href="/a.css"><link rel="icon" href="/icon.svg">
      <link rel="preload stylesheet" href="/b.css"><script src="/a.js"></script><script>inline</script>
      <img src="/a.png"><img src="a.png"><img src="/a.png"><img src="https://cdn.example/a.png">`;
    expect(parse(html).subresources).toEqual([
      { url: "https://app.example/a.css", purpose: "style" },
      { url: "https://app.example/b.css", purpose: "style" },
      { url: "https://app.example/a.js", purpose: "script" },
      { url: "https://app.example/a.png", purpose: "image" },
      { url: "https://app.example/dir/a.png", purpose: "image" },
      { url: "https://cdn.example/a.png", purpose: "image" },
    ]);
  });

  test("are only what comes over the network", () => {
    const html = `<img src="data:image/png;base64,AA=="><img src=""><img src="https://["><img>
      <template><img src="/later.png"></template>`;
    expect(parse(html).subresources).toEqual([]);
  });
});
