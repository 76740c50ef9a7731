import type { AuthConfig } from "@auth/core";
import { describe, expect } from "vitest";

import { createMemoryAdapter } from "../snippets/databases/memory-adapter";
import { logger } from "../snippets/errors/log-causes";
import { shows } from "../tests/support/shows";
import { magicLinks, passwords } from "../tests/support/world/passwords-and-links";
import { type Person, SESSION_COOKIE } from "../tests/support/world/person";
import { printsItself } from "../tests/support/world/printed";
import { acme } from "../tests/support/world/providers";
import { APP, SECRET, type Site, startSite } from "../tests/support/world/site";

const CONFIGURATION = "/auth/error?error=Configuration";

/** What Alice's page gets when it asks for the session. */
async function reads({ alice }: Site): Promise<[status: number, session: unknown]> {
  const answer = await alice.requests("/auth/session");
  return [answer.status, await answer.json()];
}

describe("InvalidCheck", () => {
  /** What makes the check of a sign-in fail. */
  const causes: Record<string, (site: Site) => unknown> = {
    "cookie was missing": ({ world }) => world.clock.advances("16 min"),
    "no matching decryption secret": (site) => site.deploys({ secret: "another fake secret" }),
    "created for a different provider than the one handling the callback": async ({ alice }) => {
      await alice.leavesFor("Beta ID");
      await alice.goesBack(2);
    },
    "Invalid Compact JWE": ({ alice }) =>
      alice.plants("__Secure-authjs.pkce.code_verifier", "something else"),
  };
  /** What core prints for each of the causes. */
  async function printedFor(change: (site: Site) => void): Promise<Record<string, string>> {
    const printed: Record<string, string> = {};
    for (const [cause, happens] of Object.entries(causes)) {
      const site = await startSite();
      await site.alice.leavesFor("Acme ID");
      await happens(site);
      const lines = printsItself(site);
      change(site);
      await site.alice.agreesAs("Alice Example");
      site.alice.isAt(CONFIGURATION);
      printed[cause] = lines.join("\n");
      site.world.dispose();
    }
    return printed;
  }

  shows("errors.check-log", async () => {
    const printed = await printedFor(() => undefined);
    expect(Object.keys(printed)).toHaveLength(4);
    expect(new Set(Object.values(printed))).toEqual(
      new Set([
        "[auth][error] InvalidCheck: pkceCodeVerifier value could not be parsed. Read more at https://errors.authjs.dev#invalidcheck",
      ]),
    );
  });

  shows("errors.check-own-log", async () => {
    const printed = await printedFor((site) => site.deploys({ logger }));
    for (const [cause, text] of Object.entries(printed)) {
      expect(text).toContain(
        "[auth][error] InvalidCheck: pkceCodeVerifier value could not be parsed",
      );
      const named = Object.keys(causes).filter((one) => text.includes(one));
      expect(named).toEqual([cause]);
    }
  });

  shows("errors.check-missing", async () => {
    for (const [start, callback] of [
      ["https://www.app.example", APP],
      [APP, "http://app.example"],
    ] as const) {
      const params = { redirect_uri: `${callback}/auth/callback/acme` };
      const providers = [acme.config({ authorization: { params } })];
      const elsewhere = await startSite(() => ({ providers }));
      elsewhere.alsoAt(start === APP ? callback : start);
      const visitor = elsewhere.personAt("alice", start);
      await visitor.leavesFor("Acme ID");
      await visitor.agreesAs("Alice Example");
      expect(elsewhere.messages).toEqual([expect.stringContaining("cookie was missing")]);
      elsewhere.world.dispose();
    }
    const site = await startSite();
    await site.alice.signsInWith("Acme ID");
    site.alice.isAt("/home");
    const [callback] = site.visits.filter(({ url }) => url.includes("/callback/acme")).slice(-1);
    await site.alice.opens(callback?.url ?? "");
    site.alice.isAt(CONFIGURATION);
    expect(site.messages).toEqual([expect.stringContaining("cookie was missing")]);
    await site.alice.signsOut();
    await site.alice.signsInWith("Acme ID");
    expect(await site.alice.session()).toMatchObject({ user: { name: "Alice Example" } });
  });

  shows("errors.form-post-pkce", async () => {
    const authorization = {
      url: `${acme.issuer}/authorize`,
      params: { response_mode: "form_post" },
    };
    const site = await startSite(() => ({ providers: [acme.config({ authorization })] }));
    await site.alice.signsInWith("Acme ID");
    site.alice.isAt(CONFIGURATION);
    expect(site.logged).toEqual(["InvalidCheck"]);
    expect(site.messages.join()).toContain("cookie was missing");
  });
});

