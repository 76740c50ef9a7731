import type { Provider } from "@auth/core/providers";
import Keycloak from "@auth/core/providers/keycloak";
import Okta from "@auth/core/providers/okta";
import { describe, expect } from "vitest";

import { acme, acmeByOAuth, changing, identityService } from "../tests/support/world/providers";
import { shows } from "../tests/support/shows";
import { APP, type Site, startSite, startSiteWithDatabase } from "../tests/support/world/site";

const CONFIGURATION = "/auth/error?error=Configuration";

/** The authorization request that a browser made last. */
function authorizationRequest(site: Site): URL {
  const urls = site.visits.map(({ url }) => new URL(url));
  const found = urls.findLast(({ pathname }) => pathname === "/authorize");
  if (!found) throw new Error("Nobody was sent to a provider.");
  return found;
}

/** An ID token with other claims, and the signature that it had. */
function withClaims(token: string, claims: object): string {
  const [header, body = "", signature] = token.split(".");
  const before = JSON.parse(Buffer.from(body, "base64url").toString()) as object;
  const after = Buffer.from(JSON.stringify({ ...before, ...claims })).toString("base64url");
  return [header, after, signature].join(".");
}

describe("the authorization request", () => {
  shows("V1.authorization-request", async () => {
    const site = await startSite();
    await site.alice.leavesFor("Acme ID");
    const { searchParams } = authorizationRequest(site);
    expect(Object.fromEntries(searchParams)).toEqual({
      response_type: "code",
      client_id: "acme-client",
      redirect_uri: `${APP}/auth/callback/acme`,
      scope: "openid profile email",
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: "S256",
    });
  });

  shows("V1.callback-url", async () => {
    const site = await startSite();
    const answer = await site.alice.requests("/auth/providers");
    const { acme: listed } = (await answer.json()) as { acme: { callbackUrl: string } };
    await site.alice.leavesFor("Acme ID");
    const { searchParams } = authorizationRequest(site);
    expect(listed.callbackUrl).toBe(searchParams.get("redirect_uri"));
    await site.alice.clicks("Continue as Alice Example");
    site.alice.isAt("/home");
  });

  shows("V6.no-nonce-instead", async () => {
    const site = await startSite((core) => ({
      providers: [
        acme.config({
          [core.customFetch]: changing("/openid-configuration", (metadata) => ({
            ...metadata,
            code_challenge_methods_supported: ["plain"],
          })),
        }),
      ],
    }));
    await site.alice.leavesFor("Acme ID");
    const { searchParams } = authorizationRequest(site);
    expect(searchParams.get("code_challenge_method")).toBe("S256");
    expect(searchParams.has("nonce")).toBe(false);
  });

  const services = {
    okta: identityService("okta", "Okta", "https://id.okta.example"),
    keycloak: identityService("keycloak", "Keycloak", "https://id.keycloak.example"),
  };
  /** The checks that a provider module makes, as the authorization request tells. */
  async function checksOf(name: keyof typeof services, checks?: ("none" | "pkce")[]) {
    const service = services[name];
    const { clientId, clientSecret, issuer } = service.config();
    const options = { clientId, clientSecret, issuer, ...(checks && { checks }) };
    const provider = name === "okta" ? Okta(options) : Keycloak(options);
    const site = await startSite(() => ({ providers: [provider] }), { services: [service] });
    await site.alice.leavesFor(service.name);
    const names = [...authorizationRequest(site).searchParams.keys()];
    site.world.dispose();
    return names.filter((name) => ["code_challenge", "state", "nonce"].includes(name));
  }

  shows("V6.none-leaves-the-rest", async () => {
    expect(await checksOf("okta", ["none"])).toEqual(["state"]);
  });

  shows("V6.empty-changes-nothing", async () => {
    expect(await checksOf("okta", [])).toEqual(await checksOf("okta"));
    expect(await checksOf("okta", [])).toEqual(["state", "code_challenge"]);
  });

  shows("V6.module-without-checks", async () => {
    expect(await checksOf("keycloak")).toEqual(["code_challenge"]);
    expect(await checksOf("keycloak", ["none"])).toEqual([]);
    expect(await checksOf("keycloak", [])).toEqual([]);
  });
});

