import { expect, test, vi } from "vitest";

import { loadExample } from "../../plugins/examples/load";
import { writeLabs } from "../../plugins/provider-labs/labs";
import { convertConfig } from "../../src/config-code/paste/convert";
import { playFiles } from "../support/play-files";

vi.mock("@generated/examples/default/database-sessions.json", async () => ({
  default: await loadExample("examples/database-sessions", "database-sessions"),
}));

const { paste } = await writeLabs(process.cwd());

/** What becomes of a file, with changes to the files of its lab. */
async function convert(text: string, changes: Record<string, string> = {}) {
  const conversion = await convertConfig(text, paste.providers);
  if (conversion.kind === "refused") throw new Error(conversion.reason);
  const { files, changed, missing } = conversion;
  return {
    files,
    notes: [...changed, ...missing].join("\n"),
    play: () => playFiles({ ...paste.example.files, ...files, ...changes }),
  };
}

const HEAD = `import NextAuth from "next-auth"\nimport Okta from "next-auth/providers/okta"\n`;
const PROVIDERS =
  '[Okta({ clientId: "app", clientSecret: "x", name: `id-${tenant}`, issuer: "https://example.okta.com" })]';

const SYNC = `${HEAD}
const byHost = { "app.example": "a" }
export const { auth } = NextAuth((req) => {
  const tenant = byHost[req?.headers.get("host")]
  return { providers: ${PROVIDERS} }
})
`;

const ASYNC = `${HEAD}
const find = async (host) => ({ "app.example": "a" })[host]
export const { auth } = NextAuth(async (req) => {
  const tenant = await find(req?.headers.get("host"))
  return { providers: ${PROVIDERS} }
})
`;

test.each([
  ["a function", SYNC],
  ["an async function", ASYNC],
])("%s of the request gets undefined, as in next-auth's signIn()", async (_name, text) => {
  const { files, notes, play } = await convert(text);
  expect(files["stand-ins.ts"]).toContain("export const req: any = undefined;");
  expect(notes).toContain("with `undefined`, as `next-auth` does for `signIn()`");
  const transcript = await play();
  expect(transcript).toContain("/callback/okta");
  expect(transcript).toContain("id-undefined");
});

test("a request that the reader writes into the stand-in reaches the function", async () => {
  const { files } = await convert(ASYNC);
  const standIns = (files["stand-ins.ts"] ?? "").replace(
    "req: any = undefined",
    'req: any = new Request("https://app.example/", { headers: { host: "app.example" } })',
  );
  const { play } = await convert(ASYNC, { "stand-ins.ts": standIns });
  expect(await play()).toContain("id-a");
});

test("a file that waits at its top runs, and it is said how", async () => {
  const text = `${HEAD}
const tenant = await Promise.resolve("b")
export const { auth } = NextAuth({ providers: ${PROVIDERS} })
`;
  const { files, notes, play } = await convert(text);
  expect(files["auth.ts"]).toContain("async function makeConfig(): Promise<AuthConfig>");
  expect(files["auth.ts"]).toContain('basePath: "/api/auth"');
  expect(notes).toContain("Your configuration waits for something");
  expect(await play()).toContain("id-b");
});

test.each([
  ["that fails", "await Promise.reject(new Error('no tenants'))", "no tenants"],
  ["that never ends", "await new Promise(() => undefined)", "does not come within"],
])("a wait %s is told as the file's failure", async (_name, wait, message) => {
  const text = `${HEAD}const tenant = ${wait}\nexport const { auth } = NextAuth({ providers: ${PROVIDERS} })`;
  await expect((await convert(text)).play()).rejects.toThrow(message);
});

test("a stand-in in a text is written by its name while files are loaded", async () => {
  const text = `${HEAD}import { tenant } from "./tenants"\nexport const { auth } = NextAuth({ providers: ${PROVIDERS} })`;
  expect(await (await convert(text)).play()).toContain("id-tenant");
});

test("what a text says over several lines stays as it is in a file that waits", async () => {
  const text = `${HEAD}
const tenant = await Promise.resolve("b")
const page = \`<p>
\${["x"].map((one) => \`
\${one}\`)}
</p>\`
export const { auth } = NextAuth({ providers: ${PROVIDERS}, theme: { logo: page } })
`;
  const { files } = await convert(text);
  expect(files["auth.ts"]).toContain(
    '  const page = `<p>\n${["x"].map((one) => `\n${one}`)}\n</p>`',
  );
});
