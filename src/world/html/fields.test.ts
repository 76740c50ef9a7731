import { describe, expect, test } from "vitest";

import { HtmlDocument } from "./document";

function page(html: string): HtmlDocument {
  return new HtmlDocument(html, "https://app.example/");
}

function labels(html: string): string[] {
  return page(html).fields.map(({ label }) => label);
}

/** What the page's only button sends. */
function sent(document: HtmlDocument): [string, string][] {
  const [button] = document.clickables;
  if (button?.kind !== "submit") throw new Error("no button");
  return button.submission.entries;
}

describe("a field is called by", () => {
  test.each([
    ["the label for it", `<label for="a">E-mail  address</label><input id="a">`, "E-mail address"],
    ["the label around it", `<label>Name <input placeholder="x"></label>`, "Name"],
    ["its own label", `<label for="a">x</label><input id="a" aria-label="Code">`, "Code"],
    ["its placeholder", `<input placeholder="you@mail.example" name="x">`, "you@mail.example"],
    ["its name", `<textarea name="note"></textarea>`, "note"],
  ])("%s", (_, html, label) => {
    expect(labels(html)).toEqual([label]);
  });
});

test("what takes no text, or that nobody sees or can change, is no field", () => {
  expect(
    labels(`<input type="hidden" name="a"><input type="submit"><input type="CHECKBOX" name="b">
      <input name="c" hidden><input name="d" disabled><input name="e" readonly>
      <template><input name="f"></template><button name="g">x</button>`),
  ).toEqual([]);
});

test("a field knows the buttons that send it", () => {
  const { fields } = page(`<form><input name="a"><button>One</button><button>Two</button>
    <button type="button">None</button></form><input name="stray"><button>Other</button>`);
  expect(fields.map(({ buttons }) => buttons)).toEqual([["One", "Two"], []]);
});

test("what is filled in is sent", () => {
  const document = page(`<form><input name="a" value="old"><textarea name="b">old</textarea>
    <select name="c"><option value="1" selected>One<option value="2">Two</select>
    <button>Send</button></form>`);
  const [a, b, c] = document.fields;
  a?.fill("new");
  b?.fill("line 1\nline 2");
  c?.fill("Two");
  expect(sent(document)).toEqual([
    ["a", "new"],
    ["b", "line 1\nline 2"],
    ["c", "2"],
  ]);
  c?.fill("1");
  expect(sent(document)[2]).toEqual(["c", "1"]);
  expect(() => c?.fill("Three")).toThrow(
    'There is no option "Three" in the list; there is "One", "Two".',
  );
});
