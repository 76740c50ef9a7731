import { type ChildNode, type Element, Text } from "domhandler";
import { hasAttrib, textContent } from "domutils";

import { accessibleName, ancestry, collapse, isShown, select, visibleText } from "./elements";
import { formOf, isSubmitButton } from "./form";

/** A control that somebody can type into or choose from. */
export interface Field {
  /** What a reader calls it: its label, or where it has none, its placeholder or name. */
  label: string;
  /** Names of the buttons that send it. */
  buttons: string[];
  /**
   * Types a value, or chooses the option with this text or value.
   *
   * @throws RangeError naming the options if none of them is meant
   */
  fill: (value: string) => void;
}

/** Input types that take no text. */
const NO_TEXT = /^(hidden|checkbox|radio|submit|button|reset|image|file|range|color)$/i;

/** The fields of a page that a reader sees, in document order. */
export function fieldsOf(page: ChildNode[]): Field[] {
  return select("input, textarea, select", page)
    .filter((control) => isShown(control) && !NO_TEXT.test(control.attribs.type ?? ""))
    .filter((control) => !hasAttrib(control, "disabled") && !hasAttrib(control, "readonly"))
    .map((control) => ({
      label: labelOf(control, page),
      buttons: buttonsFor(control, page).map(accessibleName),
      fill: (value) => fill(control, value),
    }));
}

function labelOf(control: Element, page: ChildNode[]): string {
  const { id, "aria-label": own, placeholder, name } = control.attribs;
  const label =
    select("label[for]", page).find(({ attribs }) => id !== undefined && attribs.for === id) ??
    ancestry(control).find((element) => element.name === "label");
  return collapse(own || (label ? visibleText(label.children) : "") || placeholder || name || "");
}

function buttonsFor(control: Element, page: ChildNode[]): Element[] {
  const form = formOf(control, page);
  if (!form) return [];
  const buttons = select("button, input[type=submit]", page);
  return buttons.filter((button) => isSubmitButton(button) && formOf(button, page) === form);
}

function fill(control: Element, value: string): void {
  if (control.name === "textarea") control.children = [new Text(value)];
  else if (control.name === "select") choose(control, value);
  else control.attribs.value = value;
}

function choose(list: Element, value: string): void {
  const options = select("option", list.children);
  const meant = options.find(
    (option) => option.attribs.value === value || collapse(textContent(option)) === value,
  );
  if (!meant) {
    const names = options.map((option) => `"${collapse(textContent(option))}"`).join(", ");
    throw new RangeError(`There is no option "${value}" in the list; there is ${names}.`);
  }
  for (const option of options) Reflect.deleteProperty(option.attribs, "selected");
  meant.attribs.selected = "";
}
