import { readdirSync } from "node:fs";
import path from "node:path";

import { expect, test } from "vitest";

import { listProviderModules } from "./provider-modules";

const core = path.join("node_modules", "@auth", "core");
const names = listProviderModules(process.cwd());

test("every source of a provider in the package is listed, once, in alphabetical order", () => {
  const sources = readdirSync(path.join(core, "src", "providers"))
    .filter((file) => file.endsWith(".ts"))
    .map((file) => file.slice(0, -".ts".length))
    .filter((name) => !["index", "oauth", "provider-types"].includes(name));
  expect(names).toEqual(sources.sort());
  expect(names).toHaveLength(104);
});

test("each of them exports a provider by default", async () => {
  for (const name of ["42-school", "credentials", "github", "microsoft-entra-id", "passkey"]) {
    expect(names).toContain(name);
    const module = (await import(
      /* @vite-ignore */ path.resolve(core, "providers", `${name}.js`)
    )) as { default: unknown };
    expect(module.default, name).toBeTypeOf("function");
  }
});
