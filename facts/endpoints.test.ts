import type { AuthConfig } from "@auth/core";
import { describe, expect } from "vitest";

import { lastCallback, openPasskeySite, register } from "../tests/signin/support/passkeys";
import { coreSources } from "../tests/support/core-sources";
import { shows } from "../tests/support/shows";
import { loadCore } from "../tests/support/world/core";
import { magicLinks, passwords } from "../tests/support/world/passwords-and-links";
import { SESSION_COOKIE } from "../tests/support/world/person";
import { acme, beta } from "../tests/support/world/providers";
import { APP, SECRET, startSite, startSiteWithDatabase } from "../tests/support/world/site";

/** Asks core for a path, with this beside the usual config; the answer is not followed. */
async function asker(changes: Partial<AuthConfig> = {}) {
  const core = await loadCore();
  const config = { providers: [acme.config(), beta.config()], secret: SECRET, trustHost: true };
  return async (path: string) => {
    const answer = await core.Auth(new Request(`${APP}/auth/${path}`), { ...config, ...changes });
    return { status: answer.status, to: answer.headers.get("location"), answer };
  };
}

shows("endpoints.nine", async () => {
  const nine = ["providers", "csrf", "session", "signin", "signout", "callback"];
  nine.push("verify-request", "error", "webauthn-options");
  const source = coreSources("lib/utils").find(({ file }) => file.endsWith("/actions.ts"));
  const [, list = ""] =
    /const actions: AuthAction\[\] = \[([^\]]*)\]/.exec(source?.text ?? "") ?? [];
  expect([...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name).sort()).toEqual(nine.sort());
  const ask = await asker({ logger: { error: () => undefined } });
  for (const action of nine) expect((await ask(action)).status, action).not.toBe(400);
  for (const action of ["sign-in", "token", "user"]) {
    expect((await ask(action)).status, action).toBe(400);
  }
});

