import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, expect, test } from "vitest";

import { installCommand } from "./install";

let root = "";
beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), "site-"));
  const manifest = {
    dependencies: { typescript: "6.0.3", "express-5": "npm:express@5.3.0", next: "16.4.6" },
    devDependencies: { "typescript-7": "npm:typescript@7.0.2", "@types/node": "20.19.43" },
  };
  await writeFile(path.join(root, "package.json"), JSON.stringify(manifest));
});
afterAll(() => rm(root, { recursive: true }));

test("packages are installed with the site's versions, those for development apart", () => {
  expect(installCommand({ packages: "next", development: "@types/node" }, root)).toBe(
    "npm install --save-exact next@16.4.6\nnpm install --save-exact --save-dev @types/node@20.19.43",
  );
});

test("an alias counts as what it stands for", () => {
  const command = installCommand({ packages: "express" }, root);
  expect(command).toBe("npm install --save-exact express@5.3.0");
});

test("an alias of a package that the site has under its own name does not count", () => {
  const command = installCommand({ packages: "typescript" }, root);
  expect(command).toBe("npm install --save-exact typescript@6.0.3");
});

test("a package that the site does not have is refused by name", () => {
  const unknown = () => installCommand({ packages: "express-5" }, root);
  expect(unknown).toThrow("package.json has no express-5");
});
