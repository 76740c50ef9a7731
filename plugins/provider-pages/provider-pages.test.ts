import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import ts from "typescript";
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";

import { parseProvidersOf } from "./describe";
import { frameworks } from "./frameworks";
import { generateProviderPages } from ".";
import { callbackUrl } from "./page";

const CORE = path.join(process.cwd(), "node_modules", "@auth", "core");
const modules = readdirSync(path.join(CORE, "src", "providers"))
  .filter((file) => /^export default /m.test(read(CORE, "src", "providers", file)))
  .map((file) => file.replace(".ts", ""));

function read(...parts: string[]): string {
  return readFileSync(path.join(...parts), "utf8");
}

const folder = mkdtempSync(path.join(tmpdir(), "provider-pages-"));
const installed = path.join(folder, "installed");
beforeAll(() => generateProviderPages(CORE, installed));
afterAll(() => rmSync(folder, { recursive: true }));

describe("pages of the installed package", () => {
  test("are one for each module with a default export, and the index", () => {
    const pages = readdirSync(installed).filter((file) => file.endsWith(".md"));
    expect(pages.sort()).toEqual(modules.map((module) => `${module}.md`).sort());
    expect(read(installed, "index.mdx")).toContain(`has ${modules.length} provider modules:`);
    expect(JSON.parse(read(installed, "_rows.json"))).toHaveLength(modules.length);
  });

  test("name the endpoints, scopes, claims and code of a provider module", () => {
    const page = read(installed, "github.md");
    for (const text of [
      "<code>https://github.com/login/oauth/authorize</code>",
      "<code>read:user</code> <code>user:email</code>",
      "<code>name</code>, else <code>login</code>",
      "id: profile.id.toString(),",
      "AUTH_GITHUB_SECRET=",
      'href="/playground?provider=github"',
    ]) {
      expect(page).toContain(text);
    }
  });

  test("warn of provider modules and options that do not work", () => {
    expect(read(installed, "vk.md")).toContain(
      ":::danger[This provider module cannot sign in as it is]",
    );
    expect(read(installed, "authentik.md")).toContain(":::warning[Options that do not work]");
    expect(read(installed, "github.md")).not.toContain(":::danger");
  });

  test("say how the vendor behaves, with source and day, and what is not known", () => {
    const google = read(installed, "google.md");
    for (const text of [
      "## How Google behaves <!-- #behavior -->",
      "if <code>access_type=offline</code> is sent, and the person is asked for consent.",
      "Once a person has agreed, only <code>prompt=consent</code> brings another.",
      "<code>none</code>, <code>consent</code>, <code>select_account</code>.",
      ">googleapis/google-auth-library-nodejs</a>, read on <time>2026-12-01</time>",
      "<p>Not known, for want of sources: Refresh token after its use, ID token.</p>",
    ]) {
      expect(google).toContain(text);
    }
    expect(read(installed, "azure-ad.md")).toContain("if the scope <code>offline_access</code> is");
    expect(read(installed, "reddit.md")).toContain("Not known to this site, for want of sources.");
    expect(read(installed, "resend.md")).not.toContain("#behavior");
  });

  test("warn of issuers that stand for every organization, and of no others", async () => {
    const warned = modules.filter((one) =>
      read(installed, `${one}.md`).includes("Set the issuer, or"),
    );
    expect(warned).toEqual(["azure-ad", "microsoft-entra-id"]);
    expect(read(installed, "azure-ad.md")).toContain("set `AUTH_AZURE_AD_ISSUER` to");
  });

  test.each([
    ["azure-ad", "AUTH_AZURE_AD_ISSUER"],
    ["microsoft-entra-id", "AUTH_MICROSOFT_ENTRA_ID_ISSUER"],
  ])("%s: tenantId is ignored; what the variable does", async (name, variable) => {
    const { setEnvDefaults } = (await import("@auth/core")) as {
      setEnvDefaults: (environment: object, config: object) => void;
    };
    const parse = await parseProvidersOf(CORE);
    type Module = (options: object) => object;
    const { default: module } = (await import(
      /* @vite-ignore */ path.join(CORE, "providers", `${name}.js`)
    )) as { default: Module };
    const common = "https://login.microsoftonline.com/common/v2.0";
    const own = "https://login.microsoftonline.com/fake-tenant/v2.0";
    const issuerOf = (entry: unknown, environment = {}) => {
      const config = { providers: [entry], secret: "fake" };
      setEnvDefaults(environment, config);
      return parse({ url: new URL("https://app.example"), config }).providers[0]?.issuer;
    };
    expect(issuerOf(module({ tenantId: "fake-tenant" }))).toBe(common);
    expect(issuerOf(module({ issuer: own }))).toBe(own);
    expect(issuerOf(module, { [variable]: own })).toBe(own);
    // With a call, the module looks into `process.env` for the one variable that it knows by name.
    vi.stubEnv(variable, own);
    onTestFinished(() => void vi.unstubAllEnvs());
    const called = issuerOf(module({ clientId: "fake" }), { [variable]: own });
    expect(called).toBe(name === "azure-ad" ? common : own);
  });

  test("show code that TypeScript can parse, in every framework", () => {
    for (const module of modules) {
      const fences = read(installed, `${module}.md`).matchAll(
        /```ts title=[^\n]*\n([\s\S]*?)\n```/g,
      );
      const blocks = [...fences].map(([, code = ""]) => code);
      expect(blocks.length).toBeGreaterThanOrEqual(frameworks.length);
      for (const code of blocks) {
        const { diagnostics } = ts.transpileModule(code, { reportDiagnostics: true });
        expect(diagnostics, `${module}: ${code}`).toEqual([]);
      }
    }
  });
});

