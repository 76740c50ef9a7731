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
  ...{ TextDecoder, TextEncoder, atob, btoa, console, structuredClone },
  // Those of the language that the APIs above give and take.
  ...{ ArrayBuffer, Uint8Array },
};

/** What the code in the realm below exports. */
interface Bundle {
  Auth: (request: Request, config: object) => Promise<Response>;
  GitHub: (options: object) => object;
  encode: (options: object) => Promise<string>;
  skipCSRFCheck: symbol;
}

/** Core in a realm that has the Web APIs, and nothing of Node. */
async function loadInBareRealm(more: object = {}): Promise<Bundle> {
  const contents = `
    export { Auth, skipCSRFCheck } from "@auth/core";
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
  const { Auth, GitHub, encode } = await loadInBareRealm();
  const config = () => ({
    providers: [GitHub({ clientId: "fake", clientSecret: "fake" })],
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
  const cookie = csrf.headers.getSetCookie().map((line) => line.split(";")[0]);
  const request = new Request(`${APP}/auth/signin/github`, {
    method: "POST",
    headers: { cookie: cookie.join("; ") },
    body: new URLSearchParams({ csrfToken }),
  });
  const answer = await Auth(request, config());
  expect(answer.headers.get("location")).toMatch("https://github.com/login/oauth/authorize?");
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
