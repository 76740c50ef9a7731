import type { OIDCConfig } from "@auth/core/providers";
import { decodeProtectedHeader } from "jose";
import { describe, expect } from "vitest";

import type { Person } from "../tests/support/world/person";
import { acme, beta } from "../tests/support/world/providers";
import { shows } from "../tests/support/shows";
import { APP, SECRET, type Site, startSite } from "../tests/support/world/site";

const CONFIGURATION = "/auth/error?error=Configuration";
const PKCE_COOKIE = "__Secure-authjs.pkce.code_verifier";
/** What core logs if a callback comes without the cookie of its sign-in. */
const MISSING = "pkceCodeVerifier cookie was missing";

type Checks = NonNullable<OIDCConfig<unknown>["checks"]>;

/** Alice begins twice with a provider, and goes on in the tab in which she began first. */
async function goOnInFirstTab(checks?: Checks) {
  // The tabs of a browser share their cookies: what counts is that the older request goes on.
  return goOnAfter((site) => site.alice.leavesFor("Acme ID"), 2, checks);
}

/** Alice begins, something happens, and she goes on: so many pages back. */
async function goOnAfter(
  happens: (site: Site) => void | Promise<void>,
  pagesBack = 0,
  checks?: Checks,
): Promise<Site> {
  const site = await startSite(() => ({
    providers: [acme.config(checks ? { checks } : {}), beta.config()],
  }));
  await site.alice.leavesFor("Acme ID");
  await happens(site);
  if (pagesBack > 0) await site.alice.goesBack(pagesBack);
  await site.alice.clicks("Continue as Alice Example");
  site.alice.isAt(CONFIGURATION);
  return site;
}

/** Alice signs in, and loads the address again that completed it. */
async function reloadCallback(): Promise<Site> {
  const site = await startSite();
  await site.alice.signsInWith("Acme ID");
  site.alice.isAt("/home");
  site.alice.hasNoCookie(PKCE_COOKIE);
  const callback = site.visits.find(({ url }) => url.includes("/callback/acme"));
  await site.alice.opens(callback?.url ?? "");
  site.alice.isAt(CONFIGURATION);
  return site;
}

/** Begins at one origin with a redirect_uri of another: set by AUTH_URL, or by a proxy. */
async function startElsewhere(start: string, callback: string): Promise<Site> {
  const redirect_uri = `${callback}/auth/callback/acme`;
  const site = await startSite(() => ({
    providers: [acme.config({ authorization: { params: { redirect_uri } } })],
  }));
  for (const origin of [start, callback]) if (origin !== APP) site.alsoAt(origin);
  const visitor = site.personAt("alice", start);
  await visitor.leavesFor("Acme ID");
  await visitor.clicks("Continue as Alice Example");
  site.personAt("alice", callback).isAt(CONFIGURATION);
  return site;
}

