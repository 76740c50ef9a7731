import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { afterAll, beforeAll, expect, test } from "vitest";

import { writeLabs } from "../../plugins/provider-labs/labs";
import { packageRoot } from "../../plugins/versions";
import { playFiles } from "../support/play-files";

/** A provider that the package does not have, as its authors would write one. */
const FIXTURES = {
  "plain-fixture": `export default function PlainFixture(options) {
  return {
    id: "plain-fixture", name: "Plain Fixture", type: "oauth",
    authorization: "https://plain.example/authorize?scope=profile",
    token: "https://plain.example/token", userinfo: "https://plain.example/me",
    profile: (user) => ({ id: user.id, name: user.name, email: user.email }),
    options,
  };
}`,
  "tenant-fixture": `export default function TenantFixture(options) {
  return { id: "tenant-fixture", name: "Tenant Fixture", type: "oidc", checks: ["state"], options };
}`,
};

/** A copy of the installed package, beside it, so that it finds what it imports. */
let root: string;
beforeAll(async () => {
  const cache = path.join(process.cwd(), ".cache");
  await mkdir(cache, { recursive: true });
  root = await mkdtemp(path.join(cache, "package-"));
  await cp(packageRoot("@auth/core"), root, { recursive: true });
  for (const [name, code] of Object.entries(FIXTURES)) {
    await writeFile(path.join(root, "providers", `${name}.js`), code);
    await writeFile(path.join(root, "src", "providers", `${name}.ts`), code);
  }
});
afterAll(() => rm(root, { recursive: true }));

test("a provider that is added to the package has a lab that signs in, without an edit here", async () => {
  const { entries, labs } = await writeLabs(process.cwd(), root);
  expect(labs).toHaveLength(106);
  expect(entries).toContainEqual({
    module: "plain-fixture",
    id: "plain-fixture",
    name: "Plain Fixture",
    type: "oauth",
  });
  for (const name of Object.keys(FIXTURES)) {
    const lab = labs.find(({ example }) => example.slug === `provider:${name}`);
    const place = pathToFileURL(path.join(root, "providers", `${name}.js`)).href;
    const modules = { [`@auth/core/providers/${name}`]: place };
    await expect(playFiles(lab?.example.files ?? {}, modules)).resolves.toMatch(/\S/);
  }
  const tenant = labs.find(({ example }) => example.slug === "provider:tenant-fixture");
  expect(tenant?.example.files[".env"]).toContain(
    "AUTH_TENANT_FIXTURE_ISSUER=https://tenant-fixture.example\n",
  );
});
