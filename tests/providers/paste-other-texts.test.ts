import { expect, test, vi } from "vitest";

import { loadExample } from "../../plugins/examples/load";
import { writeLabs } from "../../plugins/provider-labs/labs";
import { convertConfig } from "../../src/config-code/paste/convert";

vi.mock("@generated/examples/default/database-sessions.json", async () => ({
  default: await loadExample("examples/database-sessions", "database-sessions"),
}));

const { paste } = await writeLabs(process.cwd());

test.each([
  [
    "log",
    "[auth][error] CallbackRouteError: Read more at https://errors.authjs.dev#callbackrouteerror\n[auth][cause]: TypeError: fetch failed",
  ],
  [
    "log",
    "[next-auth][error][JWT_SESSION_ERROR] \nhttps://next-auth.js.org/errors#jwt_session_error decryption operation failed",
  ],
  ["address", "https://app.example/api/auth/error?error=Configuration"],
  ["address", "/auth/signin?error=OAuthAccountNotLinked\n"],
  ["recording", JSON.stringify({ log: { version: "1.2", entries: [{ request: {} }] } }, null, 2)],
  ["recording", JSON.stringify({ log: { version: "1.2", entries: ["x".repeat(200_000)] } })],
  ["environment", "# production\nAUTH_URL=https://app.example\nAUTH_TRUST_HOST=true\n"],
  [
    "middleware",
    'export { auth as middleware } from "@/auth"\nexport const config = { matcher: ["/x"] }',
  ],
  [
    "middleware",
    'import { auth } from "@/auth"\nexport default auth((req) => { if (!req.auth) return })',
  ],
  [
    "client component",
    '"use client"\nimport { signIn } from "next-auth/react"\nexport const B = () => <button onClick={() => signIn("github")}>x</button>',
  ],
])("a %s is told from what it is: %s", async (other, text) => {
  const conversion = await convertConfig(text, paste.providers);
  expect(conversion).toMatchObject({ kind: "refused", other });
  expect(conversion.kind === "refused" && conversion.reason).toMatch(/^(This is|These are) /);
});

test.each(["How do I sign in?", "export const answer = 42", "const url = '/auth/signin'"])(
  "a text that nothing tells leads nowhere: %s",
  async (text) => {
    const conversion = await convertConfig(text, paste.providers);
    expect(conversion).toMatchObject({ kind: "refused" });
    expect(conversion).not.toHaveProperty("other");
  },
);

test("a configuration with its log, addresses and middleware is a configuration", async () => {
  const text = `NextAuth({ providers: [GitHub] })
// [auth][error] UntrustedHost: https://errors.authjs.dev#untrustedhost
export const config = { matcher: ["/x"] }`;
  expect(await convertConfig(text, paste.providers)).toMatchObject({ kind: "converted" });
});
