import type { OAuthConfig, Provider } from "@auth/core/providers";
import { exportJWK, exportPKCS8, generateKeyPair } from "jose";
import { afterEach, describe, expect, it, vi } from "vitest";

import type { OpenIdProviderOptions } from "../../src/world/idp/openid-provider";
import {
  changing,
  clientOf,
  identityService,
} from "../../tests/support/world/providers";
import { type Site, startSite } from "../../tests/support/world/site";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

const services = {
  acme: identityService(
    "acme",
    "Acme ID",
    "https://id.acme.example/tenants/blue",
  ),
  beta: identityService("beta", "Beta", "https://id.beta.example"),
  gamma: identityService("gamma", "Gamma", "https://id.gamma.example"),
};

type Own = OAuthConfig<Record<string, unknown>>;

/** The providers that a file of this folder exports, with the id and secret of the world's clients. */
async function shownIn(file: "providers" | "private-key"): Promise<Own[]> {
  for (const name of Object.keys(services)) {
    const { id, secret } = clientOf(name);
    vi.stubEnv(`AUTH_${name.toUpperCase()}_ID`, id);
    vi.stubEnv(`AUTH_${name.toUpperCase()}_SECRET`, secret);
  }
  const { providers } = await (file === "providers"
    ? import("./providers")
    : import("./private-key"));
  return providers as Own[];
}

/** What differs from a sign-in at a world in which all is well. */
interface Options {
  file?: "providers" | "private-key";
  /** Members of the provider that are left out or replaced. */
  changes?: Partial<Own>;
  /** A path at the provider, and what its answer becomes. */
  answers?: [path: string, change: (body: Record<string, unknown>) => object];
  idp?: Partial<OpenIdProviderOptions>;
  prepare?: (site: Site) => void;
}

/** What a sign-in leads to: the session's user, the account, and what was logged. */
async function signIn(
  id: keyof typeof services,
  { file = "providers", changes = {}, answers, idp, prepare }: Options = {},
) {
  const shown = (await shownIn(file)).find((each) => each.id === id);
  if (!shown) throw new Error(`The page shows no provider ${id}.`);
  const accounts: object[] = [];
  const site = await startSite(
    (core) => ({
      providers: [
        {
          ...shown,
          ...changes,
          ...(answers && { [core.customFetch]: changing(...answers) }),
        } as Provider,
      ],
      callbacks: {
        signIn: ({ account }) => accounts.push(account ?? {}) > 0,
      },
    }),
    // Plain OAuth providers send no iss in the redirect.
    {
      services: [services[id]],
      provider: { issParameter: id === "acme", ...idp },
    },
  );
  prepare?.(site);
  await site.alice.signsInWith(services[id].name);
  const session = await site.alice.session();
  return { user: session?.user, account: accounts[0], site };
}

describe("the OpenID provider", () => {
  it("signs in by its issuer, with the claim sub as the account's id", async () => {
    const { user, account } = await signIn("acme");
    expect(user).toMatchObject({
      name: "Alice Example",
      email: "alice@mail.example",
    });
    expect(account).toMatchObject({ providerAccountId: "acct_alice" });
  });

  it("signs in with a private key, without a secret", async () => {
    const { publicKey, privateKey } = await generateKeyPair("ES256", {
      extractable: true,
    });
    vi.stubEnv("AUTH_ACME_PRIVATE_KEY", await exportPKCS8(privateKey));
    const { id, redirectUris } = clientOf("acme");
    const jwk = await exportJWK(publicKey);
    const { user } = await signIn("acme", {
      file: "private-key",
      idp: {
        clients: [
          {
            id,
            redirectUris,
            tokenEndpointAuthMethod: "private_key_jwt",
            jwks: { keys: [{ ...jwk, kid: "the key's id at Acme ID" }] },
          },
        ],
      },
    });
    expect(user).toMatchObject({ name: "Alice Example" });
  });
});

describe("the OAuth provider", () => {
  it("signs in with the answer of its user info endpoint, and a number as text for id", async () => {
    const { user, account, site } = await signIn("beta", {
      answers: [
        "/userinfo",
        () => ({
          user_id: 42,
          display_name: "Alice at Beta",
          mail: "Alice@Mail.example",
          avatar_url: "https://id.beta.example/alice.png",
        }),
      ],
    });
    expect(user).toEqual({
      name: "Alice at Beta",
      email: "alice@mail.example",
      image: "https://id.beta.example/alice.png",
    });
    expect(account).toMatchObject({ providerAccountId: "42" });
    expect(site.serverRequests).toEqual([
      "https://id.beta.example/token",
      "https://id.beta.example/userinfo",
    ]);
  });

  it("signs nobody in if its user info endpoint answers with an error", async () => {
    const { user, site } = await signIn("beta", {
      answers: ["/userinfo", () => ({ error: "rate limit exceeded" })],
    });
    expect(user).toBeUndefined();
    expect(site.logged[0]).toBe("OAuthProfileParseError");
  });
});

describe("the provider that breaks the standard", () => {
  /** Its tokens lack token_type, and the scope is a list. */
  const answers: Options["answers"] = [
    "/token",
    ({ token_type: _, scope, ...rest }) => ({
      ...rest,
      ...(typeof scope === "string" && { scope: scope.split(" ") }),
    }),
  ];
  /** Its API wants a header, and puts the person into `data`. */
  const prepare = ({ world }: Site) =>
    world.network.register("https://api.gamma.example", {
      actor: { role: "identity-provider", name: "Gamma's API" },
      async fetch({ headers }) {
        const isAllowed =
          headers.get("api-version") === "2" &&
          /^Bearer at_/.test(headers.get("authorization") ?? "");
        return isAllowed
          ? Response.json({
              data: { user_id: "7", display_name: "Alice at Gamma" },
            })
          : Response.json({ error: "invalid_request" }, { status: 400 });
      },
    });

  it("signs in with conform and request", async () => {
    const { user, account } = await signIn("gamma", { answers, prepare });
    expect(user).toMatchObject({ name: "Alice at Gamma" });
    expect(account).toMatchObject({
      providerAccountId: "7",
      scope: "profile email",
    });
  });

  it("ends as CallbackRouteError without conform", async () => {
    const token = "https://id.gamma.example/token";
    const { user, site } = await signIn("gamma", {
      answers,
      prepare,
      changes: { token },
    });
    expect([user, site.logged]).toEqual([undefined, ["CallbackRouteError"]]);
    expect(site.messages.join()).toContain('"token_type" property');
  });

  it("passes a refusal of the token endpoint on as it came", async () => {
    const { user, site } = await signIn("gamma", {
      prepare,
      changes: { clientSecret: "fake-and-wrong" },
    });
    expect([user, site.tokenErrors]).toEqual([undefined, ["invalid_client"]]);
    expect(site.logged).toEqual(["CallbackRouteError"]);
  });
});