describe("what core asks of a provider", () => {
  const discovery = `${acme.issuer}/.well-known/openid-configuration`;
  const token = `${acme.issuer}/token`;
  const userinfo = `${acme.issuer}/userinfo`;

  shows("VD.discovery", async () => {
    const site = await startSite();
    await site.alice.leavesFor("Acme ID");
    expect(site.serverRequests).toEqual([discovery]);
    await site.alice.clicks("Continue as Alice Example");
    expect(site.serverRequests).toEqual([discovery, discovery, token]);
    await site.phone.signsInWith("Acme ID");
    expect(site.serverRequests.filter((url) => url === discovery)).toHaveLength(4);
    site.world.dispose();

    const authorization = `${acme.issuer}/authorize`;
    const named = await startSite(() => ({
      providers: [acme.config({ authorization, token, userinfo })],
    }));
    await named.alice.signsInWith("Acme ID");
    expect(await named.alice.session()).toMatchObject({ user: { name: "Alice Example" } });
    expect(named.serverRequests).toEqual([token]);
  });

  shows("V1.no-key-set", async () => {
    const site = await startSite();
    await site.alice.signsInWith("Acme ID");
    expect(await site.alice.session()).not.toBeNull();
    expect(site.serverRequests).not.toEqual([]);
    expect(site.serverRequests.filter((url) => url.includes("jwks"))).toEqual([]);
  });

  shows("V1.userinfo", async () => {
    const configs: Provider[] = [acme.config(), acme.config({ idToken: false }), acmeByOAuth()];
    const asked: boolean[] = [];
    const profiles: object[] = [];
    for (const provider of configs) {
      const signIn = ({ profile }: { profile?: object }) => profiles.push(profile ?? {}) > 0;
      const site = await startSite(() => ({ providers: [provider], callbacks: { signIn } }));
      await site.alice.signsInWith("Acme ID");
      expect(await site.alice.session()).toMatchObject({ user: { name: "Alice Example" } });
      asked.push(site.serverRequests.includes(userinfo));
      site.world.dispose();
    }
    expect(asked).toEqual([false, true, true]);
    // An ID token says for which app it is, and user info does not.
    expect(profiles.map((profile) => "aud" in profile)).toEqual([true, false, false]);
    for (const profile of profiles) expect(profile).toMatchObject({ name: "Alice Example" });
  });

  shows("V1.custom-fetch", async () => {
    const carried: string[] = [];
    const site = await startSite((core) => ({
      providers: [
        acme.config({
          idToken: false,
          [core.customFetch]: (...args: Parameters<typeof fetch>) => {
            carried.push(String(args[0]));
            return fetch(...args);
          },
        }),
      ],
    }));
    await site.alice.signsInWith("Acme ID");
    expect(carried).toEqual([discovery, discovery, token, userinfo]);
    expect(site.serverRequests).toEqual(carried);
  });

  shows("VD.claims", async () => {
    const attempts: [claims: Record<string, unknown>, accepted: boolean][] = [
      [{}, true],
      [{ iss: "https://id.beta.example" }, false],
      [{ aud: "another-client" }, false],
      [{ exp: 1 }, false],
      [{ nonce: "another-nonce" }, false],
    ];
    for (const [claims, accepted] of attempts) {
      const site = await startSite((core) => ({
        providers: [
          acme.config({
            checks: ["nonce"],
            [core.customFetch]: changing("/token", (tokens) => ({
              ...tokens,
              id_token: withClaims(String(tokens.id_token), claims),
            })),
          }),
        ],
      }));
      await site.alice.signsInWith("Acme ID");
      expect((await site.alice.session()) !== null, JSON.stringify(claims)).toBe(accepted);
      site.world.dispose();
    }
  });

  shows("VD.http-issuer", async () => {
    const plain = identityService("plain", "Plain ID", "http://id.plain.example");
    const site = await startSite(
      (core) => ({
        providers: [
          plain.config({
            [core.customFetch]: changing("/token", (tokens) => ({
              ...tokens,
              id_token: withClaims(String(tokens.id_token), {
                sub: "somebody-else",
                name: "Somebody Else",
              }).replace(/[^.]+$/, "AAAA"),
            })),
          }),
        ],
      }),
      { services: [plain] },
    );
    await site.alice.signsInWith("Plain ID");
    expect(await site.alice.session()).toMatchObject({ user: { name: "Somebody Else" } });
    expect(site.serverRequests).toContain("http://id.plain.example/token");
    expect([site.logged, site.warnings]).toEqual([[], []]);
  });

  shows("VD.signature", async () => {
    const changeIdToken = (change: (token: string) => string) =>
      startSite((core) => ({
        providers: [
          acme.config({
            [core.customFetch]: changing("/token", (tokens) => ({
              ...tokens,
              id_token: change(String(tokens.id_token)),
            })),
          }),
        ],
      }));

    const worthless = await changeIdToken((token) => token.replace(/[^.]+$/, "AAAA"));
    await worthless.alice.signsInWith("Acme ID");
    expect(await worthless.alice.session()).toMatchObject({ user: { name: "Alice Example" } });
    worthless.world.dispose();

    const misdirected = await changeIdToken((token) =>
      withClaims(token, { aud: "another-client" }),
    );
    await misdirected.alice.signsInWith("Acme ID");
    misdirected.alice.isAt(CONFIGURATION);
  });
});

