import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import type { AuthConfig } from "@auth/core";
import { expect, onTestFinished } from "vitest";

import { shows } from "../tests/support/shows";
import { loadCore } from "../tests/support/world/core";
import {
  type FrameworkPackage,
  frameworkPackages,
} from "../tests/support/world/framework-packages";
import { acme } from "../tests/support/world/providers";
import { SESSION_COOKIE } from "../tests/support/world/person";
import { APP, SECRET, startSiteWithDatabase } from "../tests/support/world/site";

shows("cookies.csrf-by-package", async () => {
  const outcomes: Record<string, { logged: string[]; removesCookie: boolean }> = {};
  for (const name of Object.keys(frameworkPackages) as FrameworkPackage[]) {
    const logged: string[] = [];
    const usesNext = name === "next-auth" || name === "@auth/solid-start";
    const config: AuthConfig = {
      providers: [acme.config()],
      secret: SECRET,
      trustHost: true,
      basePath: usesNext ? "/api/auth" : "/auth",
      logger: { error: (error) => logged.push(error.name), warn: () => undefined },
    };
    const { ask } = await frameworkPackages[name](config);
    const { encode } = await loadCore();
    const cookie = `${name === "@auth/express" ? "" : "__Secure-"}authjs.session-token`;
    const token = await encode({ token: { name: "Alice" }, secret: SECRET, salt: cookie });
    const answer = await ask(`${config.basePath}/signout`, {
      method: "POST",
      headers: { cookie: `${cookie}=${token}` },
      form: {},
    });
    const removesCookie = answer.headers
      .getSetCookie()
      .some((one) => one.startsWith(`${cookie}=;`) || one === `${cookie}=`);
    outcomes[name] = { logged, removesCookie };
  }
  const refused = { logged: ["MissingCSRF"], removesCookie: false };
  const done = { logged: [], removesCookie: true };
  expect(outcomes).toEqual({
    "next-auth": refused,
    "@auth/express": refused,
    "@auth/solid-start": refused,
    "@auth/sveltekit": done,
    "@auth/qwik": done,
  });
});

shows("frameworks.session-fields", async () => {
  const { alice, config } = await startSiteWithDatabase();
  await alice.signsInWith("Acme ID");
  const headers = { cookie: `${SESSION_COOKIE}=${alice.sessionCookie}`, host: "app.example" };
  const request = new Request(`${APP}/orders`, { headers });
  const { adapter, secret } = config;
  const usual = () => ({ providers: [], adapter, secret, trustHost: true });
  const seen: unknown[] = [];

  const { getSession } = await import("@auth/express");
  seen.push(await getSession({ protocol: "https", headers } as never, usual()));

  const solid = await import("@auth/solid-start");
  const basePath = "/api/auth";
  seen.push(await solid.getSession(request, { ...usual(), basePath } as never));

  const { SvelteKitAuth } = await import("@auth/sveltekit");
  const { handle } = SvelteKitAuth(usual() as never) as unknown as {
    handle: (input: object) => Promise<Response>;
  };
  const locals: { auth?: () => Promise<unknown> } = {};
  const event = { request, url: new URL(request.url), locals, cookies: { set: () => undefined } };
  const resolve = async () => {
    seen.push(await locals.auth?.());
    return new Response();
  };
  await handle({ event, resolve });

  const image = expect.any(String) as string;
  const user = { name: "Alice Example", email: "alice@mail.example", image };
  expect(seen).toEqual(Array(3).fill({ user, expires: expect.any(String) as string }));
});

shows("client.update", async () => {
  const clients = [import("@auth/sveltekit/client"), import("@auth/solid-start/client")];
  for (const client of clients) {
    expect(Object.keys((await client) as object).sort()).toEqual(["signIn", "signOut"]);
  }
  for (const name of ["@auth/sveltekit", "@auth/solid-start", "@auth/qwik", "@auth/express"]) {
    const names = Object.keys((await import(name)) as object);
    expect(names.filter((one) => /update/i.test(one))).toEqual([]);
  }
});

shows("cookies.node-431", async () => {
  const server = createServer((_request, response) => response.end("ok"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const statusFor = async (size: number) => {
    const headers = { cookie: `payload=${"x".repeat(size)}` };
    return (await fetch(`http://127.0.0.1:${port}/`, { headers })).status;
  };
  expect(await statusFor(15_000)).toBe(200);
  expect(await statusFor(16_500)).toBe(431);
});
