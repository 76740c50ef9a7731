import { type IncomingMessage, request as send, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import type { AuthConfig } from "@auth/core";
import express4, { type Express } from "express";
import express5 from "express-5";
import { afterEach, describe, expect, onTestFinished, vi } from "vitest";

import { createMemoryAdapter } from "../snippets/databases/memory-adapter";
import { headersOf, loadNextAuth } from "../tests/support/world/next-auth";
import { magicLinks } from "../tests/support/world/passwords-and-links";
import { acme } from "../tests/support/world/providers";
import { shows } from "../tests/support/shows";
import { APP, SECRET, startSiteWithDatabase } from "../tests/support/world/site";

/** A host that is not the app's, and whose traffic its owner reads. */
const EVIL = "https://evil.example";
const ALICE = "alice@mail.example";
/** What a proxy adds to a request for the app. */
const FORWARDED = { "x-forwarded-host": "app.example", "x-forwarded-proto": "https" };
/** A provider for which no discovery document is needed. */
const acmeByAddress = {
  id: "acme",
  type: "oauth",
  clientId: "fake",
  authorization: "https://id.acme.example/authorize",
  token: "https://id.acme.example/token",
  userinfo: "https://id.acme.example/userinfo",
};

afterEach(() => void vi.unstubAllEnvs());

describe("a request that names another host", () => {
  shows("hosts.mailed-link", async () => {
    const outbox: string[] = [];
    const site = await startSiteWithDatabase(() => ({ providers: [magicLinks(outbox)] }));
    site.alsoAt(EVIL);
    const { alice, mallory } = site;
    await site.personAt("mallory", EVIL).submits("/auth/signin/email", { email: ALICE });
    const [link = ""] = outbox;
    expect(link).toMatch(`${EVIL}/auth/callback/email?`);
    await mallory.opens(link.replace(EVIL, APP));
    expect(await mallory.session()).toMatchObject({ user: { email: ALICE } });
    expect(await alice.session()).toBeNull();
  });

  shows("hosts.distrusted", async () => {
    const outbox: string[] = [];
    const site = await startSiteWithDatabase(() => ({ providers: [magicLinks(outbox)] }));
    site.alsoAt(EVIL);
    const mallory = site.personAt("mallory", EVIL);
    const csrfToken = await mallory.csrfToken();
    site.deploys({ trustHost: false });
    const json = { csrfToken, email: ALICE };
    const answer = await mallory.requests("/auth/signin/email", { json });
    expect([answer.status, outbox, site.logged]).toEqual([500, [], ["UntrustedHost"]]);
  });

  shows("hosts.code-stays", async () => {
    const site = await startSiteWithDatabase(() => ({ providers: [acme.config()] }));
    site.alsoAt(EVIL);
    const mallory = site.personAt("mallory", EVIL);
    await mallory.leavesFor("Acme ID");
    expect(mallory.address).toContain(`redirect_uri=${encodeURIComponent(EVIL)}`);
    mallory.sees(`The redirect URI ${EVIL}/auth/callback/acme is not registered`);
  });
});

describe("next-auth", () => {
  shows("hosts.next-auth-url", async () => {
    const outbox: string[] = [];
    vi.stubEnv("AUTH_TRUST_HOST", "true");
    const asksForLink = async () => {
      const { NextAuth, NextRequest } = await loadNextAuth();
      const { adapter } = createMemoryAdapter();
      const { handlers } = NextAuth({ adapter, providers: [magicLinks(outbox)], secret: SECRET });
      const csrf = await handlers.GET(new NextRequest(`${EVIL}/api/auth/csrf`));
      const { csrfToken } = (await csrf.json()) as { csrfToken: string };
      const cookie = csrf.headers.getSetCookie().map((line) => line.split(";")[0]);
      const body = new URLSearchParams({ csrfToken, email: ALICE });
      const headers = { cookie: cookie.join("; ") };
      const url = `${EVIL}/api/auth/signin/email`;
      await handlers.POST(new NextRequest(url, { method: "POST", headers, body }));
    };
    await asksForLink();
    vi.stubEnv("AUTH_URL", APP);
    await asksForLink();
    const origins = outbox.map((link) => new URL(link).origin);
    expect(origins).toEqual([EVIL, APP]);
  });

  shows("hosts.preview-with-url", async () => {
    vi.stubEnv("AUTH_TRUST_HOST", "true");
    vi.stubEnv("AUTH_REDIRECT_PROXY_URL", `${APP}/api/auth`);
    const preview = "https://preview.app.example/api/auth";
    const namedInState = async () => {
      const { NextAuth, NextRequest } = await loadNextAuth();
      const { handlers } = NextAuth({ providers: [acmeByAddress], secret: SECRET });
      const csrf = await handlers.GET(new NextRequest(`${preview}/csrf`));
      const { csrfToken } = (await csrf.json()) as { csrfToken: string };
      const cookie = csrf.headers.getSetCookie().map((line) => line.split(";")[0]);
      const answer = await handlers.POST(
        new NextRequest(`${preview}/signin/acme`, {
          method: "POST",
          headers: { cookie: cookie.join("; ") },
          body: new URLSearchParams({ csrfToken }),
        }),
      );
      const { searchParams } = new URL(answer.headers.get("location") ?? "");
      expect(searchParams.get("redirect_uri")).toBe(`${APP}/api/auth/callback/acme`);
      const token = searchParams.get("state") ?? "";
      const { decode } = await import("@auth/core/jwt");
      return (await decode({ token, secret: SECRET, salt: "encodedState" }))?.origin;
    };
    expect(await namedInState()).toBe(`${preview}/callback/acme`);
    vi.stubEnv("AUTH_URL", APP);
    expect(await namedInState()).toBeUndefined();
  });

  shows("hosts.next-action", async () => {
    const { NextAuth, arrive, Redirect } = await loadNextAuth();
    const { signIn } = NextAuth({ providers: [acmeByAddress], secret: SECRET, trustHost: true });
    arrive("Server Action", { ...headersOf(), host: "localhost:3000", ...FORWARDED });
    const redirect: unknown = await signIn("acme").catch((error: unknown) => error);
    if (!(redirect instanceof Redirect)) throw redirect;
    const { searchParams } = new URL(redirect.url);
    expect(searchParams.get("redirect_uri")).toBe(`${APP}/api/auth/callback/acme`);
  });
});

describe("@auth/express", () => {
  /** An app on each Express, with Auth.js below `/auth`; how to ask it. */
  async function* apps(config: Partial<AuthConfig>, settings: Record<string, unknown> = {}) {
    for (const express of [express4, express5]) {
      vi.resetModules();
      const { ExpressAuth } = await import("@auth/express");
      const app: Express = express();
      for (const [name, value] of Object.entries(settings)) app.set(name, value);
      app.use("/auth", ExpressAuth({ providers: [], secret: SECRET, trustHost: true, ...config }));
      const port = await serve(app);
      yield { port, ask: asking(port) };
    }
  }

  /** Serves an app for the time of a test; its port. */
  async function serve(app: Express): Promise<number> {
    const server = await new Promise<Server>((resolve) => {
      const started: Server = app.listen(0, "127.0.0.1", () => resolve(started));
    });
    onTestFinished(() => void server.close());
    return (server.address() as AddressInfo).port;
  }

  /** Asks a server on this machine, with any headers: `fetch` sets `Host` itself. */
  function asking(port: number) {
    return async (path: string, headers: Record<string, string>, body?: string) => {
      const method = body === undefined ? "GET" : "POST";
      const answer = await new Promise<IncomingMessage>((resolve, reject) => {
        const options = { host: "127.0.0.1", port, path, method, headers };
        send(options, resolve).on("error", reject).end(body);
      });
      let text = "";
      for await (const chunk of answer) text += String(chunk);
      return { text, cookies: answer.headers["set-cookie"] ?? [] };
    };
  }

  shows("hosts.express-trust-proxy", async () => {
    const providers = [acme.config()];
    for await (const { port, ask } of apps({ providers }, { "trust proxy": true })) {
      const callback = async (headers: Record<string, string>) => {
        const { text } = await ask("/auth/providers", headers);
        return (JSON.parse(text) as { acme: { callbackUrl: string } }).acme.callbackUrl;
      };
      expect(await callback(FORWARDED)).toBe(`https://127.0.0.1:${port}/auth/callback/acme`);
      const host = "app.example";
      expect(await callback({ ...FORWARDED, host })).toBe(`${APP}/auth/callback/acme`);
    }
  });

  /** Where links lead that are asked for under the name of another host, on each Express. */
  async function originsOfLinks(config: Partial<AuthConfig>): Promise<string[]> {
    const outbox: string[] = [];
    const { adapter } = createMemoryAdapter();
    for await (const { ask } of apps({ adapter, providers: [magicLinks(outbox)], ...config })) {
      const host = "evil.example";
      const csrf = await ask("/auth/csrf", { host });
      const { csrfToken } = JSON.parse(csrf.text) as { csrfToken: string };
      const cookie = csrf.cookies.map((line) => line.split(";")[0]).join("; ");
      const headers = { host, cookie, "content-type": "application/x-www-form-urlencoded" };
      const fields = new URLSearchParams({ csrfToken, email: ALICE });
      await ask("/auth/signin/email", headers, fields.toString());
    }
    return outbox.map((link) => new URL(link).origin);
  }

  shows("hosts.express-mailed-link", async () => {
    expect(await originsOfLinks({})).toEqual(Array(2).fill("http://evil.example"));
  });

  shows("hosts.express-url", async () => {
    vi.stubEnv("NODE_ENV", "production");
    vi.stubEnv("AUTH_URL", APP);
    const logger = { warn: () => undefined };
    const origins = await originsOfLinks({ trustHost: undefined, logger });
    expect(origins).toEqual(Array(2).fill("http://evil.example"));
  });
});
