import { decodeProtectedHeader } from "jose";
import { describe, expect } from "vitest";

import type { Provider } from "@auth/core/providers";

import { callModule, listModules } from "../plugins/catalog/modules";
import { acme, beta, type Claims } from "../tests/support/world/providers";
import { shows } from "../tests/support/shows";
import { APP, SECRET, startSite } from "../tests/support/world/site";

const CONFIGURATION = "/auth/error?error=Configuration";
const PKCE_COOKIE = "__Secure-authjs.pkce.code_verifier";

describe("the issuer of an authorization response", () => {
  shows("flow.unexpected-issuer", async () => {
    /** Acme ID as a provider of type oauth, which sends `iss` whatever the config says. */
    const acmeOf = (issuer?: string) =>
      ({
        ...acme.config(),
        type: "oauth",
        issuer,
        authorization: `${acme.issuer}/authorize?scope=openid%20profile`,
        token: `${acme.issuer}/token`,
        userinfo: `${acme.issuer}/userinfo`,
        profile: ({ sub, name }: Claims) => ({ id: sub, name }),
      }) as unknown as Provider;
    const site = await startSite(() => ({ providers: [acmeOf()] }));
    const { alice } = site;
    for (const issuer of [undefined, "https://other.example"]) {
      site.deploys({ providers: [acmeOf(issuer)] });
      await alice.signsInWith("Acme ID");
      expect(await alice.session()).toBeNull();
    }
    const answers = site.visits.filter(({ url }) => url.includes("/auth/callback/acme"));
    expect(answers.map(({ url }) => new URL(url).searchParams.get("iss"))).toEqual([
      acme.issuer,
      acme.issuer,
    ]);
    expect(site.logged).toEqual(["CallbackRouteError", "CallbackRouteError"]);
    const refusal = 'unexpected "iss" (issuer) response parameter value';
    expect(site.messages).toEqual([
      expect.stringContaining(refusal),
      expect.stringContaining(refusal),
    ]);
    site.deploys({ providers: [acmeOf(acme.issuer)] });
    await alice.signsInWith("Acme ID");
    expect(await alice.session()).toMatchObject({ user: { name: "Alice Example" } });
  });

  shows("flow.presets-without-issuer", async () => {
    const oauth: { id: string; issuer?: unknown }[] = [];
    for (const { name } of listModules()) {
      // One that sends mail throws without a server; it is of another type.
      const options = /^(email|nodemailer)$/.test(name) ? { server: {} } : {};
      const module: { type: string; id: string; issuer?: unknown } = await callModule(
        name,
        options,
      );
      if (module.type === "oauth") oauth.push(module);
    }
    const withIssuer = oauth.filter(({ issuer }) => issuer !== undefined);
    expect([oauth.length - withIssuer.length, oauth.length]).toEqual([56, 57]);
    expect(withIssuer.map(({ id, issuer }) => [id, issuer])).toEqual([
      ["github", "https://github.com/login/oauth"],
    ]);
  });
});

describe("a check cookie", () => {
  shows("V1.check-cookie", async () => {
    const { alice, core, world } = await startSite();
    await alice.leavesFor("Acme ID");
    const [cookie] = alice.cookies("pkce");
    const token = cookie?.value ?? "";
    expect(decodeProtectedHeader(token)).toMatchObject({ alg: "dir", enc: "A256CBC-HS512" });
    const sealed = await core.decode({
      token,
      secret: SECRET,
      salt: PKCE_COOKIE,
    });
    expect(sealed).toMatchObject({ value: expect.any(String), provider: "acme" });
    expect(Number(sealed?.exp) - Number(sealed?.iat)).toBe(15 * 60);
    const left = Number(cookie?.expires) - world.clock.now();
    expect(left).toBeGreaterThan(14 * 60_000);
    expect(left).toBeLessThanOrEqual(15 * 60_000);
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

  shows("V1.form-post", async () => {
    const { alice } = await startSite(() => ({
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
    await alice.leavesFor("Acme ID");
    alice.hasCookie("__Secure-authjs.state", { sameSite: "None", secure: true });
    alice.hasCookie("__Secure-authjs.nonce", { sameSite: "None", secure: true });
    alice.hasCookie(PKCE_COOKIE, { sameSite: "Lax" });
  });

  shows("V14.other-provider", async () => {
    const site = await startSite();
    await site.alice.leavesFor("Acme ID");
    await site.alice.leavesFor("Beta ID");
    await site.alice.goesBack(2);
    await site.alice.clicks("Continue as Alice Example");
    site.alice.isAt(CONFIGURATION);
    expect(site.logged).toEqual(["InvalidCheck"]);
    expect(site.messages.join()).toContain("created for a different provider");
  });

  shows("V14.second-tab", async () => {
    const site = await startSite();
    await site.alice.leavesFor("Acme ID");
    await site.alice.leavesFor("Acme ID");
    // The tabs of a browser share their cookies: what counts is that the older request goes on.
    await site.alice.goesBack(2);
    await site.alice.clicks("Continue as Alice Example");
    site.alice.isAt(CONFIGURATION);
    expect(site.logged).toEqual(["CallbackRouteError"]);
    expect(site.tokenErrors).toEqual(["invalid_grant"]);
  });

  shows("V14.sixteen-minutes", async () => {
    const site = await startSite();
    await site.alice.leavesFor("Acme ID");
    site.world.clock.advances("16 min");
    await site.alice.clicks("Continue as Alice Example");
    site.alice.isAt(CONFIGURATION);
    expect(site.logged).toEqual(["InvalidCheck"]);
  });

  shows("V14.reloaded-callback", async () => {
    const site = await startSite();
    await site.alice.signsInWith("Acme ID");
    site.alice.isAt("/home");
    const callback = site.visits.find(({ url }) => url.includes("/callback/acme"));
    await site.alice.opens(callback?.url ?? "");
    site.alice.isAt(CONFIGURATION);
    expect(site.logged).toEqual(["InvalidCheck"]);
  });

  /** Begins at one origin with a redirect_uri of another: set by AUTH_URL, or by a proxy. */
  async function startElsewhere(start: string, callback: string) {
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

  shows("V14.other-host", async () => {
    const site = await startElsewhere("https://www.app.example", APP);
    expect(site.logged).toEqual(["InvalidCheck"]);
  });

  shows("V14.other-scheme", async () => {
    const site = await startElsewhere(APP, "http://app.example");
    expect(site.logged).toEqual(["InvalidCheck"]);
  });

  shows("V14.other-secret", async () => {
    const site = await startSite();
    await site.alice.leavesFor("Acme ID");
    site.deploys({ secret: "the fake secret of another instance" });
    await site.alice.clicks("Continue as Alice Example");
    site.alice.isAt(CONFIGURATION);
    expect(site.logged).toEqual(["InvalidCheck"]);
  });
});

describe("where a sign-in ends", () => {
  shows("V14.denied", async () => {
    const site = await startSite();
    await site.alice.leavesFor("Acme ID");
    await site.alice.clicks("Cancel");
    site.alice.isAt("/auth/signin?error=OAuthCallbackError");
    expect(site.logged).toEqual(["OAuthCallbackError"]);
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

  shows("V14.script-callback-url", async () => {
    const site = await startSite();
    const query = `callbackUrl=${encodeURIComponent("javascript:alert(1)")}`;
    for (const action of ["session", "signin"]) {
      expect((await site.alice.requests(`/auth/${action}?${query}`)).status).toBe(500);
    }
    expect(site.logged).toEqual(["InvalidCallbackUrl", "InvalidCallbackUrl"]);
  });
});
