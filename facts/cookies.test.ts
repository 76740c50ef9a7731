import type { Provider } from "@auth/core/providers";
import { describe, expect } from "vitest";

import { loadCore } from "../tests/support/world/core";
import { passwords } from "../tests/support/world/passwords-and-links";

import { SESSION_COOKIE } from "../tests/support/world/person";
import { acme } from "../tests/support/world/providers";
import { shows } from "../tests/support/shows";
import { APP, SECRET, startSite, startSiteWithDatabase } from "../tests/support/world/site";

describe("a large session", () => {
  /** Signs in with a name, an address and this many characters more; the cookies' sizes by name. */
  async function signInWithPayload(characters: number) {
    const site = await startSite(() => ({
      providers: [acme.config({ profile: ({ sub, name, email }) => ({ id: sub, name, email }) })],
      callbacks: { jwt: ({ token }) => ({ ...token, payload: "x".repeat(characters) }) },
    }));
    await site.alice.signsInWith("Acme ID");
    expect(await site.alice.session()).not.toBeNull();
    const sizes = site.alice
      .cookies("session-token")
      .map(({ name, value }) => [name.replace(SESSION_COOKIE, ""), value.length] as const);
    return { site, sizes };
  }

  shows("V10.one-cookie", async () => {
    const { sizes } = await signInWithPayload(2500);
    expect(sizes).toEqual([["", 3849]]);
  });

  shows("cookies.split-above", async () => {
    const lengths: number[] = [];
    // A token grows in steps of some 20 characters.
    for (let payload = 2532; payload <= 2580; payload += 16) {
      const { site, sizes } = await signInWithPayload(payload);
      site.world.dispose();
      const length = sizes.reduce((sum, [, size]) => sum + size, 0);
      expect(sizes).toEqual(
        length <= 3936
          ? [["", length]]
          : [
              [".0", 3936],
              [".1", length - 3936],
            ],
      );
      lengths.push(length);
    }
    const atMost = Math.max(...lengths.filter((length) => length <= 3936));
    const tooLong = Math.min(...lengths.filter((length) => length > 3936));
    expect(atMost).toBeGreaterThan(3936 - 22);
    expect(tooLong).toBeLessThan(3936 + 22);
  });

  shows("V10.two-cookies", async () => {
    const { sizes } = await signInWithPayload(2600);
    expect(sizes).toEqual([
      [".0", 3936],
      [".1", expect.any(Number)],
    ]);
  });

  shows("V10.three-cookies", async () => {
    const { site, sizes } = await signInWithPayload(6000);
    expect(sizes.map(([suffix]) => suffix)).toEqual([".0", ".1", ".2"]);
    await site.alice.session();
    const sent = site.visits.at(-1)?.headers.find(([name]) => name === "cookie")?.[1] ?? "";
    expect((sent.length / 1000).toFixed(1)).toBe("8.8");
  });
});

