import { HtmlDocument } from "../html/document";

/** What a browser got for a subresource. */
export interface LoadedResource {
  url: string;
  contentType: string;
  body: string;
}

/** A document that a tab shows. */
export interface Page {
  url: string;
  status: number;
  contentType: string;
  /** The body as it came. */
  source: string;
  document: HtmlDocument;
  resources: LoadedResource[];
}

/** Makes a page of a response's parts; whatever is not HTML is shown as text, as browsers do. */
export function createPage(parts: Omit<Page, "document">): Page {
  const html = parts.contentType.includes("html") ? parts.source : asText(parts.source);
  return { ...parts, document: new HtmlDocument(html, parts.url) };
}

/** A body that is not HTML, as the document in which a browser shows it. */
export function asText(source: string): string {
  return `<!doctype html><title></title><body><pre>${escapeHtml(source)}</pre>`;
}

/** Text made safe for element content and quoted attribute values. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
