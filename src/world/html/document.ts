import type { Document, Element } from "domhandler";
import { textContent } from "domutils";
import { parseDocument } from "htmlparser2";

import { selfSubmittingForm } from "./auto-submit";
import { accessibleName, collapse, isShown, select, visibleText } from "./elements";
import { type Field, fieldsOf } from "./fields";
import { type Entry, entryList, fileNames, formOf, isSubmitButton } from "./form";
import { DEFAULT_ENCTYPE, type Enctype, readEnctype } from "./form-body";

/** What a form sends when it is submitted. */
export interface Submission {
  action: string;
  method: "GET" | "POST";
  entries: Entry[];
  /** How a POST writes its entries; by default as a query. */
  enctype?: Enctype;
  /** Names of entries that stand for files; their value is the file's name, empty for none. */
  files?: string[];
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
        const form = isSubmitButton(element) ? formOf(element, this.#root.children) : undefined;
        const submission = form && this.#submission(form, element);
        return submission ? [{ kind: "submit", name, submission }] : [];
      });
  }

  /** Names of the buttons that send no form, in document order: a script of the page answers to them. */
  get scriptButtons(): string[] {
    return this.#all("button, input[type=button]")
      .filter((element) => isShown(element) && !this.#sends(element))
      .map(accessibleName);
  }

  /** Controls that a reader can type into or choose from. What is filled in is sent by the form. */
  get fields(): Field[] {
    return fieldsOf(this.#root.children);
  }

  /** What the page submits by itself as soon as it is shown, if it does (see auto-submit.ts). */
  get ownSubmission(): Submission | undefined {
    const form = selfSubmittingForm(this.#root.children);
    return form && this.#submission(form, undefined);
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

  /** What a form sends, by a button or by script; undefined if it has no readable address. */
  #submission(form: Element, submitter: Element | undefined): Submission | undefined {
    const read = (name: string) => submitter?.attribs[`form${name}`] ?? form.attribs[name] ?? "";
    const address = read("action");
    const action = address === "" ? this.#url : this.resolve(address);
    if (action === undefined) return undefined;
    const method = read("method").toUpperCase() === "POST" ? "POST" : "GET";
    const enctype = readEnctype(read("enctype"));
    const files = fileNames(form, this.#root.children);
    return {
      action,
      method,
      entries: entryList(form, submitter, this.#root.children),
      ...(enctype === DEFAULT_ENCTYPE ? {} : { enctype }),
      ...(files.length === 0 ? {} : { files }),
    };
  }

  #sends(button: Element): boolean {
    return isSubmitButton(button) && formOf(button, this.#root.children) !== undefined;
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
