import { asText, type Page } from "../../world/browser/page";
import type { Tab } from "../../world/browser/tab";
import { asScript, withoutDocuments } from "../lock-down";
import { usePageLocation } from "../page/location";

/** A page as the frame's document: subresources put in place, addresses based on the page's URL. */
export function frameHtml(page: Page): string {
  const source = page.contentType.includes("html") ? page.source : asText(page.source);
  const parsed = new DOMParser().parseFromString(withoutDocuments(source), "text/html");
  for (const image of parsed.querySelectorAll("img[src]")) {
    image.setAttribute("src", asDataUrl(page, image.getAttribute("src") ?? ""));
  }
  for (const link of parsed.querySelectorAll<HTMLLinkElement>("link[href]")) {
    const style = parsed.createElement("style");
    style.textContent = findResource(page, link.getAttribute("href") ?? "")?.body ?? "";
    if (link.relList.contains("stylesheet")) link.replaceWith(style);
    else link.remove();
  }
  for (const script of parsed.querySelectorAll("script[src]")) {
    script.textContent = findResource(page, script.getAttribute("src") ?? "")?.body ?? "";
    script.removeAttribute("src");
  }
  // Past the simulated browser, a refresh would take the frame to an address that does not exist.
  for (const refresh of parsed.querySelectorAll('meta[http-equiv="refresh" i]')) refresh.remove();
  // A lab must not take the focus from the page around it, and the reader's browser would refuse it.
  for (const control of parsed.querySelectorAll("[autofocus]")) {
    control.removeAttribute("autofocus");
  }
  for (const script of parsed.querySelectorAll("script")) {
    script.textContent = usePageLocation(asScript(script.textContent));
  }
  // The frame has no address of its own, against which a relative base could be resolved.
  const base = parsed.createElement("base");
  base.href = page.document.base;
  parsed.head.prepend(base);
  return parsed.documentElement.outerHTML;
}

function findResource(page: Page, address: string) {
  const url = page.document.resolve(address);
  return page.resources.find((resource) => resource.url === url);
}

function asDataUrl(page: Page, address: string): string {
  const resource = findResource(page, address);
  if (!resource) return address.startsWith("data:") ? address : "data:,";
  // Style sheets that select images by the end of their address find it in the fragment.
  const name = new URL(resource.url).pathname.split("/").at(-1) ?? "";
  return `data:${resource.contentType},${encodeURIComponent(resource.body)}#${name}`;
}

/** The document that stands for a page which could not be loaded. */
export function errorHtml(tab: Tab): string {
  return messageHtml("This page could not be loaded", tab.loadError?.message ?? "");
}

/** A document that tells the reader something in place of a page. */
export function messageHtml(title: string, message: string): string {
  const document = new DOMParser().parseFromString(
    `<html lang="en"><head><title>No page</title><style>body{font:15px/1.5 system-ui,sans-serif;padding:2rem;max-width:40rem;margin:auto}</style></head><body><main><h1></h1><p></p></main></body></html>`,
    "text/html",
  );
  const write = (selector: string, text: string) => document.querySelector(selector)?.append(text);
  write("h1", title);
  write("p", message);
  return document.documentElement.outerHTML;
}