describe("what GET answers", () => {
  shows("endpoints.providers", async () => {
    const ask = await asker();
    const { status, answer } = await ask("providers");
    expect(status).toBe(200);
    expect(await answer.json()).toMatchObject({
      acme: {
        id: "acme",
        name: "Acme ID",
        type: "oidc",
        signinUrl: `${APP}/auth/signin/acme`,
        callbackUrl: `${APP}/auth/callback/acme`,
      },
      beta: { id: "beta" },
    });
  });

  shows("endpoints.csrf", async () => {
    const ask = await asker();
    const { status, answer } = await ask("csrf");
    const { csrfToken } = (await answer.json()) as { csrfToken: string };
    const [cookie = ""] = answer.headers.getSetCookie();
    expect([status, csrfToken.length]).toEqual([200, 64]);
    expect(cookie).toContain(`__Host-authjs.csrf-token=${csrfToken}`);
  });

  shows("endpoints.session", async () => {
    const { alice } = await startSite();
    const before = await alice.requests("/auth/session");
    expect([before.status, await before.json()]).toEqual([200, null]);
    await alice.signsInWith("Acme ID");
    const after = await alice.requests("/auth/session");
    expect([after.status, await after.json()]).toEqual([
      200,
      {
        user: { name: "Alice Example", email: "alice@mail.example", image: expect.any(String) },
        expires: expect.any(String),
      },
    ]);
  });

  shows("endpoints.sign-in-page", async () => {
    const ask = await asker();
    const page = await ask("signin?error=OAuthCallbackError");
    expect(page.status).toBe(200);
    expect(await page.answer.text()).toContain("<title>Sign In</title>");
    const own = await asker({ pages: { signIn: "/login" } });
    const { status, to } = await own("signin?callbackUrl=/orders&error=AccessDenied");
    const url = new URL(to ?? "", APP);
    expect([status, url.pathname]).toEqual([302, "/login"]);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      callbackUrl: `${APP}/orders`,
      error: "AccessDenied",
    });
  });

  shows("endpoints.page-at-its-own-address", async () => {
    const own = await asker({
      pages: {
        signIn: "/auth/signin",
        signOut: "/auth/signout",
        error: "/auth/error",
        verifyRequest: "/auth/verify-request",
      },
    });
    for (const action of ["signin", "signout", "error", "verify-request"]) {
      const { status, to } = await own(action);
      const { pathname } = new URL(to ?? "", APP);
      expect([status, pathname], action).toEqual([302, `/auth/${action}`]);
    }
  });

  shows("endpoints.sign-out-page", async () => {
    const page = await (await asker())("signout");
    expect(page.status).toBe(200);
    expect(await page.answer.text()).toMatch(/<form action="[^"]*\/auth\/signout" method="POST"/);
    const own = await asker({ pages: { signOut: "/bye" } });
    expect(await own("signout")).toMatchObject({ status: 302, to: "/bye" });
  });

  shows("endpoints.error-page", async () => {
    const ask = await asker();
    const statuses: Record<string, number> = {};
    const names = Object.entries((await import("@auth/core/errors")) as Record<string, unknown>);
    const types = names.flatMap(([name, one]) => (/^[A-Z]/.test(name) && one ? [name] : []));
    for (const type of [...types, "Configuration", ""]) {
      statuses[type] = (await ask(`error?error=${type}`)).status;
    }
    const of = (status: number) =>
      Object.keys(statuses).filter((type) => statuses[type] === status);
    expect(of(403)).toEqual(["AccessDenied", "Verification"]);
    expect(of(500)).toEqual(["Configuration"]);
    expect(of(200)).toHaveLength(Object.keys(statuses).length - 3);
    const own = await asker({ pages: { error: "/sorry" } });
    expect(await own("error?error=AccessDenied")).toMatchObject({
      status: 302,
      to: "/sorry?error=AccessDenied",
    });
  });

  shows("endpoints.verify-request", async () => {
    const page = await (await asker())("verify-request");
    expect(page.status).toBe(200);
    expect(await page.answer.text()).toContain("Check your email");
    const own = await asker({ pages: { verifyRequest: "/mail" } });
    expect(await own("verify-request?type=email")).toMatchObject({
      status: 302,
      to: "/mail?type=email",
    });
  });
});

