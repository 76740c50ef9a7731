import { describe, expect, test } from "vitest";

import { HtmlDocument } from "./document";

const FORM = `<form method="post" action="/callback" name="answer" id="f"><input type="hidden" name="code" value="x"><button name="go">Go</button></form>`;

function ownSubmission(html: string) {
  return new HtmlDocument(html, "https://id.example/authorize").ownSubmission;
}

describe("a page that submits a form by itself", () => {
  const submission = {
    action: "https://id.example/callback",
    method: "POST",
    entries: [["code", "x"]],
  };

  test.each([
    "document.forms[0].submit()",
    " document.forms[0].submit(); ",
    "javascript:document.forms[0].submit()",
    "window.document.forms[0].submit()",
    "document.forms['answer'].submit()",
    "document.forms.answer.submit()",
    "document.answer.submit()",
    "document.getElementById('f').submit()",
    "document.querySelector('form').submit()",
    "document.querySelector('form[name=answer]').requestSubmit()",
  ])("by onload: %s", (code) => {
    expect(ownSubmission(`<body onload="${code}">${FORM}</body>`)).toEqual(submission);
  });

  test.each([
    "document.forms[0].submit()",
    "\n  document\n    .forms[0]\n    .submit();\n",
    'document.querySelector("form").submit();',
    'window.addEventListener("load", () => document.forms[0].submit())',
    "window.addEventListener('load', () => { document.forms[0].submit(); });",
    "document.addEventListener('DOMContentLoaded', function () { document.forms[0].submit() });",
    "window.onload = function () { document.forms[0].submit(); };",
    "onload = () => { document.forms[0].submit() }",
  ])("by script: %s", (code) => {
    expect(ownSubmission(`<body>${FORM}<script>${code}</script></body>`)).toEqual(submission);
  });

  test("that waits may stand before the form; one that does not finds nothing there", () => {
    const waits = "addEventListener('load', () => document.forms[0].submit())";
    expect(ownSubmission(`<script>window.${waits}</script>${FORM}`)).toEqual(submission);
    expect(ownSubmission(`<script>document.forms[0].submit()</script>${FORM}`)).toBeUndefined();
  });

  test("chooses among several", () => {
    const two = `<form id="other" action="/other"></form>${FORM}`;
    const at = (code: string) => ownSubmission(`<body onload="${code}">${two}</body>`)?.action;
    expect(at("document.forms[1].submit()")).toBe("https://id.example/callback");
    expect(at("document.forms[0].submit()")).toBe("https://id.example/other?".slice(0, -1));
    expect(at("document.getElementById('other').submit()")).toBe("https://id.example/other");
    expect(at("document.forms[2].submit()")).toBeUndefined();
  });

  test.each([
    `<body>${FORM}</body>`,
    `<body>${FORM}<script>if (ready) document.forms[0].submit()</script></body>`,
    `<body>${FORM}<script>function go() { document.forms[0].submit() }</script></body>`,
    `<body>${FORM}<script src="/x.js">document.forms[0].submit()</script></body>`,
    `<body onload="submit()">${FORM}</body>`,
    `<body onload="document.forms[0].submit()">no form</body>`,
    `<div onload="document.forms[0].submit()">${FORM}</div>`,
  ])("is not this one: %s", (html) => {
    expect(ownSubmission(html)).toBeUndefined();
  });
});
