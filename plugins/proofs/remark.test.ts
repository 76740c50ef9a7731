import path from "node:path";
import type { Root } from "mdast";
import { unified } from "unified";
import { VFile } from "vfile";

import { describe, expect, test } from "vitest";

import type { Proof } from "../../src/components/Proof/proof";
import { remarkProofs } from "./remark";
import { resolveProof } from "./resolve";

const ROOT = path.resolve(".");

/** A page with these elements `<Proved by>`. */
async function transform(...by: (string | undefined)[]) {
  const children = by.map((value) => ({
    type: "mdxJsxTextElement",
    name: "Proved",
    attributes: value === undefined ? [] : [{ type: "mdxJsxAttribute", name: "by", value }],
    children: [{ type: "text", value: "It is so." }],
    position: { start: { line: 7, column: 1 }, end: { line: 7, column: 9 } },
  }));
  const tree = { type: "root", children: [{ type: "paragraph", children }] } as unknown as Root;
  const file = new VFile({ path: path.join(ROOT, "docs", "page.mdx") });
  await unified().use(remarkProofs, { root: ROOT }).run(tree, file);
  const list = tree.children[1] as unknown as { attributes: { value: string }[] } | undefined;
  const proofs = list && (JSON.parse(list.attributes[0]?.value ?? "null") as Proof[][]);
  return { children: children as unknown as { attributes: unknown[] }[], proofs };
}

const STEP = "first-sign-in/She signs out";

describe("a proof is found", () => {
  test("in a step of an example, by the beginning of its caption", async () => {
    expect(await resolveProof("first-sign-in/She looks at", ROOT)).toEqual({
      kind: "step",
      example: "first-sign-in",
      title: "Your first sign-in",
      number: 4,
      caption: "She looks at her session",
    });
  });

  test("in the step that is called just so, though another begins alike", async () => {
    expect(await resolveProof("cookie-size/She opens the start page", ROOT)).toMatchObject({
      caption: "She opens the start page",
    });
  });

  test("in the table of facts: the fact's own test, or the one that it names", async () => {
    expect(await resolveProof("fact:V10.one-cookie", ROOT)).toMatchObject({
      kind: "test",
      file: "facts/cookies.test.ts",
      name: expect.stringContaining("fit into one session cookie") as string,
    });
    expect(await resolveProof("fact:V11.token-version", ROOT)).toEqual({
      kind: "test",
      file: "snippets/session-strategies/session-strategies.test.ts",
      name: "ends every session of the user, and lets the user sign in again",
    });
  });

  test("in a test, by its file and title", async () => {
    const place = "plugins/proofs/remark.test.ts#in a test, by its file and title";
    expect(await resolveProof(`test:${place}`, ROOT)).toEqual({
      kind: "test",
      file: "plugins/proofs/remark.test.ts",
      name: "in a test, by its file and title",
    });
  });

  test.each([
    ["first-sign-in", "is none of example/step"],
    ["first-sing-in/She signs out", 'there is no example "first-sing-in"'],
    [
      "first-sign-in/He signs out",
      'no step of "first-sign-in" begins with "He signs out"; its steps',
    ],
    ["first-sign-in/She", 'more than one step of "first-sign-in" begins with "She"'],
    ["fact:V99.nothing", 'there is no fact "V99.nothing"'],
    ["test:tests/nowhere.test.ts#x", "there is no file tests/nowhere.test.ts"],
    ["test:plugins/proofs/remark.test.ts#x", 'has no test "x"'],
  ])("not in %s", async (reference, message) => {
    await expect(resolveProof(reference, ROOT)).rejects.toThrow(message);
  });
});

describe("a statement", () => {
  test("is numbered, and the page ends with what shows each", async () => {
    const { children, proofs } = await transform(STEP, `${STEP}; fact:V10.one-cookie`);
    expect(children.map(({ attributes }) => attributes)).toEqual([
      [{ type: "mdxJsxAttribute", name: "number", value: "1" }],
      [{ type: "mdxJsxAttribute", name: "number", value: "2" }],
    ]);
    expect(proofs?.map((list) => list.map(({ kind }) => kind))).toEqual([
      ["step"],
      ["step", "test"],
    ]);
  });

  test("is not there: the page stays as it is", async () => {
    expect((await transform()).proofs).toBeUndefined();
  });

  test.each([undefined, "", "  "])("without a proof ends the build: %j", async (by) => {
    await expect(transform(STEP, by)).rejects.toThrow('docs/page.mdx:7: <Proved>: it needs by="…"');
  });

  test("with a proof that does not exist ends the build", async () => {
    await expect(transform(`${STEP}; fact:V99.x`)).rejects.toThrow(
      'docs/page.mdx:7: <Proved>: there is no fact "V99.x"',
    );
  });
});
