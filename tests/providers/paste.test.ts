import { describe, expect, test, vi } from "vitest";

import { writeLabs } from "../../plugins/provider-labs/labs";
import { type Conversion, convertConfig } from "../../src/playground/paste/convert";
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

describe("a pasted configuration becomes a lab whose tour signs in", () => {
  test.each([
    ["next-auth 5", NEXT],
    ["next-auth 4 with an adapter", VERSION_4],
    ["SvelteKit", SVELTE],
    ["Express", EXPRESS],
  ])("%s", async (_name, text) => {
    const { files } = await convert(text);
    expect(await playFiles({ ...paste.example.files, ...files })).toContain("/callback/");
  });
});

test("a framework's path is kept, and said", async () => {
  const { files, changed } = await convert(NEXT);
  expect(files["auth.ts"]).toContain('basePath: "/api/auth"');
  expect(changed.join(" ")).toContain("/api/auth");
});

test("variables of the environment get fake values", async () => {
  const { files } = await convert(NEXT);
  expect(files[".env"]).toMatch(/^AUTH_SECRET=./m);
  expect(files[".env"]).toMatch(/^AUTH_GITHUB_ID=./m);
  expect(files[".env"]).toMatch(/^GOOGLE_SECRET=./m);
});

test("a secret in the text is replaced, wherever it stands", async () => {
  const { files, changed } = await convert(VERSION_4);
  expect(Object.values(files).join("\n")).not.toContain("Hq3vX81LmZp0aTt9WcYs");
  expect(changed.join(" ")).toContain("clientSecret");
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
