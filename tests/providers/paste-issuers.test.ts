import path from "node:path";

import { describe, expect, test, vi } from "vitest";

import { writeLabs } from "../../plugins/provider-labs/labs";
import { importProvider } from "../../plugins/reference/providers";
import { convertConfig } from "../../src/config-code/paste/convert";
import { Doctor } from "../../src/doctor";
import { LoopGuard } from "../../src/sandbox/realm/loop-guard";
import { ModuleLoader } from "../../src/sandbox/realm/module-loader";
import { parseEnvironment } from "../../src/sandbox/realm/environment";

const CORE = path.resolve("node_modules/@auth/core");

const { paste } = await writeLabs(process.cwd());

/** What the doctor calls broken in what is made of a provider's configuration. */
async function diagnose(module: string, options: string, above = "") {
  const text = `import NextAuth from "next-auth"
import Vendor from "next-auth/providers/${module}"
${above}
export const { auth } = NextAuth({ providers: [Vendor({ ${options} })] })
`;
  const conversion = await convertConfig(text, paste.providers);
  if (conversion.kind === "refused") throw new Error(conversion.reason);
  const environment = parseEnvironment(conversion.files[".env"] ?? "");
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  try {
    const specifier = `@auth/core/providers/${module}`;
    const modules = new Map<string, Record<string, unknown>>([
      [specifier, { __esModule: true, default: await importProvider(`providers/${module}`, CORE) }],
      ["@auth/core", (await import("@auth/core")) as unknown as Record<string, unknown>],
    ]);
    const loader = new ModuleLoader(conversion.files, modules, new LoopGuard());
    const config = loader.load("auth.ts").default;
    const findings = new Doctor({ config, origin: "https://app.example", environment }).examine([]);
    return findings.filter(({ severity }) => severity === "broken").map(({ title }) => title);
  } finally {
    vi.unstubAllEnvs();
  }
}

const OTHERS = "clientId: process.env.A_ID, clientSecret: process.env.A_SECRET";

/** Ways to read an issuer. */
const WAYS: [options: string, above?: string][] = [
  ["issuer: process.env.KEYCLOAK_ISSUER"],
  ["issuer: process.env.ZITADEL_AUTHORITY!"],
  ["issuer: process.env.SSO as string"],
  ['issuer: process.env.SSO_BASE ?? "https://sso.corp.example/realms/main"'],
  ["issuer: `${process.env.SSO}`"],
  ["issuer: SSO", "const { SSO } = process.env"],
  ["issuer: sso", "const sso = process.env.IDENTITY"],
  ["issuer", "const issuer = process.env.IDENTITY!"],
  [""],
];

describe.each([
  "keycloak",
  "zitadel",
  "auth0",
  "okta",
  "microsoft-entra-id",
  "cognito",
  "authentik",
])("%s", (module) => {
  test.each(WAYS)("nothing is broken in the lab of `%s`", async (way, above) => {
    const options = way === "" ? OTHERS : `${OTHERS}, ${way}`;
    expect(await diagnose(module, options, above)).toEqual([]);
  });
});

test.each([
  ["keycloak", "issuer: `${process.env.SSO}/realms/${process.env.REALM}`"],
  ["keycloak", 'issuer: process.env.SSO + "/realms/" + process.env.REALM'],
  ["auth0", "issuer: `https://${process.env.SSO_HOST}`"],
  ["okta", "issuer: `https://${process.env.OKTA}/oauth2/default`"],
  ["microsoft-entra-id", "issuer: `https://login.microsoftonline.com/${process.env.TENANT}/v2.0`"],
])("nothing is broken where variables are parts of an issuer: %s, %s", async (module, way) => {
  expect(await diagnose(module, `${OTHERS}, ${way}`)).toEqual([]);
});
