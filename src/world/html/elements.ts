import { selectAll } from "css-select";
import type { AnyNode, ChildNode, Element } from "domhandler";
import { hasAttrib } from "domutils";

/** The elements among `nodes` and below them that match a selector, in document order. */
export function select(selector: string, nodes: ChildNode[]): Element[] {
  return selectAll<AnyNode, Element>(selector, nodes);
}

/** An element and what it stands in, from the inside out. */
export function ancestry(element: Element): Element[] {
  const found: Element[] = [];
  for (let node: AnyNode | null = element; node; node = node.parent) {
    if ("attribs" in node) found.push(node);
  }
  return found;
}

/** Elements of which a reader sees nothing. Scripting is on, so `noscript` is one of them. */
const INVISIBLE = new Set(["script", "style", "template", "noscript", "head", "title"]);
const INLINE = new Set(["a", "b", "code", "em", "i", "kbd", "small", "span", "strong", "time"]);

/** Whether a page shows an element at all; style sheets are not looked at. */
export function isShown(element: Element): boolean {
  return !ancestry(element).some(hidesContent);
}

function hidesContent(element: Element): boolean {
  return INVISIBLE.has(element.name) || hasAttrib(element, "hidden");
}

/** The text that a reader sees, with white space between blocks. */
export function visibleText(nodes: ChildNode[]): string {
  let text = "";
  for (const node of nodes) {
    if ("data" in node && node.nodeType === 3) text += node.data;
    if (!("name" in node) || !("children" in node) || hidesContent(node)) continue;
    const gap = INLINE.has(node.name) ? "" : " ";
    text += gap + visibleText(node.children) + gap;
  }
  return text;
}

/** What a reader calls a link or a button: its label, its text, or what its images stand for. */
export function accessibleName(element: Element): string {
  const label = element.attribs["aria-label"];
  if (label) return collapse(label);
  if (element.name === "input") return collapse(element.attribs.value ?? "Submit");
  const images = select("img[alt]", element.children).map(({ attribs }) => attribs.alt);
  return collapse(visibleText(element.children)) || collapse(images.join(" "));
}

/** White space as a page shows it. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