describe("which cookies are read", () => {
  shows("VB.common-prefix", async () => {
    const { alice } = await startSite();
    await alice.signsInWith("Acme ID");
    alice.plants(`${SESSION_COOKIE}-admin`, "yes");
    expect(await alice.session()).toBeNull();
    expect(alice.cookies("session-token")).toEqual([]);
  });

  shows("VB.shared-by-subdomains", async () => {
    const name = "__Secure-shared";
    const www = "https://www.app.example";
    const { alice, alsoAt, personAt } = await startSite(() => ({
      cookies: { sessionToken: { name, options: { domain: "app.example" } } },
    }));
    alsoAt(www);
    await alice.signsInWith("Acme ID");
    const there = personAt("alice", www);
    expect(await there.session()).toMatchObject({ user: { name: "Alice Example" } });
    alice.hasCookie(name, { domain: "app.example", hostOnly: false });
    alice.hasCookie("__Host-authjs.csrf-token", { domain: "app.example", hostOnly: true });
    const csrfToken = await alice.csrfToken();
    expect(await there.csrfToken()).not.toBe(csrfToken);
  });

  shows("VB.http-behind-tls", async () => {
    const { alice } = await startSite(undefined, {
      proxy: (request) => new Request(request.url.replace("https://", "http://"), request),
    });
    const json = { csrfToken: await alice.csrfToken() };
    // What the browser's half of a framework does. The built-in form posts to http:// from here on.
    const headers: [string, string][] = [["x-auth-return-redirect", "1"]];
    const answer = await alice.requests("/auth/signin/acme", { json, headers });
    const { url } = (await answer.json()) as { url: string };
    expect(alice.cookies().map(({ name, secure }) => [name, secure])).toEqual([
      ["authjs.callback-url", false],
      ["authjs.csrf-token", false],
      ["authjs.pkce.code_verifier", false],
    ]);
    const { searchParams } = new URL(url);
    expect(searchParams.get("redirect_uri")).toBe("http://app.example/auth/callback/acme");
  });

  shows("VB.get-token", async () => {
    const { alice, core } = await startSite();
    await alice.signsInWith("Acme ID");
    const headers = { cookie: `${SESSION_COOKIE}=${alice.sessionCookie}` };
    const params = { req: { headers }, secret: SECRET };
    expect(await core.getToken(params)).toBeNull();
    expect(await core.getToken({ ...params, secureCookie: true })).toMatchObject({
      name: "Alice Example",
    });
  });

  shows("VB.get-token-custom-name", async () => {
    const name = "__Secure-staff";
    const { alice, core } = await startSite(() => ({ cookies: { sessionToken: { name } } }));
    await alice.signsInWith("Acme ID");
    const [cookie] = alice.cookies(name);
    const req = { headers: { cookie: `${name}=${cookie?.value}` } };
    const params = { req, secret: SECRET, secureCookie: true };
    expect(await core.getToken(params)).toBeNull();
    expect(await core.getToken({ ...params, cookieName: name })).toMatchObject({
      name: "Alice Example",
    });
    const wrongSalt = { ...params, cookieName: name, salt: SESSION_COOKIE };
    expect(await core.getToken(wrongSalt)).toBeNull();
  });

  shows("run.malformed-bearer", async () => {
    const { getToken } = await loadCore();
    for (const token of ["%", "%E0%A4%A", "no.token"]) {
      const req = { headers: { authorization: `Bearer ${token}` } };
      expect(await getToken({ req, secret: SECRET })).toBeNull();
    }
  });
});

describe("a request without the CSRF token", () => {
  const MISSING_CSRF = "https://app.example/auth/signin?error=MissingCSRF";

  shows("V5.csrf-for-credentials", async () => {
    let asked = 0;
    const site = await startSite(() => ({
      providers: [
        passwords(() => {
          asked++;
          return { id: "7" };
        }),
      ],
    }));
    await site.alice.submits("/auth/callback/credentials", { csrfToken: "guessed" });
    site.alice.isAt(MISSING_CSRF);
    expect(asked).toBe(0);
    await site.alice.submits("/auth/callback/credentials");
    expect(asked).toBe(1);
  });

  shows("V5.csrf-for-sign-in-and-out", async () => {
    const site = await startSite();
    await site.alice.signsInWith("Acme ID");
    for (const path of ["/auth/signin/acme", "/auth/signout"]) {
      await site.alice.submits(path, { csrfToken: "guessed" });
      site.alice.isAt(MISSING_CSRF);
    }
    site.alice.hasCookie(SESSION_COOKIE);
    expect(site.logged).toEqual(["MissingCSRF", "MissingCSRF"]);
  });

  shows("V5.no-csrf-for-oauth-callback", async () => {
    const { id, name, issuer, clientId, clientSecret } = acme.config();
    const [authorization, token, userinfo] = ["authorize", "token", "userinfo"].map(
      (path) => `${acme.issuer}/${path}`,
    );
    const endpoints = { authorization, token, userinfo };
    const client = { id, name, issuer, clientId, clientSecret };
    const plain: Provider = { ...client, type: "oauth", ...endpoints };
    for (const provider of [acme.config(), plain]) {
      const site = await startSite(() => ({ providers: [provider] }));
      await site.alice.leavesFor("Acme ID");
      const query = new URLSearchParams({ code: "guessed", iss: acme.issuer });
      await site.alice.submits(`/auth/callback/acme?${query}`, { csrfToken: "" });
      // The callback itself was run: it is the provider that refuses the code.
      expect(site.tokenErrors, provider.type).toEqual(["invalid_grant"]);
      expect(site.logged, provider.type).toEqual(["CallbackRouteError"]);
      site.world.dispose();
    }
  });

  shows("V16.csrf-for-session", async () => {
    const { alice } = await startSite();
    await alice.signsInWith("Acme ID");
    const refused = await alice.requests("/auth/session", { json: { data: { role: "admin" } } });
    expect([refused.status, await refused.json()]).toEqual([400, null]);
    alice.hasCookie(SESSION_COOKIE);
  });

  shows("V8.get-starts-nothing", async () => {
    const site = await startSite();
    await site.alice.opens("/auth/signin/acme");
    site.alice.isAt("/auth/error?error=Configuration");
    expect(site.logged).toEqual(["UnknownAction"]);
  });
});