describe.each(frameworks)("$name", (framework) => {
  test("has the base path of which its package's code tells", () => {
    const { evidence } = framework;
    if (!evidence) return;
    const root = path.join("node_modules", framework.package, "src");
    expect(read(root, evidence.file).split("\n")[evidence.line - 1]?.trim()).toBe(evidence.code);
  });

  test("has the callback URL that core computes", async () => {
    const parse = await parseProvidersOf(CORE);
    const config = {
      basePath: framework.basePath,
      providers: [{ id: "some-id", type: "credentials" }],
    };
    const { providers } = parse({ url: new URL("https://app.example"), config });
    expect(providers[0]?.callbackUrl).toBe(callbackUrl(framework.basePath, "some-id"));
  });
});

test("a provider that comes to the package has a page, with no edit here", async () => {
  const root = path.join(folder, "package");
  for (const each of ["package.json", "lib", "errors.js", "warnings.js"]) {
    cpSync(path.join(CORE, each), path.join(root, each), { recursive: true });
  }
  for (const each of ["src/providers", "providers"]) {
    mkdirSync(path.join(root, each), { recursive: true });
  }
  const code = (type: string) => `export default function Newcomer(options${type}) {
  return {
    id: "newcomer",
    name: "Newcomer",
    type: "oauth",
    authorization: "https://newcomer.example/authorize?scope=me",
    token: "https://newcomer.example/token",
    userinfo: "https://newcomer.example/me",
    profile(profile) {
      return { id: profile.uid, name: profile.nick ?? profile.mail, email: profile.mail };
    },
    options,
  };
}
`;
  writeFileSync(path.join(root, "src/index.ts"), "export {};");
  writeFileSync(path.join(root, "index.js"), "export {};");
  writeFileSync(path.join(root, "src/providers/newcomer.ts"), code(": { region?: string }"));
  writeFileSync(path.join(root, "providers/newcomer.js"), code(""));
  const out = path.join(folder, "out");
  await generateProviderPages(root, out);
  expect(readdirSync(out).sort()).toEqual(["_rows.json", "index.mdx", "newcomer.md"]);
  const page = read(out, "newcomer.md");
  expect(page).toContain("<code>https://newcomer.example/token</code>");
  expect(page).toContain("<code>nick</code>, else <code>mail</code>");
  expect(page).toContain("<code>region</code>");
  expect(read(out, "index.mdx")).toContain("has 1 provider modules:");
});
