import { describe, expect, test, vi } from "vitest";

import { loadExample } from "../../plugins/examples/load";
import { writeLabs } from "../../plugins/provider-labs/labs";
import { type Conversion, convertConfig } from "../../src/config-code/paste/convert";
import { playFiles } from "../support/play-files";

vi.mock("@generated/examples/default/database-sessions.json", async () => ({
  default: await loadExample("examples/database-sessions", "database-sessions"),
}));

const { paste } = await writeLabs(process.cwd());

type Converted = Extract<Conversion, { kind: "converted" }>;

async function convert(text: string): Promise<Converted> {
  const conversion = await convertConfig(text, paste.providers);
  if (conversion.kind === "refused") throw new Error(conversion.reason);
  return conversion;
}

/** Plays the tour of what a text is converted into. */
async function play({ files }: Converted): Promise<string> {
  return playFiles({ ...paste.example.files, ...files });
}

const GITHUB = `import GitHub from "next-auth/providers/github"\n`;
const AUTH = `import NextAuth from "next-auth"
import authConfig from "./auth.config"

export const { auth, handlers } = NextAuth({ ...authConfig, session: { strategy: "jwt" } })
`;
const MIDDLEWARE = `import NextAuth from "next-auth"
import authConfig from "./auth.config"

export const { auth: middleware } = NextAuth(authConfig)
export default middleware
export const config = { matcher: ["/((?!api).*)"] }
`;

/** The file with the providers, in each way in which it exports them. */
const SPLIT: Record<string, string> = {
  "a plain default export": `${GITHUB}export default { providers: [GitHub] }\n`,
  satisfies: `import type { NextAuthConfig } from "next-auth"\n${GITHUB}export default {\n  providers: [GitHub],\n} satisfies NextAuthConfig\n`,
  "a variable": `${GITHUB}const config = { providers: [GitHub] }\nexport default config\n`,
  "a variable with the name of the import": `${GITHUB}const authConfig = { providers: [GitHub] }\nexport default authConfig\n`,
};

describe("a configuration that is split into files is one lab", () => {
  const named = AUTH.replace("import authConfig", "import { authConfig }");
  const forms: [string, string, string][] = [
    ...Object.entries(SPLIT).map(([form, file]): [string, string, string] => [form, file, AUTH]),
    ["a named export", `${GITHUB}export const authConfig = { providers: [GitHub] }\n`, named],
    [
      "a named export under another name",
      `${GITHUB}export const base = { providers: [GitHub] }\n`,
      named.replace("{ authConfig }", "{ base as authConfig }"),
    ],
  ];
  test.each(forms)("%s", async (_form, file, auth) => {
    for (const text of [
      file + auth,
      auth + file,
      `// auth.config.ts\n${file}\n// auth.ts\n${auth}`,
      `${file}${MIDDLEWARE.replace("import authConfig", auth === AUTH ? "import authConfig" : "import { authConfig }")}${auth}`,
      "```ts\n" + file + '```\nand\n```ts title="auth.ts"\n' + auth + "```\n",
    ]) {
      const conversion = await convert(text);
      const { files, changed, missing } = conversion;
      expect(files["auth.ts"]).toContain("{ ...authConfig");
      expect(files["auth.ts"]).not.toContain("matcher");
      expect(missing).toEqual([]);
      expect(changed.join("\n")).toContain("Your files are one file here");
      expect(await play(conversion)).toContain("/callback/github");
    }
  });
});

test("files that only use the configuration are left out, and named", async () => {
  const file = SPLIT["a variable"] ?? "";
  const { files, changed } = await convert(
    `// auth.config.ts\n${file}\n// middleware.ts\n${MIDDLEWARE}\n// auth.ts\n${AUTH}
// app/api/auth/[...nextauth]/route.ts
import { handlers } from "@/auth"
export const { GET, POST } = handlers
`,
  );
  expect(files["auth.ts"]).not.toContain("GET");
  const notes = changed.join("\n");
  expect(notes).toContain("“middleware.ts”");
  expect(notes).toContain("“app/api/auth/[...nextauth]/route.ts”");
});

test("two files may call different things by one name", async () => {
  const text = `// lib/access.ts
const allowed = ["a.example"]
export const isAllowed = (email) => allowed.length > 0 && Boolean(email)

// auth.ts
import NextAuth from "next-auth"
${GITHUB}import { isAllowed } from "@/lib/access"
const allowed = true
export const { auth } = NextAuth({
  providers: [GitHub],
  callbacks: { signIn: ({ profile }) => allowed && isAllowed(profile?.email) },
})
`;
  const conversion = await convert(text);
  expect(conversion.missing).toEqual([]);
  expect(conversion.files["auth.ts"]).toMatch(/allowed_2 = \["a\.example"\]/);
  expect(conversion.files["auth.ts"]).toContain("allowed_2.length");
  expect(await play(conversion)).toContain("/callback/github");
});