describe("a check cookie", () => {
  shows("V1.check-cookie", async () => {
    const checks: Checks = ["pkce", "state", "nonce"];
    const { alice, phone, core, world } = await startSite(() => ({
      providers: [acme.config({ checks })],
    }));
    const values: unknown[] = [];
    for (const person of [alice, phone]) {
      await person.leavesFor("Acme ID");
      for (const name of [PKCE_COOKIE, "__Secure-authjs.state", "__Secure-authjs.nonce"]) {
        const [cookie] = person.cookies(name);
        const token = cookie?.value ?? "";
        expect(decodeProtectedHeader(token)).toMatchObject({ alg: "dir", enc: "A256CBC-HS512" });
        const sealed = await core.decode({ token, secret: SECRET, salt: name });
        expect(sealed).toMatchObject({ provider: "acme" });
        expect(String(sealed?.value).length).toBeGreaterThan(30);
        values.push(sealed?.value);
        expect(Number(sealed?.exp) - Number(sealed?.iat)).toBe(15 * 60);
        const left = Number(cookie?.expires) - world.clock.now();
        expect(left).toBeGreaterThan(14 * 60_000);
        expect(left).toBeLessThanOrEqual(15 * 60_000);
      }
    }
    expect(new Set(values)).toHaveLength(6);
  });

  shows("run.check-of-another-provider", async () => {
    const site = await startSite();
    const { alice } = site;
    for (const { id, issuer } of [beta, acme]) {
      await alice.leavesFor("Acme ID");
      const answer = new URLSearchParams({ code: "made-up", iss: issuer });
      await alice.requests(`/auth/callback/${id}?${answer.toString()}`);
      expect(site.tokenRequests, id).toBe(id === "acme" ? 1 : 0);
    }
    expect(site.logged).toEqual(["InvalidCheck", "CallbackRouteError"]);
  });

  shows("V6.ignored-challenge", async () => {
    // A provider that overlooks the challenge: its request is sent on without, and the verifier
    // does not reach it.
    const overlooking = "https://overlooking.example/authorize";
    const site = await startSite((core) => ({
      providers: [
        acme.config({
          authorization: { url: overlooking, params: { scope: "openid profile email" } },
          [core.customFetch]: (...[target, init]: Parameters<typeof fetch>) => {
            if (init?.body instanceof URLSearchParams) init.body.delete("code_verifier");
            return fetch(target, init);
          },
        }),
      ],
    }));
    site.world.network.register(new URL(overlooking).origin, {
      actor: { role: "identity-provider", name: "A provider without PKCE" },
      fetch: ({ url }) => {
        const { searchParams } = new URL(url);
        for (const name of ["code_challenge", "code_challenge_method"]) searchParams.delete(name);
        const target = `${acme.issuer}/authorize?${searchParams.toString()}`;
        return Promise.resolve(Response.redirect(target));
      },
    });
    const { alice, mallory } = site;
    const catchAnswer = async (person: Person, name: string) => {
      await person.leavesFor("Acme ID");
      person.catches("/auth/callback/");
      await person.clicks(`Continue as ${name}`);
      person.letsAllGo();
      return person.caught;
    };
    const ofMallory = await catchAnswer(mallory, "Mallory Example");
    await alice.opens(ofMallory);
    expect(site.logged).toEqual(["InvalidCheck"]);
    await alice.leavesFor("Acme ID");
    await alice.opens(ofMallory);
    expect(await alice.session()).toMatchObject({ user: { name: "Mallory Example" } });

    for (const person of [alice, mallory]) person.deletesCookies();
    const ofAlice = await catchAnswer(alice, "Alice Example");
    await mallory.leavesFor("Acme ID");
    await mallory.opens(ofAlice);
    expect(await mallory.session()).toMatchObject({ user: { name: "Alice Example" } });
  });

  shows("V1.form-post", async () => {
    const site = await startSite(() => ({
      providers: [
        acme.config({
          checks: ["pkce", "state", "nonce"],
          authorization: {
            url: `${acme.issuer}/authorize`,
            params: { response_mode: "form_post" },
          },
        }),
      ],
    }));
    const { alice } = site;
    await alice.leavesFor("Acme ID");
    alice.hasCookie("__Secure-authjs.state", { sameSite: "None", secure: true });
    alice.hasCookie("__Secure-authjs.nonce", { sameSite: "None", secure: true });
    alice.hasCookie(PKCE_COOKIE, { sameSite: "Lax" });
    await alice.clicks("Continue as Alice Example");
    alice.isAt(CONFIGURATION);
    expect(site.logged).toEqual(["InvalidCheck"]);
    expect(site.messages.join()).toContain("pkceCodeVerifier");
  });

  shows("V14.other-provider", async () => {
    const site = await goOnAfter(({ alice }) => alice.leavesFor("Beta ID"), 2);
    expect(site.logged).toEqual(["InvalidCheck"]);
    expect(site.messages.join()).toContain("created for a different provider");
  });

  shows("V14.second-tab", async () => {
    const site = await goOnInFirstTab();
    expect(site.logged).toEqual(["CallbackRouteError"]);
    expect(site.tokenErrors).toEqual(["invalid_grant"]);
  });

  shows("V14.second-tab-by-check", async () => {
    for (const [checks, tokenErrors, message] of [
      [["state"], [], 'unexpected "state" response parameter value'],
      [["nonce"], [], 'unexpected ID Token "nonce" claim value'],
      [["pkce", "state", "nonce"], [], 'unexpected "state" response parameter value'],
    ] as const) {
      const site = await goOnInFirstTab([...checks]);
      expect(site.logged).toEqual(["CallbackRouteError"]);
      expect(site.tokenErrors).toEqual(tokenErrors);
      expect(site.messages.join()).toContain(message);
      site.world.dispose();
    }
  });

  shows("V14.sixteen-minutes", async () => {
    const site = await goOnAfter(({ alice, world }) => {
      alice.hasCookie(PKCE_COOKIE);
      world.clock.advances("16 min");
      alice.hasNoCookie(PKCE_COOKIE);
    });
    expect(site.logged).toEqual(["InvalidCheck"]);
    expect(site.messages.join()).toContain(MISSING);
  });

  shows("V14.reloaded-callback", async () => {
    const site = await reloadCallback();
    expect(site.logged).toEqual(["InvalidCheck"]);
    expect(site.messages.join()).toContain(MISSING);
    expect(await site.alice.session()).toMatchObject({ user: { name: "Alice Example" } });
  });

  shows("V14.other-host", async () => {
    const site = await startElsewhere("https://www.app.example", APP);
    expect(site.logged).toEqual(["InvalidCheck"]);
    expect(site.messages.join()).toContain(MISSING);
  });

  shows("V14.other-scheme", async () => {
    const site = await startElsewhere(APP, "http://app.example");
    expect(site.logged).toEqual(["InvalidCheck"]);
    expect(site.messages.join()).toContain(MISSING);
  });

  shows("V14.other-secret", async () => {
    const site = await startSite();
    await site.alice.leavesFor("Acme ID");
    site.deploys({ secret: "the fake secret of another instance" });
    await site.alice.clicks("Continue as Alice Example");
    site.alice.isAt(CONFIGURATION);
    expect(site.logged).toEqual(["InvalidCheck"]);
    expect(site.messages.join()).toContain("no matching decryption secret");
  });
});

