import { expect, test, vi } from "vitest";

import { loadExample } from "../../plugins/examples/load";
import { writeLabs } from "../../plugins/provider-labs/labs";
import { convertConfig } from "../../src/config-code/paste/convert";
import { parseEnvironment } from "../../src/sandbox/realm/environment";

vi.mock("@generated/examples/default/database-sessions.json", async () => ({
  default: await loadExample("examples/database-sessions", "database-sessions"),
}));

const { paste } = await writeLabs(process.cwd());

async function convert(text: string) {
  const conversion = await convertConfig(text, paste.providers);
  if (conversion.kind === "refused") throw new Error(conversion.reason);
  const { files, changed } = conversion;
  const variables = parseEnvironment(files[".env"] ?? "");
  return { code: files["auth.ts"] ?? "", variables, notes: changed.join("\n"), conversion };
}

const CONFIG = `import NextAuth from "next-auth"
import GitHub from "next-auth/providers/github"
export const { auth } = NextAuth({ providers: [GitHub] })
`;

test("lines of an .env are taken over: harmless values as they are, secrets never", async () => {
  const { variables, notes, conversion } = await convert(`${CONFIG}
AUTH_URL="https://app.example"
AUTH_TRUST_HOST=false # behind nginx
AUTH_SECRET=Vt7Qm2Xc9Lp4Rz8Nw3Kd6HsYb
AUTH_GITHUB_ID=Iv1.8a61f9b3a7aba766
DATABASE_URL=postgres://app:Wm5Tr9Bv@db.corp.net/app
NEXTAUTH_URL=http://admin:Rt6Yh2Mk@localhost:3000
AUTH_REDIRECT_PROXY_URL=
`);
  expect(variables).toMatchObject({
    AUTH_URL: "https://app.example",
    AUTH_TRUST_HOST: "false",
    AUTH_GITHUB_ID: "Iv1.8a61f9b3a7aba766",
    AUTH_REDIRECT_PROXY_URL: "",
    AUTH_GITHUB_SECRET: "fake-github-client-secret",
  });
  expect(variables).not.toHaveProperty("DATABASE_URL");
  const all = JSON.stringify(conversion);
  for (const secret of ["Vt7Qm2Xc9Lp4", "Wm5Tr9Bv", "Rt6Yh2Mk"]) expect(all).not.toContain(secret);
  expect(notes).toContain(
    "`.env` has your values of `AUTH_URL`, `AUTH_TRUST_HOST`, `AUTH_GITHUB_ID` and `AUTH_REDIRECT_PROXY_URL`",
  );
  expect(notes).toContain("in place of your own for `AUTH_SECRET` and `NEXTAUTH_URL`");
  expect(notes).toContain("Nothing in the lab reads `DATABASE_URL`");
  expect(notes).toContain(
    "made-up values for `AUTH_GITHUB_SECRET`. The configuration reads them, and your `.env` lines lack them",
  );
});

test("an empty secret stays empty", async () => {
  const { variables } = await convert(`AUTH_SECRET=\n${CONFIG}`);
  expect(variables.AUTH_SECRET).toBe("");
});

test("the secret of Better Auth is none of Auth.js, in the lab as in the app", async () => {
  const { variables } = await convert(`BETTER_AUTH_SECRET=${"ab3".repeat(12)}\n${CONFIG}`);
  expect(variables).not.toHaveProperty("AUTH_SECRET");
  expect(variables).toHaveProperty("BETTER_AUTH_SECRET");
});

test("next-auth's base path is that of the address in the environment", async () => {
  const withPath = await convert(`AUTH_URL=https://app.example/api/auth/signin\n${CONFIG}`);
  expect(withPath.code).toContain('basePath: "/api/auth/signin"');
  expect(withPath.notes).toContain("the path of the address in your `.env` lines");
  const without = await convert(`NEXTAUTH_URL=https://app.example\n${CONFIG}`);
  expect(without.code).toContain('basePath: "/api/auth"');
});

test.each([
  ["process.env.JWT_KEY", ["JWT_KEY"]],
  ["process.env.NEXT_PUBLIC_AUTH_SECRET!", ["NEXT_PUBLIC_AUTH_SECRET"]],
  ["[process.env.NEW_ONE, process.env.OLD_ONE]", ["NEW_ONE", "OLD_ONE"]],
])("a made-up value that is the config's secret is long: %s", async (secret, names) => {
  const text = CONFIG.replace("[GitHub]", `[GitHub], secret: ${secret}`);
  for (const lines of ["", names.map((name) => `${name}=x1y2z3\n`).join("")]) {
    const { variables } = await convert(lines + text);
    for (const name of names) expect(variables[name]?.length, name).toBeGreaterThanOrEqual(32);
  }
});

