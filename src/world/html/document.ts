import { selectAll } from "css-select";
import type { AnyNode, ChildNode, Document, Element } from "domhandler";
import { getAttributeValue, hasAttrib, textContent } from "domutils";
import { parseDocument } from "htmlparser2";

/** A name-value pair of a form's entry list (HTML standard, "constructing the entry list"). */
export type Entry = [name: string, value: string];

/** What a form sends when it is submitted. */
export interface Submission {
  action: string;
  method: "GET" | "POST";
  entries: Entry[];
}

/** A thing on a page that can be clicked, by the name a reader sees. */
export type Clickable =
  | { kind: "link"; name: string; href: string }
  | { kind: "submit"; name: string; submission: Submission };

/** A file that a page asks for while it loads. */
export interface Subresource {
  url: string;
  purpose: "image" | "style" | "script";
}

/**
 * A parsed page, as far as a scenario and a page view need it: text, links, forms, subresources.
 * Scripts of the page do not run here; they run in the page view only.
 */
export class HtmlDocument {
  readonly #root: Document;
  readonly #base: string;

  /** @param base URL against which the page's addresses are resolved */
  constructor(html: string, base: string) {
    this.#root = parseDocument(html);
    const href = this.#first("base[href]")?.attribs.href;
    this.#base = href === undefined ? base : new URL(href, base).href;
  }

  /** The title, or an empty string. */
  get title(): string {
    const element = this.#first("title");
    return element ? collapse(textContent(element)) : "";
  }

  /** The text a reader sees, white space collapsed. */
  get text(): string {
    const body = this.#first("body");
    return collapse(visibleText(body ? [body] : this.#root.children));
  }

  /** Links and submit buttons in document order. */
  get clickables(): Clickable[] {
    return this.#all("a[href], button, input[type=submit]").flatMap((element): Clickable[] => {
      const name = accessibleName(element);
      if (element.name === "a") {
        return [{ kind: "link", name, href: this.#resolve(element.attribs.href ?? "") }];
      }
      const form = closestForm(element);
      if (!form || (getAttributeValue(element, "type") ?? "submit") !== "submit") return [];
      return [{ kind: "submit", name, submission: this.#submission(form, element) }];
    });
  }

  /** Images, style sheets and scripts, each once, in document order. */
  get subresources(): Subresource[] {
    const found = this.#all("img[src], link[rel=stylesheet][href], script[src]").map((element) => {
      const purpose =
        element.name === "img" ? "image" : element.name === "link" ? "style" : "script";
      const address = element.attribs.src ?? element.attribs.href ?? "";
      return { url: this.#resolve(address), purpose } satisfies Subresource;
    });
    const network = found.filter(({ url }) => /^https?:/.test(url));
    return network.filter(({ url }, i) => network.findIndex((other) => other.url === url) === i);
  }

  #submission(form: Element, submitter: Element): Submission {
    const entries: Entry[] = [];
    for (const control of select("input, select, textarea", form.children)) {
      const entry = successfulEntry(control);
      if (entry) entries.push(entry);
    }
    const name = submitter.attribs.name;
    if (name) entries.push([name, submitter.attribs.value ?? ""]);
    const method = (submitter.attribs.formmethod ?? form.attribs.method ?? "get").toUpperCase();
    return {
      action: this.#resolve(submitter.attribs.formaction ?? form.attribs.action ?? ""),
      method: method === "POST" ? "POST" : "GET",
      entries,
    };
  }

  #resolve(address: string): string {
    return new URL(address, this.#base).href;
  }

  #all(selector: string): Element[] {
    return select(selector, this.#root.children);
  }

  #first(selector: string): Element | undefined {
    return this.#all(selector)[0];
  }
}

function select(selector: string, nodes: ChildNode[]): Element[] {
  return selectAll<AnyNode, Element>(selector, nodes);
}

function closestForm(element: Element): Element | undefined {
  let node = element.parent;
  while (node) {
    if ("name" in node && node.name === "form") return node;
    node = node.parent;
  }
  return undefined;
}

/** The entry a control adds to a submission, if it is successful (has a name, is on, is enabled). */
function successfulEntry(control: Element): Entry | undefined {
  const { name, value, type } = control.attribs;
  if (!name || hasAttrib(control, "disabled")) return undefined;
  if (control.name === "textarea") return [name, textContent(control)];
  if (control.name === "select") {
    const options = select("option", control.children);
    const chosen = options.find((option) => hasAttrib(option, "selected")) ?? options[0];
    return chosen && [name, chosen.attribs.value ?? textContent(chosen)];
  }
  if (type === "submit" || type === "button" || type === "image" || type === "reset")
    return undefined;
  if (type === "checkbox" || type === "radio") {
    return hasAttrib(control, "checked") ? [name, value ?? "on"] : undefined;
  }
  return [name, value ?? ""];
}

function accessibleName(element: Element): string {
  const label = element.attribs["aria-label"];
  if (label) return collapse(label);
  if (element.name === "input") return collapse(element.attribs.value ?? "Submit");
  return collapse(visibleText(element.children));
}

const INVISIBLE = new Set(["script", "style", "template", "head", "title"]);
const INLINE = new Set(["a", "b", "code", "em", "i", "kbd", "small", "span", "strong", "time"]);

function visibleText(nodes: ChildNode[]): string {
  let text = "";
  for (const node of nodes) {
    if ("data" in node && node.nodeType === 3) text += node.data;
    if (!("name" in node) || !("children" in node) || INVISIBLE.has(node.name)) continue;
    if (hasAttrib(node, "hidden")) continue;
    const gap = INLINE.has(node.name) ? "" : " ";
    text += gap + visibleText(node.children) + gap;
  }
  return text;
}

function collapse(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
