import { readFileSync } from "node:fs";

import type { AuthConfig } from "@auth/core";
import type { OAuthConfig, OIDCConfig } from "@auth/core/providers";
import Auth0 from "@auth/core/providers/auth0";
import Authentik from "@auth/core/providers/authentik";
import Keycloak from "@auth/core/providers/keycloak";
import MicrosoftEntraID from "@auth/core/providers/microsoft-entra-id";
import Okta from "@auth/core/providers/okta";
import Zitadel from "@auth/core/providers/zitadel";
import { compactVerify, generateKeyPair } from "jose";
import { describe, expect } from "vitest";

import { listModules } from "../plugins/catalog/modules";
import type { OpenIdProviderOptions } from "../src/world/idp/openid-provider";
import { shows } from "../tests/support/shows";
import { loadCore } from "../tests/support/world/core";
import {
  acme,
  acmeByOAuth,
  changing,
  clientOf,
  identityService,
} from "../tests/support/world/providers";
import type { Claims, IdentityService } from "../tests/support/world/providers";
import { APP, type Site, startSite, startSiteWithDatabase } from "../tests/support/world/site";

type OwnProvider = OAuthConfig<Claims>;

const CONFIGURATION = "/auth/error?error=Configuration";
const SIGNED_IN = { user: { name: "Alice Example" } };

/** The parameters with which Alice's browser came to the provider. */
function asked(site: Site): Record<string, string> {
  const urls = site.visits.map(({ url }) => new URL(url));
  const found = urls.findLast(({ pathname }) => pathname.endsWith("/authorize"));
  if (!found) throw new Error("Nobody was sent to a provider.");
  return Object.fromEntries(found.searchParams);
}

/** Signs Alice in with a provider; the site, and whether she got in. */
async function signIn(
  provider: OwnProvider | ((core: Site["core"]) => OwnProvider),
  {
    service = acme,
    ...options
  }: { service?: IdentityService; provider?: Partial<OpenIdProviderOptions> } = {},
) {
  const site = await startSite(
    (core) => ({ providers: [typeof provider === "function" ? provider(core) : provider] }),
    { services: [service], ...options },
  );
  await site.alice.signsInWith(service.name);
  const session = await site.alice.session();
  if (session === null) site.alice.isAt(CONFIGURATION);
  else expect(session).toMatchObject(SIGNED_IN);
  site.world.dispose();
  return { site, isSignedIn: session !== null, logged: site.logged, message: site.messages.join() };
}

/** The addresses of a provider's endpoints, so that nothing is left to discovery. */
const endpointsOf = ({ issuer }: IdentityService) => ({
  authorization: `${issuer}/authorize`,
  token: `${issuer}/token`,
  userinfo: `${issuer}/userinfo`,
});

