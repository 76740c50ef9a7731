import { readFileSync } from "node:fs";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { compile } from "@mdx-js/mdx";
import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { VFile } from "vfile";

import { parseFenceMeta } from "../../../plugins/code-files/fence";
import { remarkCodeFiles } from "../../../plugins/code-files/remark";
import { run, unpack } from "../../support/npm-project";

/** A block of code on a page, as readers copy it. */
interface Block {
  language: string;
  /** The file's path that stands above it, if one does. */
  title: string | undefined;
  text: string;
}

/** The blocks of code on a page, in their order. */
async function blocksOf(page: string): Promise<Block[]> {
  const blocks: Block[] = [];
  const collect = () => (tree: Root) =>
    visit(tree, "code", ({ lang, meta, value }) => {
      blocks.push({ language: lang ?? "", title: parseFenceMeta(meta ?? "").title, text: value });
    });
  const file = new VFile({ path: path.resolve(page), value: readFileSync(page, "utf8") });
  await compile(file, { remarkPlugins: [[remarkCodeFiles, { root: process.cwd() }], collect] });
  return blocks;
}

/** What somebody has who has followed a tutorial up to the start of the app. */
export interface Followed {
  folder: string;
  /** The command that starts the app. */
  command: string;
  /** Seconds that the commands and files took. */
  seconds: number;
  remove: () => Promise<void>;
}

/** What readers get from GitHub and put into the environment; they are those of the simulated GitHub. */
const VALUES: Record<string, string> = {
  "your client ID": "github-client-id",
  "your client secret": "fake-github-secret",
};

/**
 * Copies an app of the repository into a folder of its own and installs what its manifest names.
 *
 * @throws Error with npm's words, if the installation fails
 */
export async function copyApp(app: string): Promise<Followed> {
  const begin = performance.now();
  const folder = await mkdtemp(path.join(tmpdir(), "app-"));
  await cp(app, folder, { recursive: true });
  await run("npm install", folder);
  return {
    folder,
    command: "npm start",
    seconds: Math.round((performance.now() - begin) / 1000),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/**
 * Follows a tutorial in an empty folder, word by word: runs its commands in the order of the page, writes
 * its files, and puts into the environment what the page says. The last command, which starts the app, is
 * left to the caller.
 *
 * @throws Error with what it wrote, if a command fails
 */
export async function follow(page: string): Promise<Followed> {
  const begin = performance.now();
  const parent = await mkdtemp(path.join(tmpdir(), "quickstart-"));
  const blocks = await blocksOf(page);
  const commands = blocks.flatMap(({ language, text }) => (language === "bash" ? [text] : []));
  const last = commands.at(-1)?.split("\n") ?? [];
  let folder = parent;
  let printed = "";
  for (const { language, title, text } of blocks) {
    if (language === "bash") {
      const lines = text === commands.at(-1) ? last.slice(0, -1) : text.split("\n");
      for (const line of lines) {
        const [, entered] = /^cd ([\w-]+)$/.exec(line) ?? [];
        if (entered === undefined) printed = (await run(line, folder)).trim();
        else folder = path.join(parent, entered);
      }
    } else if (title !== undefined) {
      const given = { ...VALUES, "what the command printed": printed };
      const filled = title.startsWith(".env")
        ? Object.entries(given).reduce((all, [name, value]) => all.replace(name, value), text)
        : text;
      await unpack({ [title]: `${filled}\n` }, folder);
    }
  }
  return {
    folder,
    command: last.at(-1) ?? "",
    seconds: Math.round((performance.now() - begin) / 1000),
    remove: () => rm(parent, { recursive: true, force: true }),
  };
}
