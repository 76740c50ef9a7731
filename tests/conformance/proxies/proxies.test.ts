import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

import { Auth, type AuthConfig } from "@auth/core";
import { ExpressAuth } from "@auth/express";
import express from "express";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";

import { PROXIES, type ProxyName } from "../../../scripts/proxies/find";
import { listen, nodeListener } from "../oidc-provider/loopback";
import { smallApp } from "../small-app";
import { acme } from "./acme";
import { startProxy } from "./real-proxy";
import { ProxyVisitor } from "./visitor";

const SECRET = "a fake secret that only this test uses";
const CALLBACK = "https://app.example/auth/callback/acme";
/** The cookies of a sign-in that has begun, as a browser on https has them. */
const SECURE = [
  "__Host-authjs.csrf-token",
  "__Secure-authjs.callback-url",
  "__Secure-authjs.pkce.code_verifier",
];
/** The same, with the names that Auth.js gives on http. */
const PLAIN = SECURE.map((name) => name.replace(/^__\w+-/, "")).sort();

beforeEach(() => void vi.stubEnv("NODE_ENV", "production"));
afterEach(() => void vi.unstubAllEnvs());

/** The nginx file of the guide without the lines that tell the app where it is. */
const withoutHeaders = (file: string) => file.replace(/^ *proxy_set_header .*\n/gm, "");

/** Somebody at a proxy in front of an app, for the time of a test. */
async function visit(name: ProxyName, app: number, change?: (file: string) => string) {
  const proxy = await startProxy(name, app, change);
  onTestFinished(() => proxy.stop());
  return new ProxyVisitor(proxy);
}

/** An app of `@auth/core` on Node's server; its port. */
async function coreApp(config: Partial<AuthConfig> = {}): Promise<number> {
  const app = smallApp(Auth, { providers: [acme("/auth")], ...config });
  const { port, close } = await listen(nodeListener((request) => app.fetch(request)));
  onTestFinished(close);
  return port;
}