describe("the issuer", () => {
  const MISMATCH = '"response" body "issuer" property does not match the expected value';
  const path = "https://id.tenant.example/seven";

  shows("own-provider.issuer-slash", async () => {
    const attempts: [published: string, configured: string, accepted: boolean][] = [
      [path, path, true],
      [`${path}/`, `${path}/`, true],
      [path, `${path}/`, false],
      [`${path}/`, path, false],
      ["https://id.tenant.example", "https://id.tenant.example/", true],
      ["https://id.tenant.example/", "https://id.tenant.example", true],
    ];
    for (const [published, issuer, accepted] of attempts) {
      const service = identityService("tenant", "Tenant", published);
      const site = await startSite(() => ({ providers: [service.config({ issuer })] }), {
        services: [service],
      });
      await site.alice.leavesFor("Tenant");
      if (accepted) {
        await site.alice.agreesAs("Alice Example");
        expect(await site.alice.session(), issuer).toMatchObject(SIGNED_IN);
      } else {
        site.alice.isAt(CONFIGURATION);
        expect(site.logged).toEqual(["OperationProcessingError"]);
        expect(site.messages.join()).toContain(MISMATCH);
      }
      site.world.dispose();
    }
  });

  shows("own-provider.issuer-is-document", async () => {
    const document = `${acme.issuer}/.well-known/openid-configuration`;
    const site = await startSite(() => ({ providers: [acme.config({ issuer: document })] }));
    await site.alice.leavesFor("Acme ID");
    site.alice.isAt(CONFIGURATION);
    expect(site.serverRequests).toEqual([`${document}/.well-known/openid-configuration`]);
    const answers = site.world.trace.events.filter((event) => event.kind === "response");
    expect(answers.map(({ status }) => status)).toContain(404);
    expect(site.logged).toEqual(["OperationProcessingError"]);
    expect(site.messages.join()).toContain(
      '"response" is not a conform Authorization Server Metadata response (unexpected HTTP status code)',
    );
  });

  shows("own-provider.issuer-without-discovery", async () => {
    const endpoints = endpointsOf(acme);
    // An iss in the redirect would be refused earlier.
    const provider = { issParameter: false };
    expect((await signIn(acme.config(endpoints), { provider })).isSignedIn).toBe(true);
    const issuer = `${acme.issuer}/`;
    const other = await signIn(acme.config({ ...endpoints, issuer }), { provider });
    expect([other.isSignedIn, other.logged]).toEqual([false, ["CallbackRouteError"]]);
    expect(other.message).toContain('unexpected JWT "iss" (issuer) claim value');
  });

  shows("own-provider.well-known", async () => {
    const wellKnown = "https://id.acme.example/elsewhere/openid-configuration";
    const { site, isSignedIn } = await signIn(acme.config({ wellKnown }));
    expect(isSignedIn).toBe(true);
    expect(site.serverRequests).toContain(`${acme.issuer}/.well-known/openid-configuration`);
    expect(site.serverRequests).not.toContain(wellKnown);
    for (const type of ["oidc", "oauth"] as const) {
      const alone = { id: "acme", name: "Acme ID", type, wellKnown, clientId: "x" };
      const refused = await startSite(() => ({ providers: [alone] }));
      await refused.alice.requests("/auth/session");
      expect(refused.logged).toEqual(["InvalidEndpoints"]);
      expect(refused.serverRequests).toEqual([]);
      refused.world.dispose();
    }
  });

  shows("own-provider.metadata-endpoints", async () => {
    const without = (options: Partial<OIDCConfig<Claims>> = {}) =>
      signIn((core) =>
        acme.config({
          [core.customFetch]: changing(
            "/openid-configuration",
            ({ userinfo_endpoint: _, ...rest }) => rest,
          ),
          ...options,
        }),
      );
    const refused = await without();
    expect([refused.isSignedIn, refused.logged]).toEqual([false, ["CallbackRouteError"]]);
    expect(refused.message).toContain("did not provide a userinfo endpoint");
    const { site, isSignedIn } = await without({ token: `${acme.issuer}/token` });
    expect(isSignedIn).toBe(true);
    expect(site.serverRequests).not.toContain(`${acme.issuer}/userinfo`);
  });

  shows("own-provider.modules", async () => {
    const names = listModules().map(({ name }) => name);
    const { setEnvDefaults } = await loadCore();
    const modules = {
      auth0: Auth0,
      authentik: Authentik,
      keycloak: Keycloak,
      "microsoft-entra-id": MicrosoftEntraID,
      okta: Okta,
      zitadel: Zitadel,
    };
    for (const [name, module] of Object.entries(modules)) {
      expect(names).toContain(name);
      const config: AuthConfig = { providers: [module] };
      const variable = `AUTH_${name.toUpperCase().replaceAll("-", "_")}_ISSUER`;
      setEnvDefaults({ [variable]: acme.issuer }, config);
      const [provider] = config.providers;
      const { issuer, options } = provider as { issuer?: string; options?: { issuer?: string } };
      expect([name, options?.issuer ?? issuer]).toEqual([name, acme.issuer]);
    }
    expect(names.filter((name) => name.includes("authelia"))).toEqual([]);
  });

  shows("own-provider.module-id", async () => {
    const issuer = acme.issuer;
    const site = await startSite(() => ({
      providers: [Keycloak({ issuer, clientId: "x", clientSecret: "x", id: "partners" })],
    }));
    const answer = await site.alice.requests("/auth/providers");
    expect(await answer.json()).toMatchObject({
      partners: { callbackUrl: `${APP}/auth/callback/partners` },
    });
  });
});