describe("a sign-in from the error page", () => {
  /** What brings honest people to the error page, and the origin at which they are then. */
  const mishaps: [happens: () => Promise<Site>, origin?: string][] = [
    [() => goOnInFirstTab()],
    [() => goOnAfter((site) => site.alice.leavesFor("Beta ID"), 2)],
    [() => goOnAfter((site) => site.world.clock.advances("16 min"))],
    [reloadCallback],
    [() => startElsewhere("https://www.app.example", APP)],
    [() => startElsewhere(APP, "http://app.example"), "http://app.example"],
  ];

  shows("V14.trying-again", async () => {
    for (const [happens, origin = APP] of mishaps) {
      const site = await happens();
      const alice = site.personAt("alice", origin);
      alice.isAt(CONFIGURATION);
      await alice.signsInWith("Acme ID");
      alice.isAt("/home");
      expect(await alice.session()).toMatchObject({ user: { name: "Alice Example" } });
      site.world.dispose();
    }
  });

  shows("V14.trying-again-with-two-secrets", async () => {
    const site = await startSite();
    for (const secret of ["of one instance", "of the other"]) {
      await site.alice.leavesFor("Acme ID");
      site.deploys({ secret });
      await site.alice.clicks("Continue as Alice Example");
      site.alice.isAt(CONFIGURATION);
      // So that the provider asks her again.
      site.alice.deletesCookies();
    }
    expect(site.logged).toEqual(["InvalidCheck", "InvalidCheck"]);
  });
});

describe("where a sign-in ends", () => {
  shows("V14.denied", async () => {
    const site = await startSite();
    await site.alice.leavesFor("Acme ID");
    await site.alice.clicks("Cancel");
    site.alice.isAt("/auth/signin?error=OAuthCallbackError");
    expect(site.logged).toEqual(["OAuthCallbackError"]);
    const callback = site.visits.find(({ url }) => url.startsWith(`${APP}/auth/callback/acme?`));
    expect(new URL(callback?.url ?? APP).searchParams.get("error")).toBe("access_denied");
  });

  shows("V14.foreign-callback-url", async () => {
    const { alice } = await startSite();
    for (const [wanted, got] of [
      ["https://evil.example/gift", `${APP}/`],
      ["//evil.example/gift", `${APP}//evil.example/gift`],
      ["/settings", `${APP}/settings`],
      [`${APP}/settings?tab=2`, `${APP}/settings?tab=2`],
    ] as const) {
      await alice.opens(`/auth/signin?callbackUrl=${encodeURIComponent(wanted)}`);
      await alice.clicks("Sign in with Acme ID");
      await alice.agreesAs("Alice Example");
      alice.isAt(got);
    }
  });

  shows("run.redirect-callback", async () => {
    const site = await startSite(() => ({ callbacks: { redirect: ({ url }) => url } }));
    await site.alice.opens("/auth/signin?callbackUrl=/settings");
    const paths = ["session", "csrf", "providers", "signin", "signout", "error", "verify-request"];
    const runsAt = async (path: string) => {
      const before = site.calls("callback").length;
      await site.alice.requests(`/auth/${path}`);
      return site
        .calls("callback")
        .slice(before)
        .filter((name) => name === "redirect").length;
    };
    for (const path of paths) expect(await runsAt(path), path).toBe(1);
    // These two are redirected to the error page, which is one more.
    for (const path of ["callback/acme", "webauthn-options/acme"]) {
      expect(await runsAt(path), path).toBe(2);
    }
  });

  shows("V14.script-callback-url", async () => {
    const site = await startSite();
    const query = `callbackUrl=${encodeURIComponent("javascript:alert(1)")}`;
    for (const action of ["session", "signin"]) {
      expect((await site.alice.requests(`/auth/${action}?${query}`)).status).toBe(500);
    }
    expect(site.logged).toEqual(["InvalidCallbackUrl", "InvalidCallbackUrl"]);
  });
});
