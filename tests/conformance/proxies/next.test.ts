import { readFile } from "node:fs/promises";
import { parseEnv } from "node:util";

import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";

import { buildNext, type NextBuild } from "../frameworks/next-server";
import { startProxy } from "./real-proxy";
import { ProxyVisitor, redirectUriOf } from "./visitor";

const CALLBACK = "https://app.example/api/auth/callback/acme";

/** An app of Next.js. Its provider answers without a network. */
const files = async () => ({
  "acme.ts": await readFile("tests/conformance/proxies/acme.ts", "utf8"),
  "auth.ts": `import NextAuth from "next-auth";
    import { acme } from "./acme";
    export const { handlers, auth, signIn } = NextAuth({ providers: [acme("/api/auth")] });`,
  "app/api/auth/[...nextauth]/route.ts": `import { handlers } from "@/auth";
    export const { GET, POST } = handlers;`,
  "app/me/route.ts": `import { auth } from "@/auth";
    export const GET = async () => Response.json(await auth());`,
  "app/layout.tsx": `export default function Layout({ children }) {
    return <html lang="en"><body>{children}</body></html>; }`,
  "app/page.tsx": `import { signIn } from "@/auth";
    async function start() { "use server"; await signIn("acme"); }
    export default function Page() { return <form action={start}><button>Sign in</button></form>; }`,
  "tsconfig.json": `{ "compilerOptions": { "jsx": "preserve", "paths": { "@/*": ["./*"] } } }`,
});

let build: NextBuild;
beforeAll(async () => {
  build = await buildNext("behind-a-proxy", await files());
}, 300_000);
afterAll(() => build.remove());

/** Somebody at nginx in front of the app, which is started with these variables. */
async function visit(env: Record<string, string>, change?: (file: string) => string) {
  const server = await build.start({ AUTH_SECRET: "a fake secret of this test", ...env });
  onTestFinished(() => server.stop());
  const proxy = await startProxy("nginx", server.port, change);
  onTestFinished(() => proxy.stop());
  return { visitor: new ProxyVisitor(proxy), server };
}

/** Where the button of the page leads, which is a Server Action's. */
async function pressesButton(visitor: ProxyVisitor) {
  const { text } = await visitor.asks("/");
  const [, action = ""] = /name="(\$ACTION_ID_[^"]+)"/.exec(text) ?? [];
  const body = `--boundary\r\ncontent-disposition: form-data; name="${action}"\r\n\r\n\r\n--boundary--`;
  const headers = {
    origin: "https://app.example",
    "content-type": "multipart/form-data; boundary=boundary",
  };
  return visitor.asks("/", { headers, body });
}

test("next start without variables answers 500, and logs UntrustedHost", async () => {
  const { visitor, server } = await visit({});
  expect((await visitor.asks("/api/auth/providers")).status).toBe(500);
  expect(server.log()).toContain("UntrustedHost");
});

test("with AUTH_TRUST_HOST alone, the routes of Auth.js name localhost and the port of next start", async () => {
  const { visitor, server } = await visit({ AUTH_TRUST_HOST: "true" });
  const own = `https://localhost:${server.port}/api/auth/callback/acme`;
  expect(await visitor.leavesForAcme("/api/auth")).toBe(own);
});

test("with AUTH_TRUST_HOST alone, signIn() names the public address, and the sign-in fails on its way back", async () => {
  const { visitor, server } = await visit({ AUTH_TRUST_HOST: "true" });
  expect(redirectUriOf((await pressesButton(visitor)).location)).toBe(CALLBACK);
  const { location } = await visitor.comesBack("/api/auth");
  expect(location).toContain(`https://localhost:${server.port}/api/auth/error?error=Configuration`);
  expect(server.log()).toContain("CallbackRouteError");
});

test("with the environment of the guide, the routes and signIn() name the public address, and people are signed in", async () => {
  const env = parseEnv(await readFile("snippets/behind-a-proxy/nextjs.env", "utf8"));
  for (const leaves of [
    (visitor: ProxyVisitor) => visitor.leavesForAcme("/api/auth"),
    async (visitor: ProxyVisitor) => redirectUriOf((await pressesButton(visitor)).location),
  ]) {
    const { visitor } = await visit(env as Record<string, string>);
    const { text } = await visitor.asks("/api/auth/providers");
    expect(JSON.parse(text)).toMatchObject({ acme: { callbackUrl: CALLBACK } });
    expect(await leaves(visitor)).toBe(CALLBACK);
    const { location } = await visitor.comesBack("/api/auth");
    expect(new URL(location).href).toBe("https://app.example/");
    expect((await visitor.asks("/me")).text).toContain("Alice");
    expect(visitor.cookies).toContain("__Secure-authjs.session-token");
  }
});

test("with AUTH_URL, a Server Action answers 500 if nginx does not keep Host", async () => {
  const env = { AUTH_URL: "https://app.example" };
  const { visitor, server } = await visit(env, (file) =>
    file.replace(/^ *proxy_set_header .*\n/gm, ""),
  );
  const answer = await pressesButton(visitor);
  expect(answer.status).toBe(500);
  expect(server.log()).toContain("Invalid Server Actions request");
});
