import { readFileSync } from "node:fs";
import path from "node:path";

import type { Code, Parent, Root } from "mdast";
import type { MdxJsxFlowElement } from "mdast-util-mdx-jsx";
import type { Plugin } from "unified";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";

import { isCheckedLanguage, parseFenceMeta, themeMeta } from "./fence";
import { extractSnippet } from "./regions";

/** Options of {@link remarkCodeFiles}. */
export interface CodeFilesOptions {
  /** Absolute path of the folder from which `file=` paths are read. */
  root: string;
}

/**
 * Fills code fences from files, and refuses code that no file stands behind.
 *
 * - ` ```ts file=snippets/a.ts#region ` inserts the file, or the region of it. The title is the
 *   file's name unless the fence names one.
 * - A fence in a language that a reader may copy (TypeScript, Svelte, shell, …) but without
 *   `file=` fails, unless its meta says `output`, `pseudo` or `wrong`.
 * - A `wrong` fence is put into `<WrongCode>`, which says "Does not work" in words, or what the
 *   author says instead: `wrong="Leaks the session token"`.
 *
 * Pages are `.mdx` files and posts; generated `.md` pages quote code that is checked upstream.
 *
 * @throws a message `page:line: reason` which ends the build.
 */
export const remarkCodeFiles: Plugin<[CodeFilesOptions], Root> =
  ({ root }) =>
  (tree, page) => {
    if (!isAuthored(page.path, root)) return;
    visit(tree, "code", (node, index, parent) => {
      const meta = parseFenceMeta(node.meta ?? "");
      if (meta.file) insertFile(node, meta.file, meta.region, page, root);
      else if (!meta.kind && node.lang && isCheckedLanguage(node.lang)) {
        fail(
          `this ${node.lang} block is typed into the page. Move it to a file that CI checks and ` +
            "insert it with file=path/from/root, or say output, pseudo or wrong after the language",
          node,
          page,
          root,
        );
      }
      if (meta.kind === "wrong" && parent && index !== undefined) {
        return markAsWrong(node, index, parent, meta.fault);
      }
    });
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
  if (node.value.trim()) fail("a block with file= must be empty", node, page, root);
  const absolute = path.resolve(root, file);
  if (path.relative(root, absolute).startsWith("..")) {
    fail(`file=${file} is outside the site`, node, page, root);
  }
  try {
    node.value = extractSnippet(readFileSync(absolute, "utf8"), region);
  } catch (error) {
    const reason = isMissing(error) ? "no such file" : (error as Error).message;
    fail(`file=${file}: ${reason}`, node, page, root);
  }
  node.meta = themeMeta(node.meta ?? "", path.basename(file));
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
  const wrapper: MdxJsxFlowElement = {
    type: "mdxJsxFlowElement",
    name: "WrongCode",
    attributes: fault ? [{ type: "mdxJsxAttribute", name: "fault", value: fault }] : [],
    children: [node],
  };
  parent.children[index] = wrapper;
  return [SKIP, index + 1];
}

function fail(reason: string, node: Code, page: VFile, root: string): never {
  const line = node.position?.start.line ?? 1;
  throw new Error(`${path.relative(root, page.path)}:${line}: ${reason}.`);
}