test.each([
  ["AUTH_KEYCLOAK_ISSUER", "https://admin:hunter2@sso.example/realms/a"],
  ["AUTH_KEYCLOAK_ISSUER", "https://sso.example/realms/a?token=hunter2"],
  ["VAULT_SECRET_ID", "hunter2"],
  ["AWS_ACCESS_KEY_ID", "hunter2"],
  ["SOME_ID", "admin:hunter2"],
  ["GH_PRIVATE", "hunter2abcdef"],
  ["SMTP_AUTH", "hunter2"],
  ["AUTH_BASIC", "hunter2:1234"],
  ["AUTH_BASIC", "admin:hunter2"],
  ["SMTP_PRIVATE", "hunter2.example"],
])("a value that may be a password is made up: %s=%s", async (name, value) => {
  const text = CONFIG.replace("[GitHub]", `[GitHub], theme: { logo: process.env.${name} }`);
  const { variables, conversion } = await convert(`${name}=${value}\n${text}`);
  expect(variables).toHaveProperty(name);
  expect(JSON.stringify(conversion)).not.toContain("hunter2");
});

test.each([
  ["AUTH_GITHUB_ID", "Iv1.8a61f9b3a7aba766"],
  ["AUTH_KEYCLOAK_ID", "app"],
  ["AUTH_KEYCLOAK_ISSUER", "https://sso.example/realms/a"],
  ["SMTP_HOST", "smtp.mail.example"],
  ["SMTP_PORT", "587"],
  ["REDIS_HOST", "localhost:6379"],
  ["SOME_FLAG", "true"],
])("hosts, ids and switches are kept: %s=%s", async (name, value) => {
  const text = CONFIG.replace("[GitHub]", `[GitHub], theme: { logo: process.env.${name} }`);
  const { variables } = await convert(`${name}=${value}\n${text}`);
  expect(variables).toHaveProperty(name, value);
});

test.each([
  "GitHub({ clientSecret: process.env.GH_APP! })",
  "GitHub({ clientSecret: (process.env.GH_APP as string) ?? process.env.OTHER })",
  "GitHub({ token: { url: 'x', headers: { Authorization: `Bearer ${process.env.GH_APP}` } } })",
  "Nodemailer({ server: { auth: { user: 'a', pass: process.env.GH_APP } } })",
])("what is read where a secret belongs is one, whatever it is called: %s", async (provider) => {
  const text = CONFIG.replace("[GitHub]", `[${provider}]`);
  const { variables, conversion } = await convert(`GH_APP=hunter.two\n${text}`);
  expect(variables).toHaveProperty("GH_APP");
  expect(JSON.stringify(conversion)).not.toContain("hunter.two");
});

test("the head of .env says whose the values are", async () => {
  const fake = await convertConfig(`AUTH_SECRET=x1y2z3\n${CONFIG}`, paste.providers);
  const own = await convertConfig(`AUTH_GITHUB_ID=mine\n${CONFIG}`, paste.providers);
  expect(fake).toHaveProperty(["files", ".env"], expect.stringMatching(/^# Fake, as everything/));
  expect(own).toHaveProperty(["files", ".env"], expect.stringMatching(/^# Your values where/));
});

test("a value that gives way to a long secret is not said to be kept", async () => {
  const text = CONFIG.replace("[GitHub]", "[GitHub], secret: process.env.SIGNING_ID");
  const { variables, notes } = await convert(`SIGNING_ID=abc123\n${text}`);
  expect(variables.SIGNING_ID).toMatch(/^a-fake-secret/);
  expect(notes).not.toContain("your values of `SIGNING_ID`");
  expect(notes).toContain("in place of your own for `SIGNING_ID`");
});

test.each(["SvelteKitAuth", "ExpressAuth", "QwikAuth$"])(
  "%s answers at /auth, whatever the path of AUTH_URL is",
  async (framework) => {
    const text = `import GitHub from "@auth/core/providers/github"\nexport const x = ${framework}({ providers: [GitHub] })\n`;
    const { code, notes } = await convert(`AUTH_URL=https://app.example\n${text}`);
    expect(code).toContain('basePath: "/auth"');
    expect(notes).toContain("would take the path of `AUTH_URL`");
    expect((await convert(text)).code).not.toContain("basePath");
  },
);
