import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { foreignCommandIn } from "../support/foreign-command";
import { BUILD } from "../support/site";

test("nothing that the site serves starts another project's program", () => {
  const files = readdirSync(BUILD, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.(html|js|json|txt|xml|zip|md)$/.test(file),
  );
  expect(files.length).toBeGreaterThan(500);
  const found = files.flatMap((file) => {
    const text = readFileSync(path.join(BUILD, file), "utf8");
    // In code, each word of a line has an element of its own.
    const command = foreignCommandIn(file.endsWith(".html") ? text.replace(/<[^>]+>/g, "") : text);
    return command === undefined ? [] : [`${file}: ${command}`];
  });
  expect(found).toEqual([]);
});
