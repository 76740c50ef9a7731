import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { foreignCommandIn } from "../support/foreign-command";

/** Names what the packages' comments say, so that the pages need not. */
const QUOTES_COMMENTS = "plugins/reference/corrections.ts";

test.each([
  "npx auth secret",
  "run `npx auth`.",
  "npx --yes auth@latest secret",
  "npm exec auth add github",
  "npm exec -- auth secret",
  "pnpm dlx auth secret",
  "yarn dlx auth secret",
  "bunx auth secret",
])("%s is seen", (text) => expect(foreignCommandIn(text)).toBeDefined());

test.each(["npx auth-cli", "npx auth/cli", "the npm package `auth`", "npx next-auth"])(
  "%s is another command, or none",
  (text) => expect(foreignCommandIn(text)).toBeUndefined(),
);

test("no page, fix or download tells readers to start another project's program", () => {
  const listed = execFileSync(
    "git",
    [
      "ls-files",
      "-z",
      "docs",
      "blog",
      "src",
      "plugins",
      "snippets",
      "examples",
      "apps",
      "facts",
      "static",
      "i18n",
      "README.md",
    ],
    { encoding: "utf8" },
  );
  const files = listed.split("\0").filter((file) => file !== "" && existsSync(file));
  expect(files.length).toBeGreaterThan(500);
  const found = files.flatMap((file) => {
    const command = foreignCommandIn(readFileSync(file, "utf8"));
    return command === undefined ? [] : [`${file}: ${command}`];
  });
  expect(found).toEqual([`${QUOTES_COMMENTS}: npx auth`]);
});
