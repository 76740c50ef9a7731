import { describe, expect, test } from "vitest";

import { HtmlDocument } from "./document";

const URL_OF_PAGE = "https://app.example/dir/page?q=1";

/** What the button of this name sends. */
function submission(html: string, button = "Send") {
  const page = new HtmlDocument(html, URL_OF_PAGE);
  const found = page.clickables.find(({ name }) => name === button);
  if (found?.kind !== "submit") throw new Error(`no button ${button}`);
  return found.submission;
}

function entries(controls: string, button?: string) {
  return submission(`<form>${controls}<button>Send</button></form>`, button).entries;
}

describe("what a form sends (HTML standard, constructing the entry list)", () => {
  test("its inputs, with the names and values they have", () => {
    expect(
      entries(`<input name="user" value="alice"><input type="hidden" name="csrfToken" value="a&amp;b">
        <input type="password" name="password"><input value="nameless"><input name="" value="x">`),
    ).toEqual([
      ["user", "alice"],
      ["csrfToken", "a&b"],
      ["password", ""],
    ]);
  });

  test("boxes and radio buttons that are checked", () => {
    expect(
      entries(`<input type="checkbox" name="a" checked><input type="checkbox" name="b">
        <input type="checkbox" name="c" value="yes" checked>
        <input type="radio" name="r" value="1"><input type="RADIO" name="r" value="2" checked>`),
    ).toEqual([
      ["a", "on"],
      ["c", "yes"],
      ["r", "2"],
    ]);
  });

  test("the chosen option of a list, else its first", () => {
    expect(
      entries(`<select name="a"><option value="1">One<option value="2" selected>Two</select>
        <select name="b"><option disabled>Choose</option><option>  First
          of all </option><option>Second</option></select>
        <select name="c"></select>`),
    ).toEqual([
      ["a", "2"],
      ["b", "First of all"],
    ]);
  });

  test("every chosen option of a list that takes several, and no other", () => {
    expect(
      entries(`<select name="a" multiple><option selected>1<option>2<option selected>3</select>
        <select name="b" multiple><option>1</select>`),
    ).toEqual([
      ["a", "1"],
      ["a", "3"],
    ]);
  });

  test("text areas as they stand", () => {
    expect(entries(`<textarea name="t">two\nlines </textarea>`)).toEqual([["t", "two\nlines "]]);
  });

  test("text areas without the line break behind the tag, which is markup", () => {
    expect(entries(`<textarea name="t">\n\none</textarea>`)).toEqual([["t", "\none"]]);
  });

  test("no file, under the name of a file's control", () => {
    const html = `<form method="post" enctype="multipart/form-data"><input type="file" name="f"><button>Send</button></form>`;
    expect(submission(html)).toMatchObject({
      entries: [["f", ""]],
      files: ["f"],
      enctype: "multipart/form-data",
    });
  });

  test("nothing of what is disabled", () => {
    expect(
      entries(`<input name="a" value="1" disabled><fieldset disabled><input name="b"><select name="c">
        <option>1</select></fieldset><input name="d" value="2">`),
    ).toEqual([["d", "2"]]);
  });

  test("the button that was used, where it stands, and no other button", () => {
    const html = `<form><input name="before" value="1"><button name="persona" value="alice">Alice</button>
      <button name="persona" value="bob">Bob</button><input type="submit" name="go" value="Go">
      <input type="button" name="b" value="x"><input type="reset" name="r" value="x">
      <input type="image" name="i" src="/i.png"><input name="after" value="2"></form>`;
    const around = (entry: [string, string]) => [["before", "1"], entry, ["after", "2"]];
    expect(submission(html, "Bob").entries).toEqual(around(["persona", "bob"]));
    expect(submission(html, "Go").entries).toEqual(around(["go", "Go"]));
  });

  test("an empty value for a button that has a name only", () => {
    expect(entries(`<button name="agree">Agree</button>`, "Agree")).toEqual([["agree", ""]]);
  });

  test("only its own controls, wherever they stand", () => {
    const html = `<form id="one"><input name="a" value="1"></form>
      <form id="two"><input name="b" value="2"><input name="c" value="3" form="one"></form>
      <input name="stray" value="4"><button form="one" name="d" value="5">Send</button>`;
    expect(submission(html).entries).toEqual([
      ["a", "1"],
      ["c", "3"],
      ["d", "5"],
    ]);
  });
});

describe("where a form goes", () => {
  test.each([
    ['<form action="/go">', "https://app.example/go"],
    ['<form action="go?x=1">', "https://app.example/dir/go?x=1"],
    ["<form>", URL_OF_PAGE],
    ['<form action="">', URL_OF_PAGE],
    ['<base href="/other/"><form action="go">', "https://app.example/other/go"],
    ['<base href="/other/"><form>', URL_OF_PAGE],
  ])("%s: %s", (form, action) => {
    expect(submission(`${form}<button>Send</button></form>`).action).toBe(action);
  });

  test.each([
    ["<form>", "GET"],
    ['<form method="post">', "POST"],
    ['<form method="POST">', "POST"],
    ['<form method="put">', "GET"],
  ])("%s: by %s", (form, method) => {
    expect(submission(`${form}<button>Send</button></form>`).method).toBe(method);
  });

  test("is the button's to say, if it does", () => {
    const html = `<form action="/form" method="get">
      <button formaction="/button" formmethod="post">Send</button></form>`;
    expect(submission(html)).toEqual({
      action: "https://app.example/button",
      method: "POST",
      entries: [],
    });
  });
});