describe("the authorization request of a provider of one's own", () => {
  /** What a provider is asked for. */
  async function requestOf(provider: OwnProvider) {
    const site = await startSite(() => ({ providers: [provider] }));
    await site.alice.leavesFor("Acme ID");
    site.world.dispose();
    return asked(site);
  }

  shows("own-provider.default-scope", async () => {
    const oauth = acmeByOAuth() as OAuthConfig<Claims> & { authorization: string };
    const url = oauth.authorization;
    const scopes: [OwnProvider["authorization"], string | undefined][] = [
      [url, "openid profile email"],
      [{ url }, "openid profile email"],
      [{ url, params: { prompt: "login" } }, "openid profile email"],
      [{ url, params: { scope: "email" } }, "email"],
      [`${url}?scope=email`, "email"],
    ];
    for (const [authorization, scope] of scopes) {
      expect((await requestOf({ ...oauth, authorization } as OwnProvider)).scope).toBe(scope);
    }
    const discovered = { ...oauth, authorization: undefined } as OwnProvider;
    expect(await requestOf(discovered)).not.toHaveProperty("scope");
  });

  shows("own-provider.scope-replaced", async () => {
    const scopeOf = async (params: object) =>
      (await requestOf(acme.config({ authorization: { params } }))).scope;
    expect(await scopeOf({ scope: "openid offline_access" })).toBe("openid offline_access");
    expect(await scopeOf({ prompt: "login" })).toBe("openid profile email");

    const scope = "profile email";
    const { isSignedIn, logged, message } = await signIn(
      acme.config({ authorization: { params: { scope } } }),
    );
    expect([isSignedIn, logged]).toEqual([false, ["CallbackRouteError"]]);
    expect(message).toContain('"id_token"');
  });

  shows("own-provider.checks", async () => {
    for (const provider of [acme.config(), acmeByOAuth()]) {
      expect(provider).not.toHaveProperty("checks");
      const names = Object.keys(await requestOf(provider));
      const checks = names.filter((name) => ["code_challenge", "state", "nonce"].includes(name));
      expect(checks, provider.type).toEqual(["code_challenge"]);
    }
  });
});

