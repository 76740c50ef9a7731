import { describe, expect, test, vi } from "vitest";

import { convertConfig } from "../../src/config-code/paste/convert";
import { withoutSecrets } from "../../src/config-code/paste/secrets";
import { decodeShare, encodeShare } from "../../src/lab/state/share";
import { madeUpSecrets, randomFrom, type Secret } from "./made-up-secrets";

vi.mock("@generated/examples/default/database-sessions.json", () => ({
  default: { files: { "db.ts": "", "schema.ts": "" } },
}));

const SECRETS = madeUpSecrets(300, 13);

/** A configuration that takes over what is declared above it, and has these members. */
const config = (members: string, above = "") => `
import NextAuth from "next-auth"
import GitHub from "next-auth/providers/github"
${above}
export const { handlers, auth } = NextAuth({
  providers: [GitHub],
  ${members}
})
`;

const quoted = (text: string) => JSON.stringify(text);
const halves = (text: string) => [
  text.slice(0, Math.floor(text.length / 2)),
  text.slice(Math.floor(text.length / 2)),
];
const commented = (text: string) => text.replaceAll("\n", "\n// ");
const escaped = (text: string) =>
  [...text].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");

/** Where a secret may stand in what is pasted. */
const POSITIONS: Record<string, (text: string) => string> = {
  "a member named like one": (text) => config(`secret: ${quoted(text)},`),
  "a member that says nothing": (text) => config(`extra: ${quoted(text)},`),
  "a member with a name in quotes": (text) => config(`"client-secret": ${quoted(text)},`),
  "a member deep inside": (text) =>
    config(`a: { b: [{ c: { webhookSecret: ${quoted(text)} } }] },`),
  "a variable named like one": (text) => config("apiKey,", `const apiKey = ${quoted(text)}`),
  "a variable that says nothing": (text) => config("x: value,", `const value = ${quoted(text)}`),
  "a line of a comment": (text) => config(`// It was ${commented(text)}\n  debug: true,`),
  "a comment after code": (text) => config(`debug: true, /* ${text} */`),
  "a comment with a pair": (text) => config(`// clientSecret: ${quoted(text)},\n  debug: true,`),
  "a template": (text) => config(`extra: \`${text}\`,`),
  "a template around something": (text) =>
    config("extra: `${scheme} ${scheme} " + text + " `,", 'const scheme = "x"'),
  "texts joined, in a secret": (text) => config(`secret: ${halves(text).map(quoted).join(" + ")},`),
  "texts joined, elsewhere": (text) =>
    config(`extra: (${halves(text).map(quoted).join(") + (")}),`),
  "a template that joins": (text) =>
    config("extra: `" + halves(text)[0] + "${" + quoted(halves(text)[1] ?? "") + "}`,"),
  "an array": (text) => config(`extra: ["a", ${quoted(text)}],`),
  "an array of secrets": (text) => config(`secrets: { a: ${quoted(text)}, b: "c" },`),
  "a header": (text) =>
    config(`headers: { Authorization: ${quoted(`Bearer ${text.replaceAll("\n", "")}`)} },`),
  "a header that is set": (text) =>
    config(
      `callbacks: { signIn() { headers.set("X-Api-Key", ${quoted(text)}) } },`,
      "const headers = new Headers()",
    ),
  "an .env above": (text) => `AUTH_SECRET="${text}"\nAUTH_URL=x\n${config("debug: true,")}`,
  "a default": (text) => config(`extra: process.env.SOME_SECRET ?? ${quoted(text)},`),
  "a default without a name": (text) => config(`extra: process.env.SOME || ${quoted(text)},`),
  "a default of a parameter": (text) =>
    config(`callbacks: { jwt: ({ token, secret = ${quoted(text)} }) => token },`),
  "a comparison": (text) =>
    config(`callbacks: { signIn: ({ user }) => user.password === ${quoted(text)} },`),
  "an assignment": (text) =>
    config(
      "callbacks: { signIn: () => { options.secret = " + quoted(text) + " } },",
      "const options = {}",
    ),
  "what is encoded": (text) => config(`secret: new TextEncoder().encode(${quoted(text)}),`),
  escapes: (text) => config(`extra: "${escaped(text)}",`),
  "a type": (text) =>
    config("extra: x,", `type X = ${quoted(text)}\nconst x: X | undefined = undefined`),
  "a name of a member": (text) => config(`extra: { ${quoted(text)}: true },`),
  "types of the framework": (text) =>
    `declare module "next-auth" { /* ${text} */ interface Session { a: ${quoted(text)} } }${config("")}`,
  "an adapter that is replaced": (text) =>
    config(
      `adapter: SomeAdapter(${quoted(text)}, { secret: ${quoted(text)} }),`,
      'import { SomeAdapter } from "some-adapter"',
    ),
  "a statement that is left out": (text) => `
import NextAuth from "next-auth"
export const { auth } = NextAuth((request) => {
  const list = []
  list.push(request.x, ${quoted(text)})
  return { providers: list }
})`,
};

/** All that readers and those whom they send a link get of a conversion. */
async function resultOf(text: string): Promise<string> {
  const conversion = await convertConfig(text, []);
  if (conversion.kind === "refused") throw new Error(`${conversion.reason}\n${text}`);
  const shared = await encodeShare({ example: "pasted", files: conversion.files });
  expect(await decodeShare(shared)).toMatchObject({ files: conversion.files });
  return [...Object.values(conversion.files), ...conversion.changed, ...conversion.missing].join(
    "\n",
  );
}

