import type { ChildNode, Element } from "domhandler";
import { textContent } from "domutils";

import { select } from "./elements";

/** A form, named as scripts name one. */
const FORM =
  /^(?:window\.)?document\.(?:forms\[(\d+)\]|(?:forms\[(["'])(.+?)\2\])|(?:forms\.)?([\w$]+)|getElementById\((["'])(.+?)\5\)|querySelector\((["'])(.+?)\7\))\.(?:submit|requestSubmit)\(\)$/;

/** A function that runs when the page has been read or has loaded. */
const WHEN_READY =
  /^(?:(?:window|document)\.addEventListener\((["'])(?:load|DOMContentLoaded)\1,|(?:window\.)?onload=)(?:function\(\)\{|\(\)=>\{?)(.*?);?\}?(?:\))?;?$/;

/**
 * The form that a page submits by itself as soon as it is shown: what the response mode `form_post`
 * relies on (OAuth 2.0 Form Post Response Mode, section 2). Scripts do not run under Node, so the
 * script that does this and nothing else is known by its looks; any other script is left alone.
 */
export function selfSubmittingForm(page: ChildNode[]): Element | undefined {
  const inOrder = select("form, script:not([src])", page);
  for (const script of inOrder.filter(({ name }) => name === "script")) {
    const { statement, whenReady } = readStatement(textContent(script));
    // A script that runs at once sees only what stands before it.
    const seen = whenReady ? inOrder : inOrder.slice(0, inOrder.indexOf(script));
    const form = formNamed(statement, seen, page);
    if (form) return form;
  }
  const onload = select("body[onload]", page)[0]?.attribs.onload ?? "";
  return formNamed(compact(onload.replace(/^\s*javascript:/i, "")), inOrder, page);
}

function readStatement(script: string): { statement: string; whenReady: boolean } {
  const code = compact(script);
  const inner = WHEN_READY.exec(code)?.[2];
  return { statement: compact(inner ?? code), whenReady: inner !== undefined };
}

function formNamed(statement: string, elements: Element[], page: ChildNode[]): Element | undefined {
  const match = FORM.exec(statement);
  if (!match) return undefined;
  const [, index, , quotedName, bareName, , id, , selector] = match;
  const forms = elements.filter(({ name }) => name === "form");
  if (index !== undefined) return forms[Number(index)];
  if (selector !== undefined) return forms.find((form) => select(selector, page).includes(form));
  const name = quotedName ?? bareName ?? id;
  return forms.find(
    ({ attribs }) => attribs.id === name || (id === undefined && attribs.name === name),
  );
}

/** Code without the white space and the last semicolon, which mean nothing in these statements. */
function compact(code: string): string {
  return code.replace(/\s+/g, "").replace(/;+$/, "");
}