describe("the token request and its answer", () => {
  shows("own-provider.oauth-with-issuer", async () => {
    const alone = await signIn({
      ...acme.config({ authorization: { params: { scope: "openid profile email" } } }),
      type: "oauth",
    } as OwnProvider);
    expect([alone.isSignedIn, alone.logged]).toEqual([false, ["CallbackRouteError"]]);
    expect(alone.message).toContain("No userinfo endpoint configured");
    const document = `${acme.issuer}/.well-known/openid-configuration`;
    expect(alone.site.serverRequests).toEqual([document, document, `${acme.issuer}/token`]);

    for (const [type, accepted] of [
      ["oauth", true],
      ["oidc", false],
    ] as const) {
      const { site, isSignedIn, logged } = await signIn(
        (core) =>
          ({
            ...acme.config(endpointsOf(acme)),
            type,
            [core.customFetch]: changing("/token", ({ id_token: _, ...rest }) => rest),
          }) as OwnProvider,
      );
      expect([isSignedIn, logged], type).toEqual([
        accepted,
        accepted ? [] : ["CallbackRouteError"],
      ]);
      expect(site.serverRequests.includes(`${acme.issuer}/userinfo`), type).toBe(accepted);
    }
  });

  shows("own-provider.half-discovered", async () => {
    const { token, userinfo } = endpointsOf(acme);
    const half = await signIn(acme.config({ userinfo, idToken: false }));
    expect([half.isSignedIn, half.logged]).toEqual([false, ["CallbackRouteError"]]);
    expect(half.site.tokenRequests).toBe(0);
    expect((await signIn(acme.config({ userinfo }))).isSignedIn).toBe(false);
    expect((await signIn(acme.config({ token }))).isSignedIn).toBe(true);
    expect((await signIn(acme.config({ token, idToken: false }))).isSignedIn).toBe(false);
    expect((await signIn(acme.config({ token, userinfo }))).isSignedIn).toBe(true);
  });

  shows("own-provider.oauth-id-token", async () => {
    const { issuer, ...nameless } = acmeByOAuth();
    // An iss in the redirect would be refused earlier.
    const provider = { issParameter: false };
    const refused = await signIn(nameless as OwnProvider, { provider });
    expect([refused.isSignedIn, refused.logged]).toEqual([false, ["CallbackRouteError"]]);
    expect(refused.message).toContain('unexpected JWT "iss" (issuer) claim value');
    expect((await signIn({ ...nameless, issuer } as OwnProvider, { provider })).isSignedIn).toBe(
      true,
    );
  });

  /** What the token endpoint gets of the client with a method. */
  async function proofOf(options: Partial<OIDCConfig<Claims>>) {
    const sent: { header: string | null; body: URLSearchParams }[] = [];
    const { isSignedIn, logged, message } = await signIn((core) =>
      acme.config({
        ...options,
        [core.customFetch]: (...args: Parameters<typeof fetch>) => {
          const request = new Request(...args);
          if (request.url.endsWith("/token")) {
            const body = args[1]?.body as URLSearchParams;
            sent.push({
              header: request.headers.get("authorization"),
              body: new URLSearchParams(body),
            });
          }
          return fetch(...args);
        },
      }),
    );
    const [{ header, body } = { header: null, body: new URLSearchParams() }] = sent;
    return { isSignedIn, logged, message, header, body };
  }
  const by = (token_endpoint_auth_method: string) => ({ client: { token_endpoint_auth_method } });
  const { id, secret = "" } = clientOf("acme");

  shows("own-provider.client-authentication", async () => {
    const basic = `Basic ${btoa(`${id}:${secret}`)}`;
    for (const options of [{}, by("client_secret_basic")]) {
      const { isSignedIn, header, body } = await proofOf(options);
      expect([isSignedIn, header, body.has("client_secret")]).toEqual([true, basic, false]);
    }
    const post = await proofOf(by("client_secret_post"));
    expect([post.isSignedIn, post.header, post.body.get("client_secret")]).toEqual([
      true,
      null,
      secret,
    ]);
    const none = await proofOf(by("none"));
    expect([none.header, none.body.get("client_id")]).toEqual([null, id]);
    expect([...none.body.keys()].filter((name) => /secret|assertion/.test(name))).toEqual([]);

    const { publicKey, privateKey } = await generateKeyPair("ES256");
    const clientPrivateKey = { key: privateKey, kid: "key" };
    for (const [options, key] of [
      [by("client_secret_jwt"), new TextEncoder().encode(secret)],
      [{ ...by("private_key_jwt"), token: { clientPrivateKey } }, publicKey],
    ] as const) {
      const { header, body } = await proofOf(options);
      expect([header, body.has("client_secret")]).toEqual([null, false]);
      // Throws if the signature is not by this key.
      const { payload } = await compactVerify(body.get("client_assertion") ?? "", key);
      expect(JSON.parse(new TextDecoder().decode(payload))).toMatchObject({ iss: id, sub: id });
    }
    for (const method of ["tls_client_auth", "self_signed_tls_client_auth", "basic"]) {
      const other = await proofOf(by(method));
      expect([other.isSignedIn, other.logged]).toEqual([false, ["CallbackRouteError"]]);
      expect(other.message).toContain("unsupported client authentication method");
    }
  });

  shows("own-provider.encoded-basic", async () => {
    const clientSecret = "fake+and/special";
    const { header } = await proofOf({ clientSecret });
    expect(atob((header ?? "").replace("Basic ", ""))).toBe(`${id}:fake%2Band%2Fspecial`);

    const clients = [{ ...clientOf("acme"), secret: clientSecret }];
    expect(
      (await signIn(acme.config({ clientSecret }), { provider: { clients } })).isSignedIn,
    ).toBe(true);
    // One that does not decode has the encoded text in hand, which is not the secret.
    const literal = [{ ...clientOf("acme"), secret: "fake%2Band%2Fspecial" }];
    const refused = await signIn(acme.config({ clientSecret }), { provider: { clients: literal } });
    expect([refused.isSignedIn, refused.site.tokenErrors]).toEqual([false, ["invalid_client"]]);
  });

  shows("own-provider.signing-algorithm", async () => {
    const provider = { signingAlgorithm: "ES256", issParameter: false } as const;
    const discovered = await signIn(acme.config(), { provider });
    expect(discovered.isSignedIn).toBe(true);
    const endpoints = endpointsOf(acme);
    const refused = await signIn(acme.config(endpoints), { provider });
    expect([refused.isSignedIn, refused.logged]).toEqual([false, ["CallbackRouteError"]]);
    expect(
      (await signIn(acme.config(endpoints), { provider: { issParameter: false } })).isSignedIn,
    ).toBe(true);
    const client = { id_token_signed_response_alg: "ES256" };
    expect((await signIn(acme.config({ ...endpoints, client }), { provider })).isSignedIn).toBe(
      true,
    );
  });
});

