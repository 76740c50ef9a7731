import { readFileSync } from "node:fs";
import path from "node:path";

import { expect, it } from "vitest";

import { startSite } from "../../tests/support/world/site";

import config from "./auth";
import { shared } from "./shared";

it("keeps the strategy of the shared file, so that a proxy with that file reads the session", async () => {
  const site = await startSite(() => ({
    adapter: config.adapter,
    session: config.session,
  }));
  await site.alice.signsInWith("Acme ID");
  expect(
    await config.adapter?.getUserByEmail?.("alice@mail.example"),
  ).toMatchObject({
    name: "Alice Example",
  });
  site.deploys({ adapter: undefined, session: shared.session });
  expect(await site.alice.session()).toMatchObject({
    user: { name: "Alice Example" },
  });
});

it("imports packages, and the files that a reader has", () => {
  const code = readFileSync(path.join(import.meta.dirname, "auth.ts"), "utf8");
  const imported = [...code.matchAll(/from "([^"]+)"/g)].map(
    ([, name]) => name,
  );
  expect(imported).toEqual([
    "@auth/core",
    "@auth/drizzle-adapter",
    "./db",
    "./shared",
  ]);
});
