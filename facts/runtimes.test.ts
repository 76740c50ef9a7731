import vm from "node:vm";

import { build } from "esbuild";
import { expect } from "vitest";

import { createMemoryAdapter } from "../snippets/databases/memory-adapter";
import { SESSION_COOKIE } from "../tests/support/world/person";
import { shows } from "../tests/support/shows";
import { APP, SECRET } from "../tests/support/world/site";

/** All that the realm below has beside the language itself. */
const WEB_APIS = {
  ...{ crypto, fetch, Headers, Request, Response, URL, URLSearchParams },
  ...{ ReadableStream, TextDecoder, TextEncoder, atob, btoa, console, structuredClone },
  // Those of the language that the APIs above give and take.
  ...{ ArrayBuffer, Uint8Array },
};

/** What the code in the realm below exports. */
interface Bundle {
  Auth: (request: Request, config: object) => Promise<Response>;
  GitHub: (options: object) => object;
  encode: (options: object) => Promise<string>;
  customFetch: symbol;
  skipCSRFCheck: symbol;
}

/** The cookies that an answer sets, as a browser sends them. */
function cookiesOf({ headers }: Response): string {
  const cookies = headers.getSetCookie().map((line) => line.split(";")[0]);
  return cookies.join("; ");
}

/** Core in a realm that has the Web APIs, and nothing of Node. */
async function loadInBareRealm(more: object = {}): Promise<Bundle> {
  const contents = `
    export { Auth, customFetch, skipCSRFCheck } from "@auth/core";
    export { encode } from "@auth/core/jwt";
    export { default as GitHub } from "@auth/core/providers/github";`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: "." },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "bundle",
    // A module of Node's cannot be found, and fails the build.
    platform: "browser",
  });
  const context = vm.createContext({ ...WEB_APIS, ...more });
  vm.runInContext(outputFiles[0]?.text ?? "", context);
  const ofNode = vm.runInContext("[typeof process, typeof require, typeof module]", context);
  expect([...(ofNode as string[])]).toEqual(Array(3).fill("undefined"));
  return context.bundle as Bundle;
}

shows("run.web-apis", async () => {
  const { Auth, GitHub, customFetch, encode } = await loadInBareRealm();
  const client = { clientId: "fake", clientSecret: "fake" };
  const [authorization, tokenEndpoint, userinfo] = ["authorize", "token", "userinfo"].map(
    (path) => `https://id.acme.example/${path}`,
  );
  const acme = {
    ...{ id: "acme", name: "Acme ID", type: "oauth", ...client },
    ...{ authorization, token: tokenEndpoint, userinfo },
    profile: ({ sub, name }: Record<string, string>) => ({ id: sub, name }),
    [customFetch]: (target: unknown) =>
      Promise.resolve(
        Response.json(
          String(target) === tokenEndpoint
            ? { access_token: "fake", token_type: "bearer" }
            : { sub: "1", name: "Bob" },
        ),
      ),
  };
  const config = () => ({
    providers: [GitHub(client), acme],
    secret: SECRET,
    trustHost: true,
  });
  const token = await encode({ token: { name: "Alice" }, secret: SECRET, salt: SESSION_COOKIE });
  const headers = { cookie: `${SESSION_COOKIE}=${token}` };
  const session = await Auth(new Request(`${APP}/auth/session`, { headers }), config());
  expect(await session.json()).toMatchObject({ user: { name: "Alice" } });
  expect(session.headers.getSetCookie().join()).toContain(`${SESSION_COOKIE}=`);

  const csrf = await Auth(new Request(`${APP}/auth/csrf`), config());
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const signIn = (provider: string) =>
    Auth(
      new Request(`${APP}/auth/signin/${provider}`, {
        method: "POST",
        headers: { cookie: cookiesOf(csrf) },
        body: new URLSearchParams({ csrfToken }),
      }),
      config(),
    );
  const { headers: github } = await signIn("github");
  expect(github.get("location")).toMatch("https://github.com/login/oauth/authorize?");

  const begun = await signIn("acme");
  const callback = new Request(`${APP}/auth/callback/acme?code=fake`, {
    headers: { cookie: cookiesOf(begun) },
  });
  const completed = cookiesOf(await Auth(callback, config()));
  const signedIn = new Request(`${APP}/auth/session`, { headers: { cookie: completed } });
  expect(await (await Auth(signedIn, config())).json()).toMatchObject({ user: { name: "Bob" } });
});

shows("run.passkeys-need-buffer", async () => {
  const asked: unknown[] = [];
  for (const more of [{}, { Buffer }]) {
    const { Auth, skipCSRFCheck } = await loadInBareRealm(more);
    const unused = () => null;
    const adapter = {
      ...createMemoryAdapter().adapter,
      ...{ getAccount: unused, createAuthenticator: unused },
      ...{ listAuthenticatorsByUserId: unused, updateAuthenticatorCounter: unused },
      getAuthenticator: (id: string) => void asked.push(id),
    };
    const logged: string[] = [];
    const body = new URLSearchParams({ action: "authenticate", data: '{"id":"AAAA"}' });
    await Auth(new Request(`${APP}/auth/callback/passkey`, { method: "POST", body }), {
      providers: [{ id: "passkey", name: "Passkey", type: "webauthn", simpleWebAuthn: {} }],
      ...{ adapter, secret: SECRET, trustHost: true, skipCSRFCheck },
      experimental: { enableWebAuthn: true },
      logger: { warn: unused, error: (error: Error) => logged.push(causeOf(error)) },
    });
    expect(logged.join()).toContain("Buffer" in more ? "not found" : "Buffer is not defined");
  }
  expect(asked).toEqual(["AAAA"]);
});

/** What core says in an error, and that which caused it. */
function causeOf({ message, cause }: Error): string {
  return `${message} ${(cause as { err?: Error } | undefined)?.err?.message ?? ""}`;
}