test("a file that is not there is still asked for, whatever others are", async () => {
  const text = `// lib/prisma.ts\nexport default { client: true }\n\n// auth.ts\n${AUTH}`;
  expect(await convertConfig(text, paste.providers)).toMatchObject({
    kind: "refused",
    reason: expect.stringContaining("./auth.config") as string,
  });
});

describe("a provider that nothing imports is the library's", () => {
  test.each([
    ["GitHub", "NextAuth({ providers: [GitHub] })", "github"],
    ["Discord", "NextAuth({ providers: [Discord({ clientId: process.env.ID })] })", "discord"],
    [
      "GoogleProvider, in an object alone",
      "export const authOptions = { providers: [GoogleProvider({ clientId: process.env.GOOGLE_ID })], secret: process.env.NEXTAUTH_SECRET }",
      "google",
    ],
    [
      "CredentialsProvider",
      'NextAuth({ providers: [CredentialsProvider({ credentials: { name: {} }, authorize: () => ({ id: "1", name: "Alice" }) })] })',
      "credentials",
    ],
    [
      "Resend",
      'NextAuth({ adapter: PrismaAdapter(prisma), providers: [Resend({ from: "no-reply@app.example" })] })',
      "resend",
    ],
    ["Apple", "NextAuth({ providers: [Apple] })", "apple"],
    [
      "pushed to a list",
      "const providers = []\nproviders.push(GitHub)\nNextAuth({ providers })",
      "github",
    ],
  ])("%s", async (name, text, module) => {
    const conversion = await convert(text);
    expect(conversion.files["auth.ts"]).toContain(`from "@auth/core/providers/${module}"`);
    expect(conversion.files["stand-ins.ts"] ?? "").not.toContain("oidc");
    expect(conversion.changed.join("\n")).toContain("Nothing in your text imports");
    expect(await play(conversion), name).toContain("/callback/");
  });
});

test("a configuration of which nothing tells the framework is taken for next-auth's, and that is said", async () => {
  const bare = await convert("export default { providers: [GitHub] }");
  expect(bare.files["auth.ts"]).toContain('basePath: "/api/auth"');
  expect(bare.changed.join("\n")).toContain("takes it for a configuration of `next-auth`");
  const core = await convert(
    'import type { AuthConfig } from "@auth/core"\nexport default { providers: [GitHub] } satisfies AuthConfig',
  );
  expect(core.files["auth.ts"]).not.toContain("basePath");
});

test("prose around fenced code is left out, and that is said", async () => {
  const fenced = "Here it is:\n\n```ts\nNextAuth({ providers: [GitHub] })\n```\n\nIt fails with (";
  const { files, changed } = await convert(fenced);
  expect(files["auth.ts"]).toContain("providers/github");
  expect(changed[0]).toContain("Prose around them is left out.");
});

test("middleware without a matcher, pasted first, is not taken for the configuration", async () => {
  const middleware = MIDDLEWARE.replace(/export const config = .*\n/, "");
  const file = SPLIT["a plain default export"] ?? "";
  const auth = AUTH.replace("session:", "callbacks: { signIn: () => true }, session:");
  for (const text of [middleware + auth + file, middleware + file + auth]) {
    expect((await convert(text)).files["auth.ts"]).toContain("signIn: () => true");
  }
});

test("of several files that call a framework, the one that others import from is the app's", async () => {
  const other = `import NextAuth from "next-auth"
import { auth } from "./auth"
export const { auth: edge } = NextAuth({ providers: [], callbacks: { session: auth } })
`;
  const auth = `// auth.ts\nimport NextAuth from "next-auth"\n${GITHUB}export const { auth } = NextAuth({ providers: [GitHub] })\n`;
  for (const text of [`// edge.ts\n${other}${auth}`, `${auth}// edge.ts\n${other}`]) {
    expect((await convert(text)).files["auth.ts"]).toContain("providers: [GitHub]");
  }
});

test("no note quotes a secret from the address of a file", async () => {
  const text = `// auth.config.ts\n${SPLIT["a plain default export"]}
// auth.ts
import NextAuth from "next-auth"
import authConfig from "./ghp_Q8w3Er5Ty7Ui9Op1As3Df5Gh7Jk9Lz2Xc4V/auth.config"
export const { auth } = NextAuth({ ...authConfig })
`;
  const conversion = await convert(text);
  expect(conversion.changed.join("\n")).toContain("Your files are one file here");
  expect(JSON.stringify(conversion)).not.toContain("ghp_Q8w3");
});
