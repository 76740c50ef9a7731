import { readdirSync, readFileSync } from "node:fs";

import { lt } from "semver";
import { expect } from "vitest";

import { shows } from "../tests/support/shows";

interface Manifest {
  dependencies: Record<string, string>;
}

const adapters = readdirSync("node_modules/@auth").filter((name) => name.endsWith("-adapter"));

shows("packages.adapters-with-older-core", async () => {
  const cores = adapters.map((name) => {
    const text = readFileSync(`node_modules/@auth/${name}/package.json`, "utf8");
    return (JSON.parse(text) as Manifest).dependencies["@auth/core"] ?? "";
  });
  expect(cores).toHaveLength(24);
  const older = cores.filter((core) => lt(core, "0.41.3"));
  expect(older.length).toBeGreaterThan(0);
  expect(cores.filter((core) => !older.includes(core)).every((core) => core === "0.41.3")).toBe(
    true,
  );
  expect(older.length).toBeLessThan(cores.length);
  return Promise.resolve();
});