describe("MissingCSRF", () => {
  shows("errors.csrf-cookie-gone", async () => {
    const site = await startSite();
    await site.alice.opens("/auth/signin");
    site.alice.plants("__Host-authjs.csrf-token", "");
    await site.alice.clicks("Sign in with Acme ID");
    site.alice.isAt("/auth/signin?error=MissingCSRF");
    expect(site.logged).toEqual(["MissingCSRF"]);
  });

  shows("errors.csrf-from-a-server", async () => {
    const { alice, core, config } = await startSite();
    const logged: string[] = [];
    const post = async (cookie: string) => {
      const body = new URLSearchParams({ csrfToken: await alice.csrfToken() });
      const headers = { cookie };
      const request = new Request(`${APP}/auth/signin/acme`, { method: "POST", body, headers });
      const logger = { error: (error: Error) => logged.push(error.name) };
      return (await core.Auth(request, { ...config, logger })).headers.get("location");
    };
    expect(await post("")).toBe(`${APP}/auth/signin?error=MissingCSRF`);
    expect(logged).toEqual(["MissingCSRF"]);
    const [csrf] = alice.cookies("csrf");
    expect(await post(`${csrf?.name}=${csrf?.value}`)).toContain(`${acme.issuer}/authorize?`);
  });
});

describe("addresses that are no endpoints", () => {
  shows("errors.unknown-action-message", async () => {
    const site = await startSite();
    const getOnly = ["providers", "csrf", "error", "verify-request", "webauthn-options"];
    await site.alice.requests("/auth/profile");
    await site.alice.requests("/auth/signin/acme");
    await site.alice.requests("/auth/session", { method: "HEAD" });
    for (const action of getOnly) await site.alice.requests(`/auth/${action}`, { json: {} });
    const texts = [
      "Cannot parse action at /auth/profile",
      "Unsupported action",
      "Only GET and POST requests are supported",
      ...getOnly.map((action) => `Cannot handle action: ${action}`),
    ];
    expect(site.logged).toEqual(texts.map(() => "UnknownAction"));
    expect(site.messages).toEqual(
      texts.map((text) => `${text}. Read more at https://errors.authjs.dev#unknownaction`),
    );
  });

  shows("errors.callback-without-provider", async () => {
    const site = await startSite(() => ({ providers: [passwords(() => null)] }));
    for (const path of ["/auth/callback", "/auth/callback?code=x", "/auth/callback/credentials"]) {
      await site.alice.opens(path);
      site.alice.isAt(CONFIGURATION);
    }
    expect(site.logged).toEqual(["InvalidProvider", "InvalidProvider", "InvalidProvider"]);
  });

  shows("errors.unknown-provider", async () => {
    const site = await startSite();
    for (const action of ["signin", "callback", "webauthn-options"]) {
      await site.alice.opens(`/auth/${action}/nobody`);
      site.alice.isAt(CONFIGURATION);
    }
    expect(new Set(site.logged)).toEqual(new Set(["Error"]));
    expect(site.messages.join()).toContain('Provider with id "nobody" not found');
  });
});

describe("JWTSessionError", () => {
  const unreadable: Record<string, (site: Site) => unknown> = {
    "another secret": ({ deploys }) => deploys({ secret: "another fake secret" }),
    "another name": ({ alice, deploys }) => {
      const name = "renamed";
      alice.plants(name, alice.sessionCookie ?? "");
      deploys({ cookies: { sessionToken: { name } } });
    },
    "a database session": ({ alice }) => alice.plants(SESSION_COOKIE, crypto.randomUUID()),
    "an expired token": ({ alice, world }) => {
      const { sessionCookie = "" } = alice;
      world.clock.advances("31 d");
      alice.plants(SESSION_COOKIE, sessionCookie);
    },
  };

  shows("errors.session-unreadable", async () => {
    for (const [cause, happens] of Object.entries(unreadable)) {
      const site = await startSite();
      await site.alice.signsInWith("Acme ID");
      await happens(site);
      expect(await reads(site), cause).toEqual([200, null]);
      expect(site.logged, cause).toEqual(["JWTSessionError"]);
      const name = cause === "another name" ? "renamed" : SESSION_COOKIE;
      site.alice.hasNoCookie(name);
      site.world.dispose();
    }
  });

  /** Alice comes back with a cookie that outlives the token in it. */
  async function comesBackLate(callbacks: AuthConfig["callbacks"] = {}) {
    const site = await startSite(() => ({ jwt: { maxAge: 60 }, callbacks }));
    await site.alice.signsInWith("Acme ID");
    const sealed = { token: site.alice.sessionCookie, secret: SECRET, salt: SESSION_COOKIE };
    const payload = await site.core.decode(sealed);
    site.world.clock.advances("2 min");
    site.alice.hasCookie(SESSION_COOKIE);
    return Object.assign(site, { payload });
  }

  shows("errors.session-expired", async () => {
    const site = await comesBackLate();
    expect(await site.alice.session()).toBeNull();
    expect(site.logged).toEqual(["JWTSessionError"]);
    expect(site.messages.join()).toContain('"exp" claim timestamp check failed');
  });

  shows("errors.session-payload", async () => {
    const jwt = ({ token }: { token: object }) => ({ ...token, accessToken: "fake-access-token" });
    const site = await comesBackLate({ jwt });
    const { payload } = site;
    expect(payload).toMatchObject({
      name: "Alice Example",
      email: "alice@mail.example",
      accessToken: "fake-access-token",
    });
    const printed = printsItself(site);
    await site.alice.session();
    const [line = ""] = printed.filter((text) => text.startsWith("[auth][details]"));
    expect(JSON.parse(line.slice(line.indexOf("{")))).toMatchObject({ payload });
    expect(site.config.debug).toBeUndefined();
  });

  shows("errors.session-payload-own-log", async () => {
    const site = await comesBackLate();
    const printed = printsItself(site);
    site.deploys({ logger });
    await site.alice.session();
    expect(printed).toEqual([expect.stringContaining('"exp" claim timestamp check failed')]);
    expect(site.payload).toMatchObject({ name: "Alice Example", email: "alice@mail.example" });
    for (const value of Object.values(site.payload ?? {})) {
      expect(printed.join()).not.toContain(String(value));
    }
  });
});

