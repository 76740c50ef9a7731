import { readFileSync } from "node:fs";
import path from "node:path";

import type { Code, Parent, Root } from "mdast";
import type { Plugin } from "unified";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";

import { readForPage } from "../inputs/page-inputs";
import { noteReads } from "../inputs/reads";
import { createElement, failAt, type PageOptions } from "../pages/elements";
import { isCheckedLanguage, parseFenceMeta, themeMeta, withoutInstallation } from "./fence";
import { installCommand } from "./install";
import { extractSnippet } from "./regions";

/**
 * Fills code fences from files, and refuses code that no file stands behind.
 *
 * - ` ```ts file=snippets/a.ts#region ` inserts the file, or the region of it. The title is the
 *   file's name unless the fence names one.
 * - ` ```bash install="next next-auth" dev="typescript" ` inserts the command that installs these
 *   packages with the versions of the site's manifest.
 * - A fence in a language that a reader may copy (TypeScript, Svelte, shell, …) but without
 *   `file=` fails, unless its meta says `wrong`.
 * - A `wrong` fence is put into `<WrongCode>`, which says "Does not work" in words, or what the
 *   author says instead: `wrong="Leaks the session token"`.
 *
 * Pages are `.mdx` files and posts; generated `.md` pages quote code that is checked upstream.
 *
 * @throws a message `page:line: reason` which ends the build.
 */
export const remarkCodeFiles: Plugin<[PageOptions], Root> =
  ({ root }) =>
  (tree, page) => {
    if (!isAuthored(page.path, root)) return;
    readForPage(page.path, () =>
      visit(tree, "code", (node, index, parent) => {
        const meta = parseFenceMeta(node.meta ?? "");
        if (meta.install) insertCommand(node, meta.install, meta.dev, page, root);
        else if (meta.file) insertFile(node, meta.file, meta.region, page, root);
        else if (!meta.isWrong && node.lang && isCheckedLanguage(node.lang)) {
          const reason =
            `this ${node.lang} block is typed into the page. Move it to a file that CI checks and ` +
            "insert it with file=path/from/root, or say wrong after the language";
          failAt(reason, node, { page, root });
        }
        if (meta.isWrong && parent && index !== undefined) {
          return markAsWrong(node, index, parent, meta.fault);
        }
      }),
    );
  };

function isAuthored(pagePath: string, root: string): boolean {
  const relative = path.relative(root, pagePath);
  return pagePath.endsWith(".mdx") || relative.startsWith(`blog${path.sep}`);
}

function insertFile(
  node: Code,
  file: string,
  region: string | undefined,
  page: VFile,
  root: string,
): void {
  const fail = (reason: string) => failAt(reason, node, { page, root });
  if (node.value.trim()) fail("a block with file= must be empty");
  const absolute = path.resolve(root, file);
  if (path.relative(root, absolute).startsWith("..")) fail(`file=${file} is outside the site`);
  noteReads([absolute]);
  try {
    node.value = extractSnippet(readFileSync(absolute, "utf8"), region);
  } catch (error) {
    fail(`file=${file}: ${isMissing(error) ? "no such file" : (error as Error).message}`);
  }
  node.meta = themeMeta(node.meta ?? "", path.basename(file));
}

function insertCommand(
  node: Code,
  packages: string,
  development: string | undefined,
  page: VFile,
  root: string,
): void {
  const fail = (reason: string) => failAt(reason, node, { page, root });
  if (node.value.trim()) fail("a block with install= must be empty");
  try {
    node.value = installCommand({ packages, development }, root);
  } catch (error) {
    fail(`install="${packages}": ${(error as Error).message}`);
  }
  node.meta = withoutInstallation(node.meta ?? "");
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "ENOENT";
}

function markAsWrong(
  node: Code,
  index: number,
  parent: Parent,
  fault: string | undefined,
): [typeof SKIP, number] {
  parent.children[index] = createElement("WrongCode", fault ? { fault } : {}, [node]);
  return [SKIP, index + 1];
}
