import { afterAll, beforeAll, test } from "vitest";

import { LOCAL, Quickstart } from "./quickstart";

const nextjs = new Quickstart(
  "docs/tutorials/nextjs.mdx",
  { authPath: "/api/auth", buttons: "own" },
  /Ready in/,
);
beforeAll(() => nextjs.install(), 300_000);
afterAll(() => nextjs.remove());

test("whoever follows the page word by word has an app that signs people in", async () => {
  await nextjs.walk(LOCAL);
});
