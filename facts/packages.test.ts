import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

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

shows("packages.set-env-defaults", async () => {
  const packages = [
    "next-auth",
    "@auth/express",
    "@auth/sveltekit",
    "@auth/qwik",
    "@auth/solid-start",
  ];
  const calling = packages.filter((name) => {
    const folder = path.join("node_modules", name);
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
    return files
      .filter((file) => /\.[cm]?js$/.test(file) && !file.includes("node_modules"))
      .some((file) => readFileSync(path.join(folder, file), "utf8").includes("setEnvDefaults("));
  });
  expect(calling).toEqual(["next-auth", "@auth/express", "@auth/sveltekit", "@auth/qwik"]);
  return Promise.resolve();
});
