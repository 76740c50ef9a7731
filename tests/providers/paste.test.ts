import { describe, expect, test, vi } from "vitest";

import { writeLabs } from "../../plugins/provider-labs/labs";
import { type Conversion, convertConfig } from "../../src/config-code/paste/convert";
import { loadExample } from "../../plugins/examples/load";
import { playFiles } from "../support/play-files";

vi.mock("@generated/examples/default/database-sessions.json", async () => ({
  default: await loadExample("examples/database-sessions", "database-sessions"),
}));

const { paste } = await writeLabs(process.cwd());

/** Converts a text that has a configuration. */
async function convert(text: string): Promise<Extract<Conversion, { kind: "converted" }>> {
  const conversion = await convertConfig(text, paste.providers);
  if (conversion.kind === "refused") throw new Error(conversion.reason);
  return conversion;
}

const NEXT = `
import NextAuth from "next-auth"
import GitHub from "next-auth/providers/github"
import Google from "next-auth/providers/google"

export const { handlers, signIn, signOut, auth } = NextAuth({
  providers: [GitHub, Google({ clientId: process.env.GOOGLE_ID, clientSecret: process.env.GOOGLE_SECRET })],
  callbacks: {
    jwt({ token, profile }) {
      if (profile) token.locale = profile.locale
      return token
    },
  },
})
`;

const VERSION_4 = `
import NextAuth, { type NextAuthOptions } from "next-auth"
import KeycloakProvider from "next-auth/providers/keycloak"
import { PrismaAdapter } from "@next-auth/prisma-adapter"
import { prisma } from "@/lib/prisma"

export const authOptions: NextAuthOptions = {
  adapter: PrismaAdapter(prisma),
  providers: [
    KeycloakProvider({
      clientId: "app",
      clientSecret: "Hq3vX81LmZp0aTt9WcYs",
      issuer: "https://sso.corp.example/realms/main",
    }),
  ],
  session: { strategy: "database" },
}
export default NextAuth(authOptions)
`;

const SVELTE = `
import { SvelteKitAuth } from "@auth/sveltekit"
import GitHub from "@auth/sveltekit/providers/github"
import { AUTH_SECRET, GITHUB_ID, GITHUB_SECRET } from "$env/static/private"

export const { handle } = SvelteKitAuth({
  secret: AUTH_SECRET,
  trustHost: true,
  providers: [GitHub({ clientId: GITHUB_ID, clientSecret: GITHUB_SECRET })],
})
`;

const EXPRESS = `
import express from "express"
import { ExpressAuth } from "@auth/express"
import Discord from "@auth/express/providers/discord"

const app = express()
app.use("/auth", ExpressAuth({ providers: [Discord] }))
app.listen(3000)
`;

const SOLID = `
import { SolidAuth } from "@auth/solid-start"
import GitHub from "@auth/core/providers/github"

export const { GET, POST } = SolidAuth({
  providers: [GitHub({ clientId: process.env.GITHUB_ID, clientSecret: process.env.GITHUB_SECRET })],
})
`;

const NUXT = `
import { NuxtAuthHandler } from "#auth"
import GithubProvider from "next-auth/providers/github"

export default NuxtAuthHandler({
  providers: [GithubProvider({ clientId: process.env.GITHUB_ID, clientSecret: process.env.GITHUB_SECRET })],
})
`;

describe("a pasted configuration becomes a lab whose tour signs in", () => {
  test.each([
    ["next-auth 5", NEXT],
    ["next-auth 4 with an adapter", VERSION_4],
    ["SvelteKit", SVELTE],
    ["Express", EXPRESS],
    ["SolidStart", SOLID],
  ])("%s", async (_name, text) => {
    const { files } = await convert(text);
    expect(await playFiles({ ...paste.example.files, ...files })).toContain("/callback/");
  });
});

test("a page of pages.signIn that is a path of Auth.js redirects without end, as in an app", async () => {
  const { files } = await convert(
    SVELTE.replace("trustHost", 'pages: { signIn: "/auth/signin" },\n  trustHost'),
  );
  expect(files["auth.ts"]).toContain('signIn: "/auth/signin"');
  const played = playFiles({ ...paste.example.files, ...files });
  await expect(played).rejects.toThrow();
});

