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