describe("what POST takes and answers", () => {
  shows("endpoints.sign-in", async () => {
    const { alice, core, config } = await startSiteWithDatabase(() => ({
      providers: [acme.config(), magicLinks([])],
    }));
    const csrfToken = await alice.csrfToken();
    const [cookie] = alice.cookies("csrf");
    const post = async (id: string, fields: Record<string, string>) => {
      const body = new URLSearchParams({ csrfToken, ...fields });
      const headers = { cookie: `${cookie?.name}=${cookie?.value}` };
      const url = `${APP}/auth/signin/${id}`;
      const answer = await core.Auth(new Request(url, { method: "POST", body, headers }), {
        ...config,
      });
      const cookies = answer.headers.getSetCookie().join();
      return [answer.status, answer.headers.get("location")?.split("?")[0], cookies];
    };
    const keeps: unknown = expect.stringContaining(
      `callback-url=${encodeURIComponent(`${APP}/orders`)}`,
    );
    expect(await post("acme", { callbackUrl: "/orders" })).toEqual([
      302,
      `${acme.issuer}/authorize`,
      keeps,
    ]);
    const email = "alice@mail.example";
    expect(await post("email", { callbackUrl: "/orders", email })).toEqual([
      302,
      `${APP}/auth/verify-request`,
      keeps,
    ]);
  });

  shows("endpoints.json-or-form", async () => {
    const { alice } = await startSite(() => ({ providers: [passwords(() => ({ id: "7" }))] }));
    const path = "/auth/callback/credentials";
    await alice.posts(path);
    alice.hasCookie(SESSION_COOKIE);
    await alice.signsOut();
    alice.hasNoCookie(SESSION_COOKIE);
    await alice.submits(path);
    alice.hasCookie(SESSION_COOKIE);
  });

  shows("endpoints.callback", async () => {
    const outbox: string[] = [];
    const { alice, world } = await startSiteWithDatabase(() => ({
      providers: [acme.config(), magicLinks(outbox)],
    }));
    const answers = () =>
      world.trace.events.flatMap((event) => {
        if (event.kind !== "response") return [];
        const request = world.trace.events.find(({ id }) => id === event.request);
        return request?.kind === "request" && request.url.includes("/auth/callback/")
          ? [[event.status, event.headers.find(([name]) => name === "location")?.[1]]]
          : [];
      });
    await alice.signsInWith("Acme ID");
    alice.hasCookie(SESSION_COOKIE);
    await alice.signsOut();
    const fields = { email: "alice@mail.example", callbackUrl: "/orders" };
    await alice.submits("/auth/signin/email", fields);
    await alice.opens(outbox[0] ?? "");
    alice.hasCookie(SESSION_COOKIE);
    expect(answers()).toEqual([
      [302, `${APP}/home`],
      [302, `${APP}/orders`],
    ]);
  });

  shows("endpoints.sign-out", async () => {
    const { alice } = await startSite();
    await alice.signsInWith("Acme ID");
    alice.hasCookie(SESSION_COOKIE);
    await alice.submits("/auth/signout", { callbackUrl: "/bye" });
    alice.isAt("/bye");
    alice.hasNoCookie(SESSION_COOKIE);
  });

  shows("endpoints.passkey-fields", async () => {
    const site = openPasskeySite();
    await register(site);
    const fields = new URLSearchParams(lastCallback(site).body);
    expect(fields.get("action")).toBe("register");
    expect(JSON.parse(fields.get("data") ?? "")).toMatchObject({ type: "public-key" });
    site.alice.hasCookie(SESSION_COOKIE);
    site.world.dispose();
  });

  shows("endpoints.post-elsewhere", async () => {
    const site = await startSite();
    const actions = ["providers", "csrf", "error", "verify-request", "webauthn-options"];
    for (const action of actions) {
      await site.alice.submits(`/auth/${action}`);
      site.alice.isAt("/auth/error?error=Configuration");
    }
    expect(site.logged).toEqual(actions.map(() => "UnknownAction"));
  });
});

shows("endpoints.webauthn-options", async () => {
  const site = openPasskeySite();
  const { alice, world } = site;
  await alice.opens("/auth/signin");
  const ask = async (query: string) => {
    const url = `${APP}/auth/webauthn-options/passkey${query}`;
    const answer = await world
      .browser("alice")
      .tab.fetchFromPage(url, { method: "GET", headers: [] });
    return [answer.status, await answer.json()];
  };
  const challenge = { options: expect.objectContaining({ challenge: expect.any(String) }) };
  const authenticates = [200, { action: "authenticate", ...challenge }];
  const registers = [200, { action: "register", ...challenge }];
  expect(await ask("")).toEqual(authenticates);
  expect(await ask("?action=authenticate")).toEqual(authenticates);
  alice.hasCookie("__Secure-authjs.challenge");
  expect(await ask("?email=alice@mail.example")).toEqual(registers);
  expect(await ask("?action=register&email=alice@mail.example")).toEqual(registers);
  expect(await ask("?action=register")).toEqual([400, { error: "Invalid request" }]);
  expect(await ask("?action=other")).toEqual([400, { error: "Invalid action" }]);
  await register(site);
  expect(await ask("?action=register")).toEqual(registers);
  expect(await ask("?action=authenticate")).toEqual(authenticates);
  expect(await ask("")).toEqual([400, { error: "Invalid request" }]);
  await alice.opens("/auth/signout");
  await alice.clicks("Sign out");
  expect(await ask("?email=alice@mail.example")).toEqual(authenticates);
  expect(await ask("?action=register&email=alice@mail.example")).toEqual([
    400,
    { error: "Invalid request" },
  ]);
  world.dispose();
});