describe("options of cookies", () => {
  const threeChecks = () => ({
    providers: [acme.config({ checks: ["pkce", "state", "nonce"] })],
  });

  shows("cookies.default-attributes", async () => {
    for (const origin of [APP, "http://app.example"]) {
      const { alsoAt, personAt, world } = await startSite(threeChecks);
      if (origin !== APP) alsoAt(origin);
      const alice = personAt("alice", origin);
      await alice.leavesFor("Acme ID");
      const begun = alice.cookies();
      await alice.agreesAs("Alice Example");
      const all = [...begun, ...alice.cookies("session-token")];
      const isSecure = origin === APP;
      const secure = isSecure ? "__Secure-" : "";
      expect(all.map(({ name }) => name).sort()).toEqual(
        [
          `${isSecure ? "__Host-" : ""}authjs.csrf-token`,
          `${secure}authjs.callback-url`,
          `${secure}authjs.nonce`,
          `${secure}authjs.pkce.code_verifier`,
          `${secure}authjs.session-token`,
          `${secure}authjs.state`,
        ].sort(),
      );
      for (const cookie of all) {
        expect(cookie).toMatchObject({
          httpOnly: true,
          sameSite: "Lax",
          path: "/",
          hostOnly: true,
          secure: isSecure,
        });
      }
      world.dispose();
    }
  });

  shows("cookies.without-lifetime", async () => {
    const { alice } = await startSite(threeChecks);
    await alice.leavesFor("Acme ID");
    const ends = Object.fromEntries(alice.cookies().map(({ name, expires }) => [name, expires]));
    expect(ends).toMatchObject({
      "__Host-authjs.csrf-token": null,
      "__Secure-authjs.callback-url": null,
      "__Secure-authjs.state": expect.any(Number),
    });
  });

  shows("cookies.renamed", async () => {
    for (const start of [startSite, startSiteWithDatabase]) {
      const { alice, deploys, world } = await start();
      await alice.signsInWith("Acme ID");
      expect(await alice.session()).not.toBeNull();
      deploys({ cookies: { sessionToken: { name: "__Secure-renamed" } } });
      expect(await alice.session()).toBeNull();
      alice.hasCookie(SESSION_COOKIE);
      world.dispose();
    }
  });

  shows("cookies.options-merge", async () => {
    const { alice, core, config } = await startSite(threeChecks);
    const csrfToken = await alice.csrfToken();
    await alice.signsInWith("Acme ID");
    const names = ["sessionToken", "callbackUrl", "pkceCodeVerifier", "state", "nonce"] as const;
    const cookies = Object.fromEntries(
      names.map((name) => [name, { options: { domain: "app.example" } }]),
    );
    const set: string[] = [];
    const cookie = alice
      .cookies()
      .map(({ name, value }) => `${name}=${value}`)
      .join("; ");
    const headers = { cookie };
    const ask = async (path: string, body?: URLSearchParams) => {
      const request = new Request(APP + path, { headers, ...(body && { method: "POST", body }) });
      const answer = await core.Auth(request, { ...config, cookies });
      set.push(...answer.headers.getSetCookie());
    };
    await ask("/auth/session?callbackUrl=/elsewhere");
    await ask("/auth/signin/acme", new URLSearchParams({ csrfToken }));
    const attributes = Object.fromEntries(
      set.map((line) => {
        const [, name = "", rest = ""] = /^([^=]+)=[^;]*; (.*)$/.exec(line) ?? [];
        return [name, rest.replace(/(Max-Age|Expires)=[^;]+; /g, "")];
      }),
    );
    const merged = "Domain=app.example; Path=/; HttpOnly; Secure; SameSite=Lax";
    expect(attributes).toEqual({
      "__Secure-authjs.session-token": merged,
      "__Secure-authjs.callback-url": merged,
      "__Secure-authjs.pkce.code_verifier": merged,
      "__Secure-authjs.state": merged,
      "__Secure-authjs.nonce": merged,
    });
  });
});