test("a framework's path is kept, and said", async () => {
  const { files, changed } = await convert(NEXT);
  expect(files["auth.ts"]).toContain('basePath: "/api/auth"');
  expect(changed.join(" ")).toContain("/api/auth");
});

test("a note says what a framework does that the lab does not", async () => {
  const notesOf = async (text: string) => (await convert(text)).changed.join("\n");
  const lacking = SVELTE.replace("  trustHost: true,\n", "");
  expect(lacking).not.toBe(SVELTE);
  expect(await notesOf(lacking)).toContain("Your configuration lacks `trustHost: true`.");
  expect(await notesOf(SVELTE)).not.toContain("lacks `trustHost");
  for (const text of [SVELTE, lacking]) {
    expect(await notesOf(text)).toContain("switches off the CSRF check");
  }
  for (const path of ["/auth/*", "/auth/*splat", "/api/auth/*"]) {
    const wildcard = EXPRESS.replace('"/auth"', JSON.stringify(path));
    expect(await notesOf(wildcard), path).toContain("Express 5 refuses");
  }
  for (const text of [EXPRESS, NEXT]) {
    expect(await notesOf(text)).not.toMatch(/wildcard|CSRF|trustHost|basePath:/);
    expect(await notesOf(text)).toContain("not given, as the framework does.");
  }
  const solid = await notesOf(SOLID);
  expect(solid).toContain("and no other variable");
  expect(solid).toContain("answers each of its own routes with the status 400");
  const complete = SOLID.replace("({", '({\n  basePath: "/api/auth",');
  expect(await notesOf(complete)).not.toContain("status 400");
  expect(await notesOf(NUXT)).toContain("this site has not checked");
});

test("variables of the environment get fake values", async () => {
  const { files } = await convert(NEXT);
  expect(files[".env"]).toMatch(/^AUTH_SECRET=./m);
  expect(files[".env"]).toMatch(/^AUTH_GITHUB_ID=./m);
  expect(files[".env"]).toMatch(/^GOOGLE_SECRET=./m);
});

test("a secret in the text becomes a variable that the lab reads from .env, and is named", async () => {
  const { files, changed } = await convert(VERSION_4);
  expect(JSON.stringify([files, changed])).not.toContain("Hq3vX81LmZp0aTt9WcYs");
  expect(files["auth.ts"]).toContain("clientSecret: process.env.AUTH_KEYCLOAK_SECRET");
  expect(files[".env"]).toMatch(/^AUTH_KEYCLOAK_SECRET=fake/m);
  expect(changed.join(" ")).toContain("`clientSecret` as `AUTH_KEYCLOAK_SECRET`");
});

const SECRETS = `
import NextAuth from "next-auth"
import GitHub from "next-auth/providers/github"
import Resend from "next-auth/providers/resend"
import { SupabaseAdapter } from "@auth/supabase-adapter"

// The old one was Vt7Qm2Xc9Lp4Rz8Nw3Kd6HsYb
const key = "sk_live_Vt7Qm2Xc9Lp4"
const database = "postgres://app:Wm5Tr9Bv@db.corp.net/app"
type Kind = "sk_live_Type7Qm2Xc9Lp"
const kind: Kind | undefined = undefined
const same = "sk_live_Vt7Qm2Xc9Lp4"

export const { auth } = NextAuth({
  adapter: SupabaseAdapter({ url: database, secret: "Pq8Lw2Zx7" }),
  secret: "Jd73kLq0",
  jwt: { secret: "Bn52mWx9" },
  providers: [
    GitHub({ clientId: "Iv1.8a61f9b3a7aba766", clientSecret: "Rt6Yh2Mk" }),
    Resend({ apiKey: "re_8Hq3vX81_LmZp0aTt9WcYs", from: "no-reply@app.example" }),
  ],
  callbacks: { session: ({ session }) => ({ ...session, key, kind, same, database }) },
})
`;

