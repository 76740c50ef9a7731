import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import type { Link, PhrasingContent, Table, TableRow } from "mdast";
import ts from "typescript";

import { officialPackages } from "../package-pages/packages";

/** An address of documentation that code of the official packages prints. */
export interface PrintedAddress {
  /** Without what varies: the type behind `https://errors.authjs.dev#`. */
  address: string;
  /** Packages whose code has it. */
  packages: string[];
}

/** Where each printed address is answered here: a path that this site has, or leads on from. */
export const DESTINATIONS: Record<string, { path: string; to: string; anchor: string }> = {
  "https://errors.authjs.dev#": {
    path: "/errors",
    to: "/reference/errors",
    anchor: "the type in lower case",
  },
  "https://warnings.authjs.dev": {
    path: "/warnings",
    to: "/reference/errors",
    anchor: "the code, which stands in brackets before it",
  },
  "https://authjs.dev/reference/warnings#adapter_typeorm_updating_entities": {
    path: "/reference/warnings",
    to: "/reference/errors",
    anchor: "adapter_typeorm_updating_entities",
  },
  "https://authjs.dev/getting-started/migrating-to-v5": {
    path: "/getting-started/migrating-to-v5",
    to: "/reference/errors",
    anchor: "migrating-to-v5",
  },
};

/** Entries of the page that no error or warning of `@auth/core` has. */
export const ENTRIES_OF_OTHER_PACKAGES = Object.values(DESTINATIONS)
  .map(({ anchor }) => anchor)
  .filter(isAnchor);

/** Strings that look like it and are none, with what they are for. */
const NO_DOCUMENTATION: Record<string, string> = {
  "https://authjs.dev": "stands in for endpoints until discovery has told them",
  "https://authjs.dev/img/providers": "logos on the sign-in page",
};

/**
 * Reads the strings in the code of all official packages that are installed; comments count for
 * nothing.
 *
 * @param modules the folder `node_modules`
 */
export function printedAddresses(modules: string): PrintedAddress[] {
  const found = new Map<string, Set<string>>();
  for (const { name, root } of officialPackages(modules)) {
    for (const file of codeOf(root)) {
      for (const address of addressesIn(readFileSync(file, "utf8"))) {
        if (Object.hasOwn(NO_DOCUMENTATION, address)) continue;
        found.set(address, (found.get(address) ?? new Set()).add(name));
      }
    }
  }
  return [...found]
    .map(([address, packages]) => ({ address, packages: [...packages] }))
    .sort((a, b) => a.address.localeCompare(b.address, "en"));
}

function codeOf(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.[cm]?js$/.test(file) && !/(^|\/)(node_modules|src)\//.test(file))
    .map((file) => path.join(root, file));
}

function addressesIn(code: string): string[] {
  // Most files have none; those need not be parsed.
  if (!/authjs\.dev|next-auth\.js\.org/.test(code)) return [];
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) {
      const matches = node.text.match(/https:\/\/([\w-]+\.)?(authjs\.dev|next-auth\.js\.org)\S*/g);
      found.push(...(matches ?? []));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("code.js", code, ts.ScriptTarget.Latest));
  return found;
}

/**
 * The table of the printed addresses and their places on this site, as Markdown.
 *
 * @throws Error naming an address that has no place
 */
export function printedTable(printed: readonly PrintedAddress[]): Table {
  const rows = printed.map(({ address, packages }) => {
    const destination = DESTINATIONS[address];
    if (!destination) {
      throw new Error(
        `${packages.join(", ")} prints ${address}, which has no place on this site: add it to DESTINATIONS of plugins/errors/printed.ts`,
      );
    }
    return row(
      [{ type: "inlineCode", value: address }],
      packages.flatMap((name, index): PhrasingContent[] => [
        ...(index > 0 ? [text(", ")] : []),
        { type: "inlineCode", value: name },
      ]),
      placeOf(destination),
    );
  });
  const head = row([text("What is printed")], [text("By")], [text("Its place here")]);
  return { type: "table", children: [head, ...rows] };
}

function placeOf({ to, anchor }: (typeof DESTINATIONS)[string]): PhrasingContent[] {
  if (!isAnchor(anchor)) return [{ type: "inlineCode", value: `${to}#…` }, text(`, ${anchor}`)];
  const link: Link = { type: "link", url: `#${anchor}`, children: [text(`${to}#${anchor}`)] };
  return [link];
}

/** What is said of an anchor that varies has spaces. */
function isAnchor(anchor: string): boolean {
  return /^[\w-]+$/.test(anchor);
}

const text = (value: string): PhrasingContent => ({ type: "text", value });

function row(...cells: PhrasingContent[][]): TableRow {
  return {
    type: "tableRow",
    children: cells.map((children) => ({ type: "tableCell", children })),
  };
}
