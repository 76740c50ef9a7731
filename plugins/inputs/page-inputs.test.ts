import { copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";

import { compile } from "@mdx-js/mdx";
import { VFile } from "vfile";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { remarkCodeFiles } from "../code-files/remark";
import { remarkErrors } from "../errors/remark";
import { remarkInclude } from "../include/remark";
import { remarkProofs } from "../proofs/remark";
import { remarkTraces } from "../traces/remark";
import { inputsOf, type LoaderContext, watchInputs } from "./page-inputs";

let made = 0;

/** Makes a page with the site's own plugins, and tells what it was made of, from the site's folder. */
async function make(mdx: string, root = process.cwd(), name = `docs/made-${++made}.mdx`) {
  const page = path.join(root, name);
  await compile(new VFile({ path: page, value: mdx }), {
    remarkPlugins: [
      [remarkInclude, { root }],
      [remarkCodeFiles, { root }],
      [remarkProofs, { root }],
      [remarkTraces, { root }],
      [remarkErrors, { root }],
    ],
  });
  return inputsOf(page).map((file) => path.relative(root, file));
}

describe("a page is made of", () => {
  test("the files that it inserts", async () => {
    const fence = "```ts file=examples/first-sign-in/auth.ts\n```";
    expect(await make(`${fence}\n\n<Include file="docs/_advisories.mdx" />`)).toEqual(
      expect.arrayContaining(["docs/_advisories.mdx", "examples/first-sign-in/auth.ts"]),
    );
  });

  test("the example whose step proves a statement, and what its scenario imports", async () => {
    const inputs = await make('<Proved by="first-sign-in/She signs out">So it is.</Proved>');
    expect(inputs).toContain("examples/first-sign-in");
    expect(inputs).toContain("examples/first-sign-in/scenario.ts");
    expect(inputs).toContain("src/scenario/index.ts");
  });

  test("the table of facts, and the file of a test", async () => {
    const test = "test:src/world/idp/core.test.ts#a wrong issuer";
    await expect(make(`<Proved by="fact:V99.x">So it is.</Proved>`)).rejects.toThrow("V99.x");
    await expect(make(`<Proved by="${test}">So it is.</Proved>`)).rejects.toThrow("no test");
    const failed = [made - 1, made].flatMap((page) =>
      inputsOf(path.resolve(`docs/made-${page}.mdx`)),
    );
    const inputs = failed.map((file) => path.relative(".", file));
    expect(inputs).toContain("facts/table/flow.ts");
    expect(inputs).toContain("src/world/idp/core.test.ts");
  });

  test("the world, if it tells of a trace", async () => {
    const inputs = await make('<SequenceDiagram example="code-flow" steps="1" caption="A" />');
    expect(inputs).toContain("src/world/world.ts");
    expect(inputs).toContain("examples/code-flow/auth.ts");
    expect(inputs).toContain("package-lock.json");
  });
});

describe("the bundler", () => {
  const page = path.resolve("docs/loaded.mdx");
  const fence = "```ts file=examples/first-sign-in/auth.ts\n```";

  function loader(): LoaderContext & { watched: string[] } {
    const watched: string[] = [];
    const add = (file: string) => void watched.push(path.relative(".", file));
    return { resourcePath: page, addDependency: add, addContextDependency: add, watched };
  }

  test("watches what is read after its loader, and what was read before", async () => {
    const [early, late] = [loader(), loader()];
    watchInputs(early);
    await make(fence, process.cwd(), "docs/loaded.mdx");
    watchInputs(late);
    expect(early.watched).toEqual(["examples/first-sign-in/auth.ts"]);
    expect(late.watched).toEqual(early.watched);
  });
});

describe("in development", () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(path.join(process.cwd(), ".cache", "site-"));
    await cp("examples/first-sign-in", path.join(root, "examples/first-sign-in"), {
      recursive: true,
    });
    await mkdir(path.join(root, "facts"));
    await copyFile("package.json", path.join(root, "package.json"));
    await writeFile(path.join(root, "facts/facts.ts"), 'export const facts = { "V1.a": "So" };');
    const shown = 'import { shows } from "../shows";\nshows("V1.a", () => {});\n';
    await writeFile(path.join(root, "facts/a.test.ts"), shown);
    const scenario = path.join(root, "examples/first-sign-in/scenario.ts");
    const text = await readFile(scenario, "utf8");
    await writeFile(scenario, text.replaceAll("#scenario", path.resolve("src/scenario/index.ts")));
  });
  afterAll(() => rm(root, { recursive: true }));

  test("a caption that changes leaves no proof standing", async () => {
    const statement = '<Proved by="first-sign-in/She signs out">So it is.</Proved>';
    const scenario = path.join(root, "examples/first-sign-in/scenario.ts");
    await make(statement, root);
    const text = await readFile(scenario, "utf8");
    await writeFile(scenario, text.replace("She signs out", "She leaves the site"));
    await expect(make(statement, root)).rejects.toThrow('begins with "She signs out"');
  });

  test("nor does a fact that goes", async () => {
    const statement = '<Proved by="fact:V1.a">So it is.</Proved>';
    await make(statement, root);
    await writeFile(path.join(root, "facts/facts.ts"), "export const facts = {};");
    await expect(make(statement, root)).rejects.toThrow('there is no fact "V1.a"');
  });
});
