import { createElement, Fragment, type ReactNode } from "react";
import { renderToStaticMarkup, renderToString } from "react-dom/server";

import type { Exports } from "../framework";
import { type Encoded, encode } from "./client/tree";
import type { Params } from "./routes";
import { callComponents, type Referred } from "./server-components";

/** A page, or what stands in its place, with the layouts around it. */
export interface PageParts {
  /** The module of each layout, from the outermost in, then the page's. */
  modules: readonly Exports[];
  params: Params;
  searchParams: URLSearchParams;
  /** Not to be found by search engines. */
  isMissing?: boolean;
}

/** What a page's or layout's `metadata` may say here. */
interface Metadata {
  title?: string | { default?: string; template?: string; absolute?: string };
  description?: string;
}

/**
 * Calls the Server Components of a page. All layouts and the page begin at once, as in Next.js: a layout
 * does not keep the page in it from running.
 *
 * @throws whatever a component throws, a redirect for instance
 */
export async function callPage(parts: PageParts, referred: Referred): Promise<ReactNode> {
  const { modules, params } = parts;
  const searchParams = Promise.resolve(readQuery(parts.searchParams));
  const segments: Promise<ReactNode>[] = [];
  modules.forEach(({ default: component }, index) => {
    const inner = () => segments[index + 1];
    const isPage = index === modules.length - 1;
    const props = isPage ? { searchParams } : { children: createElement(inner as never) };
    const element = createElement(component as never, {
      params: Promise.resolve(params),
      ...props,
    });
    const segment = callComponents(element, referred);
    // What two of them throw is told once.
    segment.catch(() => undefined);
    segments.push(segment);
  });
  const [tree] = await Promise.all(segments);
  return createElement(Fragment, null, ...head(parts), tree);
}

/** What a page without Client Components is sent as. */
export function htmlOf(tree: ReactNode): string {
  return `<!DOCTYPE html>${renderToStaticMarkup(tree)}`;
}

/** A page for its scripts to take up: its HTML, the tree that it was made from, and the scripts. */
export function htmlWithScripts(tree: ReactNode, referred: Referred): string {
  const html = renderToString(tree);
  const data = JSON.stringify(encodeTree(tree, referred)).replaceAll("<", "\\u003c");
  const scripts = [
    `<script id="__NEXT_TREE__" type="application/json">${data}</script>`,
    ...SCRIPTS.map((address) => `<script src="${address}"></script>`),
  ];
  return `<!DOCTYPE html>${html.replace(/(?:<\/body>)?(?:<\/html>)?$/, (end) => scripts.join("") + end)}`;
}

/** The scripts of a page: what they have in common, and the app's own code. */
export const SCRIPTS = ["/_next/static/chunks/next.js", "/_next/static/chunks/app.js"] as const;

/** A tree as a page's scripts get it. */
export function encodeTree(tree: unknown, { actions, clients }: Referred): Encoded {
  return encode(tree, {
    clientOf: (type) => clients.of(type),
    actionOf: (value) => actions.idOf(value),
  });
}

/** What a page that is not there says. */
export function NotFound(): ReactNode {
  return createElement(
    "div",
    null,
    createElement("h1", null, "404"),
    createElement("h2", null, "This page could not be found."),
  );
}

function head({ modules, isMissing }: PageParts): ReactNode[] {
  const { title, description } = readMetadata(modules);
  const meta = (name: string, content: string) => createElement("meta", { name, content });
  return [
    createElement("meta", { charSet: "utf-8" }),
    meta("viewport", "width=device-width, initial-scale=1"),
    isMissing && meta("robots", "noindex"),
    title !== undefined && createElement("title", null, title),
    description !== undefined && meta("description", description),
  ];
}

/** Title and description: the innermost ones, the title in the template of a layout around it. */
function readMetadata(modules: readonly Exports[]): { title?: string; description?: string } {
  const result: { title?: string; description?: string } = {};
  let template: string | undefined;
  for (const { metadata } of modules) {
    const { title, description } = (metadata ?? {}) as Metadata;
    if (description !== undefined) result.description = description;
    if (title === undefined) continue;
    const { absolute, default: own } =
      typeof title === "string" ? { absolute: undefined, default: title } : title;
    if (absolute !== undefined) result.title = absolute;
    else if (own !== undefined) result.title = template?.replaceAll("%s", own) ?? own;
    if (typeof title === "object") template = title.template;
  }
  return result;
}

/** A query as pages get it: a name that is there twice has a list. */
function readQuery(query: URLSearchParams): Record<string, string | string[]> {
  return Object.fromEntries(
    [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name);
      return [name, values.length > 1 ? values : (values[0] ?? "")];
    }),
  );
}
