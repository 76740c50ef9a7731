import { describe, expect, test } from "vitest";

import { statementsOf } from "./statements";

/** Sentences of a page, each with what it was taken for: marked, about behavior, or neither. */
async function read(page: string): Promise<string[]> {
  const statements = await statementsOf(page);
  return statements.map(({ text, proofs, isBehavior }) => {
    const kind = proofs.length > 0 ? "marked" : isBehavior ? "behavior" : "other";
    return `${kind}: ${text}`;
  });
}

describe("the sentences of a page", () => {
  test("end where a sentence ends, and not in code or in a name", async () => {
    const page = "Auth.js reads `[auth][error]. x` first. The cookie ends then: it is gone.";
    expect(await read(page)).toEqual([
      "behavior: Auth.js reads `[auth][error]. x` first.",
      "behavior: The cookie ends then: it is gone.",
    ]);
  });

  test("also end where the next one begins with code", async () => {
    const page = "The cookie is for Node.js. `middleware.ts` reads the cookie on the edge.";
    expect(await read(page)).toEqual([
      "behavior: The cookie is for Node.js.",
      "behavior: `middleware.ts` reads the cookie on the edge.",
    ]);
  });

  test("have the marks that stand in them, also on a line of their own", async () => {
    const page = [
      "A cookie ends.",
      '<Proved by="fact:a; fact:b">',
      "  A session ends",
      "</Proved>",
      ", too. A token does not end.",
    ].join("\n");
    const statements = await statementsOf(page);
    expect(statements.map(({ proofs }) => proofs)).toEqual([[], ["fact:a", "fact:b"], []]);
    expect(statements[1]?.text).toBe("A session ends, too.");
  });

  test("tell what their marks leave bare", async () => {
    const page =
      'The session <Proved by="fact:a">ends</Proved>. <Proved by="fact:a">A session ends</Proved>, because the cookie of the browser is gone: see there.';
    const statements = await statementsOf(page);
    expect(statements.map(({ bare }) => bare)).toEqual([
      [],
      ["because the cookie of the browser is gone"],
    ]);
  });

  test("leave nothing bare that links its source", async () => {
    const page =
      '[Session](https://standard.example/) of a browser: <Proved by="fact:a">it ends</Proved>; the cookie of it stays.';
    const statements = await statementsOf(page);
    expect(statements.map(({ bare }) => bare)).toEqual([["the cookie of it stays."]]);
  });

  test("have the links to other sites that stand in them", async () => {
    const page =
      "GitHub sends `iss` ([post](https://github.example/)). A [cookie](/cookies) ends here.";
    const statements = await statementsOf(page);
    expect(statements.map(({ sources }) => sources)).toEqual([["https://github.example/"], []]);
  });

  test("are those of lists and tables, with their lines", async () => {
    const page = [
      "---",
      "title: Sessions",
      "---",
      "",
      "# The session ends here",
      "",
      "- The session ends there.",
      "",
      "| Cookie of the session |",
      "| --- |",
      "| The browser drops the cookie |",
    ].join("\n");
    const statements = await statementsOf(page);
    expect(statements.map(({ line, text }) => [line, text])).toEqual([
      [7, "The session ends there."],
      [11, "The browser drops the cookie"],
    ]);
  });

  test("are not those of code, and not what to read next", async () => {
    const page = [
      "```ts",
      "const session = await auth();",
      "```",
      "",
      "- [Sessions](/s), how they end",
    ];
    expect(await read(page.join("\n"))).toEqual([]);
  });
});

describe("a sentence is about behavior", () => {
  test.each([
    "The cookie ends after thirty days.",
    "With an adapter, the user's id is the row's.",
    "It returns `null` then.",
    "Keep the cookie small: the browser sends it with each request.",
    "Whether it is set or not, Auth.js reads it.",
  ])("as is: %s", async (sentence) => {
    expect(await read(sentence)).toEqual([`behavior: ${sentence}`]);
  });

  test.each([
    "Set the secret where the server runs.",
    "What to do: remove the cookie from the config.",
    "If the secret has leaked, skip the second step.",
    "Does a session end by itself?",
    "This is a risk that you take.",
    "`name`, `email`",
    "More: How the session ends there",
  ])("but not: %s", async (sentence) => {
    expect(await read(sentence)).toEqual([`other: ${sentence}`]);
  });
});