describe("database sessions", () => {
  function fail(): never {
    throw new Error("out of order");
  }

  shows("errors.session-read-fails", async () => {
    const { adapter } = createMemoryAdapter();
    const broken = { ...adapter, getSessionAndUser: fail };
    for (const change of [{ adapter: broken }, { callbacks: { session: fail } }]) {
      const site = await startSite(() => ({ adapter }));
      await site.alice.signsInWith("Acme ID");
      site.deploys(change);
      expect(await reads(site)).toEqual([200, null]);
      expect(site.logged.at(-1)).toBe("SessionTokenError");
      site.alice.hasCookie(SESSION_COOKIE);
      site.deploys({ adapter, callbacks: {} });
      expect(await site.alice.session()).toMatchObject({ user: { name: "Alice Example" } });
      site.world.dispose();
    }
  });

  shows("errors.sign-out-fails", async () => {
    const { adapter, db } = createMemoryAdapter();
    const site = await startSite(() => ({ adapter: { ...adapter, deleteSession: fail } }));
    await site.alice.signsInWith("Acme ID");
    site.mallory.steals(site.alice);
    await site.alice.signsOut();
    site.alice.isAt("/home");
    expect(site.logged).toEqual(["AdapterError", "SignOutError"]);
    site.alice.hasNoCookie(SESSION_COOKIE);
    expect(db.sessions).toHaveLength(1);
    expect(await site.mallory.session()).toMatchObject({ user: { name: "Alice Example" } });
  });
});

shows("errors.sign-out-unreadable", async () => {
  const site = await startSite();
  await site.alice.signsInWith("Acme ID");
  await site.alice.opens("/auth/signout");
  site.alice.plants(SESSION_COOKIE, "something else");
  await site.alice.clicks("Sign out");
  site.alice.isAt("/home");
  expect(site.logged).toEqual(["SignOutError"]);
  site.alice.hasNoCookie(SESSION_COOKIE);
});

shows("errors.event-throws", async () => {
  const called: string[] = [];
  const names = ["signIn", "signOut", "createUser", "updateUser", "linkAccount", "session"];
  const throwing = (name: string) => () => {
    called.push(name);
    throw new Error("out of order");
  };
  const outbox: string[] = [];
  const site = await startSite(() => ({
    adapter: createMemoryAdapter().adapter,
    providers: [acme.config(), magicLinks(outbox)],
    events: Object.fromEntries(names.map((name) => [name, throwing(name)])),
  }));
  const signedIn = async (person: Person) =>
    expect(await person.session()).toMatchObject({ user: { email: "alice@mail.example" } });
  await site.alice.signsInWith("Acme ID");
  site.alice.isAt("/home");
  await signedIn(site.alice);
  await site.alice.signsOut();
  site.alice.isAt("/home");
  expect(await site.alice.session()).toBeNull();
  await site.alice.submits("/auth/signin/email", { email: "alice@mail.example" });
  await site.alice.opens(outbox[0] ?? "");
  site.alice.isAt("/home");
  await signedIn(site.alice);
  expect(new Set(called)).toEqual(new Set(names));
  expect(new Set(site.logged)).toEqual(new Set(["EventError"]));
});