/** An app of `@auth/express`; its port. */
async function expressApp(settings: Record<string, unknown>): Promise<number> {
  const app = express();
  for (const [name, value] of Object.entries(settings)) app.set(name, value);
  const logger = { error: () => undefined, warn: () => undefined };
  app.use("/auth", ExpressAuth({ providers: [acme("/auth")], secret: SECRET, logger }));
  const server = await new Promise<Server>((resolve) => {
    const started: Server = app.listen(0, "127.0.0.1", () => resolve(started));
  });
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

describe.each(PROXIES)("%s", (name) => {
  test("with the file of the guide sends people to the public address, and signs them in", async () => {
    const visitor = await visit(name, await coreApp());
    expect(await visitor.leavesForAcme("/auth")).toBe(CALLBACK);
    expect(visitor.cookies).toEqual(SECURE);
    const { acme: entry } = JSON.parse((await visitor.asks("/auth/providers")).text) as {
      acme: { callbackUrl: string };
    };
    expect(entry.callbackUrl).toBe(CALLBACK);
    const { location } = await visitor.comesBack("/auth");
    expect(location).toBe("https://app.example");
    expect(visitor.cookies).toContain("__Secure-authjs.session-token");
    expect((await visitor.asks("/")).text).toContain("Hello, Alice.");
  });

  test("with the file of the guide hands no request on that names another host", async () => {
    let asked = 0;
    const { port, close } = await listen((_request, response) => {
      asked += 1;
      response.end("the app");
    });
    onTestFinished(close);
    const visitor = await visit(name, port);
    const answer = await visitor.asks("/", { host: "evil.example" }).catch(() => undefined);
    expect([answer?.text ?? "", asked]).toEqual(["", 0]);
    expect((await visitor.asks("/")).text).toBe("the app");
  });

  test("with the file of the guide replaces forwarded headers that a visitor sends", async () => {
    const { port, close } = await listen(({ headers }, response) => {
      const { host } = headers;
      response.end(`${host} ${headers["x-forwarded-host"]} ${headers["x-forwarded-proto"]}`);
    });
    onTestFinished(close);
    const visitor = await visit(name, port);
    const headers = { "x-forwarded-host": "evil.example", "x-forwarded-proto": "http" };
    expect((await visitor.asks("/", { headers })).text).toBe("app.example app.example https");
  });

  test("with the file of the guide redirects http to https", async () => {
    const visitor = await visit(name, await coreApp());
    const { location } = await visitor.asks("/notes?page=2", { scheme: "http" });
    expect(location.replace(/:\d+/, "")).toBe("https://app.example/notes?page=2");
  });

  test("lets an Express app with trust proxy and AUTH_TRUST_HOST sign people in", async () => {
    vi.stubEnv("AUTH_TRUST_HOST", "true");
    const visitor = await visit(name, await expressApp({ "trust proxy": 1 }));
    expect(await visitor.leavesForAcme("/auth")).toBe(CALLBACK);
    expect(visitor.cookies).toEqual(SECURE);
    await visitor.comesBack("/auth");
    expect(visitor.cookies).toContain("__Secure-authjs.session-token");
  });

  test("in front of an Express app without trust proxy leads back to http", async () => {
    vi.stubEnv("AUTH_TRUST_HOST", "true");
    const visitor = await visit(name, await expressApp({}));
    expect(await visitor.leavesForAcme("/auth")).toBe("http://app.example/auth/callback/acme");
    expect(visitor.cookies).toEqual(PLAIN);
  });
});

describe("nginx without proxy_set_header", () => {
  test("gives the app its own address: first UntrustedHost, then a callback address of http and 127.0.0.1", async () => {
    const logged: string[] = [];
    const logger = { error: ({ name }: Error) => void logged.push(name), warn: () => undefined };
    const distrusting = await coreApp({ trustHost: false, logger });
    const first = await visit("nginx", distrusting, withoutHeaders);
    expect((await first.asks("/auth/csrf")).status).toBe(500);
    expect(logged).toEqual(["UntrustedHost"]);

    const app = await coreApp();
    const second = await visit("nginx", app, withoutHeaders);
    expect(await second.leavesForAcme("/auth")).toBe(`http://127.0.0.1:${app}/auth/callback/acme`);
    expect(second.cookies).toEqual(PLAIN);
  });
});

test("nginx leaves the port out of $host, and keeps it in $http_host", async () => {
  const leaves = async (change?: (file: string) => string) => {
    const visitor = await visit("nginx", await coreApp(), change);
    const { text } = await visitor.asks("/auth/providers", { host: "app.example:8443" });
    return (JSON.parse(text) as { acme: { callbackUrl: string } }).acme.callbackUrl;
  };
  expect(await leaves()).toBe(CALLBACK);
  const withPort = await leaves((file) => file.replaceAll("$host;", "$http_host;"));
  expect(withPort).toBe("https://app.example:8443/auth/callback/acme");
});

describe("large cookies", () => {
  /** An app that sets a session of three cookies. */
  const startApp = () =>
    coreApp({
      logger: { warn: () => undefined },
      callbacks: { jwt: ({ token }) => ({ ...token, name: "Alice", filler: "x".repeat(7000) }) },
    });

  test("nginx answers 502 to a sign-in that sets them, unless proxy_buffer_size is raised", async () => {
    const small = (file: string) => file.replace(/^ *proxy_(?:busy_)?buffer.*\n/gm, "");
    const refused = await visit("nginx", await startApp(), small);
    await refused.leavesForAcme("/auth");
    expect((await refused.comesBack("/auth")).status).toBe(502);

    const accepted = await visit("nginx", await startApp());
    await accepted.leavesForAcme("/auth");
    expect((await accepted.comesBack("/auth")).status).toBe(302);
    expect(accepted.cookies.filter((name) => name.includes("session-token"))).toHaveLength(3);
  });
});