describe("functions and the profile", () => {
  shows("own-provider.userinfo-request", async () => {
    const url = `${acme.issuer}/userinfo`;
    const given: object[] = [];
    const userinfo = {
      url,
      request(context: { tokens: object; provider: object }) {
        given.push(context);
        return { sub: "from request", name: "Alice Example" } as never;
      },
    };
    expect((await signIn({ ...acmeByOAuth(), userinfo } as OwnProvider)).isSignedIn).toBe(true);
    expect(given.splice(0)).toMatchObject([
      { tokens: { access_token: expect.any(String) as string }, provider: { id: "acme" } },
    ]);
    for (const options of [{}, { idToken: false }]) {
      expect(
        (await signIn(acme.config({ ...endpointsOf(acme), userinfo, ...options }))).isSignedIn,
      ).toBe(true);
    }
    expect(given).toEqual([]);
  });

  shows("own-provider.refused-userinfo", async () => {
    /** The accounts and users that are left when Alice and Mallory have signed in. */
    async function rows(profile?: OwnProvider["profile"]) {
      const site = await startSiteWithDatabase((core) => ({
        providers: [
          {
            ...acmeByOAuth(),
            ...(profile && { profile }),
            [core.customFetch]: async (...args: Parameters<typeof fetch>) =>
              new Request(...args).url.endsWith("/userinfo")
                ? Response.json({ message: "rate limit exceeded" }, { status: 403 })
                : fetch(...args),
          } as OwnProvider,
        ],
      }));
      await site.alice.signsInWith("Acme ID");
      await site.mallory.signsInWith("Acme ID", "Mallory Example");
      expect(await site.alice.session()).toMatchObject({ user: {} });
      expect(await site.mallory.session()).toMatchObject({ user: {} });
      expect(site.logged).toEqual([]);
      site.world.dispose();
      return [site.db.users.length, site.db.accounts.map((row) => row.providerAccountId)];
    }
    const random = expect.stringMatching(/^[\da-f]{8}-[\da-f-]{27}$/) as string;
    expect(await rows()).toEqual([2, [random, random]]);
    const byText = (profile: object) => ({ id: String((profile as { id?: string }).id) });
    expect(await rows(byText)).toEqual([1, ["undefined"]]);
  });

  shows("own-provider.conform-internal", async () => {
    const types = readFileSync("node_modules/@auth/core/src/providers/oauth.ts", "utf8");
    expect(types).toMatch(/\/\*\* @internal \*\/\s+conform\?:/);
  });

  shows("own-provider.uncalled", async () => {
    const called: string[] = [];
    const note = (name: string) => () => void called.push(name);
    for (const type of ["oauth", "oidc"] as const) {
      const endpoints = endpointsOf(acme);
      const provider = {
        ...acme.config(),
        type,
        authorization: {
          url: endpoints.authorization,
          request: note("request"),
          conform: note("conform"),
        },
        token: { url: endpoints.token, request: note("request") },
        userinfo: { url: endpoints.userinfo, conform: note("conform") },
      };
      expect((await signIn(provider as never)).isSignedIn, type).toBe(true);
    }
    expect(called).toEqual([]);
  });

  shows("own-provider.default-profile", async () => {
    /** The user and the account's id, for an answer of the user info endpoint. */
    async function from(answer: object) {
      const seen: unknown[] = [];
      const signIn: NonNullable<AuthConfig["callbacks"]>["signIn"] = ({ user, account }) => {
        const { name, email, image } = user;
        return seen.push({ name, email, image }, account?.providerAccountId) > 0;
      };
      const site = await startSite((core) => ({
        providers: [
          {
            ...acmeByOAuth(),
            [core.customFetch]: changing("/userinfo", () => answer),
          } as OwnProvider,
        ],
        callbacks: { signIn },
      }));
      await site.alice.signsInWith("Acme ID");
      site.world.dispose();
      return seen;
    }
    const named = { name: "A", nickname: "B", preferred_username: "C" };
    const rest = { email: "a@mail.example", picture: "https://a.example/a.png" };
    expect(await from({ sub: "s", id: "i", ...named, ...rest })).toEqual([
      { name: "A", email: "a@mail.example", image: "https://a.example/a.png" },
      "s",
    ]);
    expect(await from({ id: "i", nickname: "B", preferred_username: "C" })).toMatchObject([
      { name: "B" },
      "i",
    ]);
    const random = await from({ preferred_username: "C", user_id: "u" });
    expect(random).toMatchObject([
      { name: "C" },
      expect.stringMatching(/^[\da-f]{8}-[\da-f-]{27}$/),
    ]);
  });
});
