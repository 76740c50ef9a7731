import { existsSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { GROUPS } from "../../src/components/playground/groups";
import { listExamples } from "./load";
import { explainingPages } from "./pages";

test("the page that explains an example is the one that shows it", async () => {
  const pages = await explainingPages("docs");
  expect(pages["refresh-rotation"]).toEqual({
    title: "Refresh token rotation",
    path: "/guides/refresh-token-rotation/",
  });
  // In an element of several lines, and in one with two examples.
  expect(pages["account-linking"]?.path).toBe("/concepts/account-linking/");
  expect(pages["sessions-database"]?.path).toBe("/concepts/session-strategies/");
  expect(pages["session-lifetime"]?.path).toBe("/concepts/session-strategies/");
  expect(pages.errors?.path).toBe("/reference/errors/");
  for (const page of Object.values(pages)) {
    expect(existsSync(path.join("docs", `${page.path.slice(1, -1)}.mdx`)), page.path).toBe(true);
  }
});

test("each example has a page for readers", async () => {
  const pages = await explainingPages("docs");
  for (const slug of await listExamples("examples")) {
    expect(pages[slug]?.path, slug).not.toMatch(/^\/contributing\/|^$/);
    expect(pages[slug], slug).toBeDefined();
  }
});

test("each example is in one group of the menu, and the first sign-in is the first", async () => {
  const slugs = GROUPS.flatMap(({ examples }) => Object.keys(examples));
  expect([...slugs].sort()).toEqual(await listExamples("examples"));
  expect(slugs[0]).toBe("first-sign-in");
});
