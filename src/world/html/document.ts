import type { Document, Element } from "domhandler";
import { textContent } from "domutils";
import { parseDocument } from "htmlparser2";

import { accessibleName, collapse, isShown, select, visibleText } from "./elements";
import { type Field, fieldsOf } from "./fields";
import { type Entry, entryList, formOf, isSubmitButton } from "./form";

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
  /** URL against which the page's addresses are resolved. */
  readonly base: string;
  readonly #root: Document;
  readonly #url: string;

  /** @param url address of the page */
  constructor(html: string, url: string) {
    this.#root = parseDocument(html);
    this.#url = url;
    this.base = resolve(this.#first("base[href]")?.attribs.href ?? "", url) ?? url;
  }

  /** The title, or an empty string. */
  get title(): string {
    const element = this.#first("title:not(svg title)");
    return element ? collapse(textContent(element)) : "";
  }

  /** The text a reader sees, white space collapsed. */
  get text(): string {
    const body = this.#first("body");
    return collapse(visibleText(body ? [body] : this.#root.children));
  }

  /** Links and submit buttons that a reader sees, in document order. */
  get clickables(): Clickable[] {
    return this.#all("a[href], button, input[type=submit]")
      .filter(isShown)
      .flatMap((element): Clickable[] => {
        const name = accessibleName(element);
        if (element.name === "a") {
          const href = this.resolve(element.attribs.href ?? "");
          return href === undefined ? [] : [{ kind: "link", name, href }];
        }
        const submission = isSubmitButton(element) ? this.#submission(element) : undefined;
        return submission ? [{ kind: "submit", name, submission }] : [];
      });
  }

  /** Controls that a reader can type into or choose from. What is filled in is sent by the form. */
  get fields(): Field[] {
    return fieldsOf(this.#root.children);
  }

  /** Images, style sheets and scripts, each once, in document order. */
  get subresources(): Subresource[] {
    const found = new Map<string, Subresource>();
    for (const element of this.#all(
      ":is(img[src], link[rel~=stylesheet][href], script[src]):not(template *)",
    )) {
      const address = element.attribs.src ?? element.attribs.href ?? "";
      const url = address === "" ? undefined : this.resolve(address);
      if (url === undefined || !/^https?:/.test(url) || found.has(url)) continue;
      found.set(url, { url, purpose: PURPOSES[element.name] ?? "script" });
    }
    return [...found.values()];
  }

  /** The absolute form of an address on the page, or undefined if it cannot be read. */
  resolve(address: string): string | undefined {
    return resolve(address, this.base);
  }

  /** What a submit button sends; undefined if it has no form, or its form no readable address. */
  #submission(submitter: Element): Submission | undefined {
    const form = formOf(submitter, this.#root.children);
    if (!form) return undefined;
    const address = submitter.attribs.formaction ?? form.attribs.action ?? "";
    const action = address === "" ? this.#url : this.resolve(address);
    if (action === undefined) return undefined;
    const method = submitter.attribs.formmethod ?? form.attribs.method ?? "";
    return {
      action,
      method: method.toUpperCase() === "POST" ? "POST" : "GET",
      entries: entryList(form, submitter, this.#root.children),
    };
  }

  #all(selector: string): Element[] {
    return select(selector, this.#root.children);
  }

  #first(selector: string): Element | undefined {
    return this.#all(selector)[0];
  }
}

const PURPOSES: Record<string, Subresource["purpose"]> = { img: "image", link: "style" };

function resolve(address: string, base: string): string | undefined {
  try {
    return new URL(address, base).href;
  } catch {
    return undefined;
  }
}