describe("no secret of what is pasted is left", () => {
  test.each(Object.entries(POSITIONS))(
    "in %s",
    async (_position, write) => {
      const left: Secret["kind"][] = [];
      for (const { kind, text, parts } of SECRETS) {
        const result = await resultOf(write(text));
        const pieces = parts.flatMap((part) => [
          part,
          ...halves(part).filter((half) => half.length > 9),
        ]);
        if (pieces.some((piece) => result.includes(piece))) left.push(kind);
      }
      expect(left).toEqual([]);
    },
    120_000,
  );
});

describe("a value of a member that is named like a secret becomes a variable, whatever it is", () => {
  test.each([
    "9fK2-test-aa81LmXp0aTt9WcYsHq3v",
    "correct horse your battery staple 8123",
    "acme-prod-secret-9aX7Qq",
    "Contest4Me-77aa",
    "hunter2",
    "your-client-secret",
    "swordfish",
  ])("%s", (value) => {
    for (const name of [
      "clientSecret",
      "secret",
      "webhookSecret",
      "jwtSecret",
      '"client-secret"',
      "pass",
      "dbPassword",
      "STRIPE_KEY",
      "accessToken",
      "'x-api-key'",
      "AUTH_PWD",
      "webhookUrl",
    ]) {
      const { code, moved } = withoutSecrets(`const a = { ${name}: "${value}" }`);
      expect(code, name).toMatch(/: process\.env\.[A-Z][A-Z_]*/);
      expect(code, name).not.toContain(value);
      expect(moved, name).toHaveLength(1);
    }
  });
});

test("a secret that its name told is one in a comment, too", () => {
  const { code } = withoutSecrets(`const a = { password: "hunter22" } // Was: hunter22.`);
  expect(code).not.toContain("hunter22");
});

const LITERALS = [
  "Your app",
  "openid email profile offline_access",
  "https://api.github.com/user?per_page=100&sort=created",
  "https://login.microsoftonline.com/3f2504e0-4f89-41d3-9a0c-0305e82c3301/v2.0",
  "postgres://postgres:postgres@localhost:5432/postgres",
  "postgresql://user:password@localhost:5432/db?schema=public",
  "mongodb://root:example@mongo:27017",
  "redis://localhost:6379/0",
  "smtp://username:password@smtp.example.com:587",
  "Bearer <token>",
  "Bearer your-access-token",
  "sk_test_xxxxxxxxxxxxxxxxxxxxxxxx",
  "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
  "https://hooks.slack.com/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX",
  "__Secure-authjs.session-token",
  "application/vnd.github.v3+json",
  "2024-01-01T00:00:00.000Z",
  "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
  "123456789012.apps.googleusercontent.com",
  "src/app/api/auth/[...nextauth]/route.ts",
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ",
  "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
  "getUserByAccountProviderId",
  "refresh_token",
  "client_secret_post",
];

const NAMES = [
  "title",
  "issuer",
  "value",
  "redirect",
  "scope",
  "url",
  "text",
  "tokenEndpointAuthMethod",
];
const words =
  "account profile session callback provider database request response expiry rotation".split(" ");

/** A hundred texts that nobody takes for secrets: those above, and sentences and paths of words. */
const FAKES = Array.from({ length: 100 }, (_, index) => {
  const random = randomFrom(index);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const joint = pick([" ", "-", "_", "/", "."]);
  const text = LITERALS[index] ?? Array.from({ length: 4 }, () => pick(words)).join(joint);
  return { text, name: NAMES[index % NAMES.length] ?? "" };
});

describe("what is no secret stays as it is typed", () => {
  test.each(FAKES)("$name: $text", ({ text, name }) => {
    for (const code of [
      `const a = { ${name}: ${quoted(text)} }`,
      `const ${name} = ${quoted(text)}`,
      `f(${quoted(text)}, [${quoted(text)}])`,
      `const b = x ?? \`${text}\` // ${text}`,
    ]) {
      expect(withoutSecrets(code).code).toBe(code);
    }
  });

  test.each([
    'const a = { token: "https://accounts.example/oauth/token" }',
    'const a = { authorization: "https://accounts.example/authorize?scope=openid" }',
    'const a = { credentials: { password: { label: "Password", type: "password" } } }',
    'const a = { cookies: { sessionToken: { name: "__Host-session-token", options: { path: "/" } } } }',
    'const a = { client: { token_endpoint_auth_method: "client_secret_post" } }',
    "const a = { headers: { Authorization: `Bearer ${token}` } }",
    "const a = { secret: process.env.AUTH_SECRET!, clientId: 'Iv1.8a61f9b3a7aba766' }",
    "const a = `postgres://${user}:${password}@${host}/db`",
    'const a = body.grant_type === "refresh_token" ? "a" : ""',
    "const a = { session: { maxAge: 2592000 }, tokenLifetime: 3600000 } // The token is renewed, token: string",
    'import { a } from "drizzle-orm/sql-js"',
  ])("%s", (code) => expect(withoutSecrets(code).code).toBe(code));
});
