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
import { SECRET } from "../tests/support/world/site";

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