test("no secret is left anywhere, and each value has a variable of its own", async () => {
  const conversion = await convert(SECRETS);
  const { files, changed } = conversion;
  const all = JSON.stringify(conversion);
  for (const secret of [
    "Vt7Qm2Xc9Lp4",
    "Wm5Tr9Bv",
    "Type7Qm2Xc9Lp",
    "Pq8Lw2Zx7",
    "Jd73kLq0",
    "Bn52mWx9",
    "Rt6Yh2Mk",
    "8Hq3vX81",
  ]) {
    expect(all).not.toContain(secret);
  }
  const code = files["auth.ts"] ?? "";
  expect(code).toContain("clientSecret: process.env.AUTH_GITHUB_SECRET");
  expect(code).toContain("apiKey: process.env.AUTH_RESEND_KEY");
  expect(code).toContain("  secret: process.env.AUTH_SECRET,");
  expect(code).toContain("jwt: { secret: process.env.AUTH_SECRET_2 }");
  expect(code).toContain("key = process.env.KEY");
  expect(code).toContain("same = process.env.KEY");
  expect(code).toContain('type Kind = "fake-');
  expect(code).toContain("postgres://app:fake-password@db.corp.net/app");
  expect(code).toContain("Iv1.8a61f9b3a7aba766");
  for (const name of ["AUTH_GITHUB_SECRET", "AUTH_RESEND_KEY", "AUTH_SECRET_2", "KEY"]) {
    expect(files[".env"]).toMatch(new RegExp(`^${name}=.`, "m"));
    expect(changed.join(" ")).toContain(`\`${name}\``);
  }
});

test("what the configuration refers to comes along, in order, and what changes it", async () => {
  const text = `
import NextAuth from "next-auth"
import GitHub from "next-auth/providers/github"
import GitLab from "next-auth/providers/gitlab"

const DAY = 24 * 3600
const week = 7 * DAY
const providers = [GitHub]
const unused = 1
if (week > DAY) providers.push(GitLab)
async function onSignIn({ user }) { return isKnown(user.email) }
const isKnown = (email) => Boolean(email)

export const { auth } = NextAuth((request) => {
  const path = request.url
  const maxAge = week
  return { providers, session: { maxAge }, callbacks: { signIn: onSignIn } }
})
`;
  const { files, missing } = await convert(text);
  const code = files["auth.ts"] ?? "";
  const order = [
    "const DAY = 24 * 3600",
    "const week = 7 * DAY",
    "const providers = [GitHub]",
    "providers.push(GitLab)",
    "async function onSignIn",
    "const isKnown",
    "const maxAge = week",
    "const config: AuthConfig",
  ].map((part) => code.indexOf(part));
  expect(order).toEqual([...order].sort((a, b) => a - b));
  expect(order).not.toContain(-1);
  expect(code).not.toContain("unused");
  expect(missing).toEqual([]);
  expect(await playFiles({ ...paste.example.files, ...files })).toContain("/callback/");
});

test("an adapter of a database that a lab does not have gives way to the lab's own", async () => {
  const { files, changed } = await convert(VERSION_4);
  expect(files["auth.ts"]).toContain("DrizzleAdapter");
  expect(Object.keys(files)).toContain("db.ts");
  expect(changed.join(" ")).toContain("PrismaAdapter");
});

test("what is imported from elsewhere gets a stand-in, and is named", async () => {
  const { files, missing } = await convert(`
import NextAuth from "next-auth"
import GitHub from "next-auth/providers/github"
import { isAllowed } from "@/lib/access"

export const { auth } = NextAuth({
  providers: [GitHub],
  callbacks: { signIn: ({ profile }) => isAllowed(profile?.email) },
})
`);
  expect(files["stand-ins.ts"]).toContain("export const isAllowed");
  expect(missing.join(" ")).toContain("@/lib/access");
});

test.each([
  ["nothing", "  \n", "Paste the file"],
  ["prose", "How do I sign in with GitHub?", "no configuration in this text"],
  ["code without a configuration", "export const answer = 42;", "no configuration in this text"],
  [
    "a configuration whose providers are in another file",
    'import NextAuth from "next-auth"\nimport config from "./auth.config"\nexport const { auth } = NextAuth({ ...config })',
    "auth.config",
  ],
])("%s is refused with a reason", async (_name, text, reason) => {
  const conversion = await convertConfig(text, paste.providers);
  expect(conversion).toMatchObject({
    kind: "refused",
    reason: expect.stringContaining(reason) as string,
  });
});

test("no text makes the conversion throw", async () => {
  for (let cut = 0; cut < VERSION_4.length; cut += 7) {
    const conversion = await convertConfig(VERSION_4.slice(0, cut), paste.providers);
    expect(["converted", "refused"]).toContain(conversion.kind);
  }
});
