import type { ChildNode, Element } from "domhandler";
import { hasAttrib, textContent } from "domutils";

import { ancestry, collapse, select } from "./elements";

/** A name-value pair of a form's entry list (HTML standard, "constructing the entry list"). */
export type Entry = [name: string, value: string];

/** The form that a control belongs to: the one that it names, else the one around it. */
export function formOf(control: Element, page: ChildNode[]): Element | undefined {
  const id = control.attribs.form;
  if (id === undefined) return ancestry(control).find(({ name }) => name === "form");
  return select("form[id]", page).find((form) => form.attribs.id === id);
}

/** Whether a control submits its form when it is clicked. */
export function isSubmitButton(control: Element): boolean {
  const type = control.attribs.type?.toLowerCase();
  if (isDisabled(control)) return false;
  return control.name === "button" ? type !== "button" && type !== "reset" : type === "submit";
}

/**
 * What a form sends: the entries of its controls in document order, of its buttons only the used.
 *
 * @param submitter the button; undefined if a script submits the form
 */
export function entryList(
  form: Element,
  submitter: Element | undefined,
  page: ChildNode[],
): Entry[] {
  return select("button, input, select, textarea", page)
    .filter((control) => formOf(control, page) === form && !isDisabled(control))
    .flatMap((control) => {
      const { name } = control.attribs;
      if (!name || (isButton(control) && control !== submitter)) return [];
      return valuesOf(control).map((value): Entry => [name, value]);
    });
}

function valuesOf(control: Element): string[] {
  // The line break right behind the tag is markup, and no part of the text.
  if (control.name === "textarea") return [textContent(control).replace(/^\r?\n/, "")];
  if (control.name === "select") return chosenOptions(control).map(valueOfOption);
  const { type, value } = control.attribs;
  if (/^(checkbox|radio)$/i.test(type ?? "")) {
    return hasAttrib(control, "checked") ? [value ?? "on"] : [];
  }
  // Nobody chooses a file here.
  if (isFileInput(control)) return [""];
  return [value ?? ""];
}

/** Names of the form's entries that stand for files; their value is the file's name. */
export function fileNames(form: Element, page: ChildNode[]): string[] {
  return select("input[name]", page)
    .filter((control) => isFileInput(control) && formOf(control, page) === form)
    .map(({ attribs }) => attribs.name ?? "");
}

function isFileInput({ attribs }: Element): boolean {
  return attribs.type?.toLowerCase() === "file";
}

function chosenOptions(list: Element): Element[] {
  const options = select("option", list.children).filter((option) => !isDisabled(option));
  const selected = options.filter((option) => hasAttrib(option, "selected"));
  if (hasAttrib(list, "multiple")) return selected;
  return (selected.length > 0 ? selected.slice(-1) : options).slice(0, 1);
}

function valueOfOption(option: Element): string {
  return option.attribs.value ?? collapse(textContent(option));
}

function isButton(control: Element): boolean {
  return (
    control.name === "button" ||
    (control.name === "input" && /^(submit|button|reset|image)$/i.test(control.attribs.type ?? ""))
  );
}

function isDisabled(control: Element): boolean {
  return ancestry(control).some(
    (element) =>
      (element === control || element.name === "fieldset") && hasAttrib(element, "disabled"),
  );
}