describe("what core makes of the answer", () => {
  shows("V1.account-id", async () => {
    const { alice, db } = await startSiteWithDatabase(() => ({
      providers: [
        acme.config({ profile: ({ name, email }) => ({ id: "employee-7", name, email }) }),
      ],
    }));
    await alice.signsInWith("Acme ID");
    expect(db.accounts.map((row) => row.providerAccountId)).toEqual(["employee-7"]);
    expect(db.users.map((row) => row.id)).toEqual(["user-1"]);
  });

  shows("V1.lower-case", async () => {
    const { alice, db } = await startSiteWithDatabase(() => ({
      providers: [
        acme.config({
          profile: ({ sub, name }) => ({ id: sub, name, email: "Alice@MAIL.Example" }),
        }),
      ],
    }));
    await alice.signsInWith("Acme ID");
    expect(db.users.map((row) => row.email)).toEqual(["alice@mail.example"]);
  });

  shows("V1.account-tokens", async () => {
    const sent: Record<string, unknown> = {};
    const { alice, db, world } = await startSiteWithDatabase((core) => ({
      providers: [
        acme.config({
          [core.customFetch]: changing("/token", (tokens) =>
            Object.assign(sent, tokens, {
              refresh_token: "fake-refresh-token",
              session_state: "state-at-the-provider",
              refresh_token_expires_in: 86_400,
            }),
          ),
        }),
      ],
    }));
    await alice.signsInWith("Acme ID");
    const lifetime = 8 * 3600;
    expect(db.accounts).toEqual([
      {
        userId: "user-1",
        type: "oidc",
        provider: "acme",
        providerAccountId: "acct_alice",
        access_token: sent.access_token,
        id_token: sent.id_token,
        refresh_token: "fake-refresh-token",
        expires_at: expect.any(Number),
        scope: "openid profile email",
        token_type: "bearer",
        session_state: "state-at-the-provider",
      },
    ]);
    expect([sent.access_token, sent.id_token]).toEqual(Array(2).fill(expect.any(String)));
    const expiresIn = Number(db.accounts[0]?.expires_at) - world.clock.now() / 1000;
    expect(Math.abs(expiresIn - lifetime)).toBeLessThan(2);
  });

  shows("V3b.nothing-returned", async () => {
    // The last parameter of the address is spoiled: the code, or, if the provider sends it, `iss`.
    for (const [issParameter, second] of [
      [false, "InvalidCheck"],
      [true, "CallbackRouteError"],
    ] as const) {
      const site = await startSite(
        () => ({ providers: [acme.config({ profile: () => undefined as never })] }),
        { provider: { issParameter } },
      );
      await site.alice.signsInWith("Acme ID");
      const callbacks = site.visits.filter(({ url }) => url.includes("/auth/callback/acme"));
      expect(callbacks).toHaveLength(2);
      expect(callbacks[1]?.url).toBe(`${callbacks[0]?.url}/signin`);
      expect(site.logged).toEqual(["OAuthProfileParseError", second]);
      site.alice.isAt(CONFIGURATION);
      expect(await site.alice.session()).toBeNull();
      site.world.dispose();
    }
  });
});
