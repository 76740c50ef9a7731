import { customFetch } from "@auth/core";
import type { Provider } from "@auth/core/providers";
import { describe, expect } from "vitest";

import { defects } from "../plugins/catalog/defects";
import { callModule, listModules } from "../plugins/catalog/modules";
import { signIn } from "../plugins/catalog/sign-in";
import { moduleSettings } from "../src/vendors";
import { shows } from "../tests/support/shows";
import { startSite } from "../tests/support/world/site";
import { acme, type Claims } from "../tests/support/world/providers";

/** Every module for OAuth and OpenID Connect, with options that let it sign people in. */
async function* modules(options: object = {}) {
  for (const { name } of listModules()) {
    const needed = { ...moduleSettings[name]?.options, ...defects[name]?.fix, ...options };
    // A mail provider module that gets no server throws, and is none of these.
    const provider = await callModule(name, needed).catch(() => undefined);
    if (provider?.type === "oauth" || provider?.type === "oidc") yield { name, provider };
  }
}

shows("V1.custom-fetch-of-modules", async () => {
  let carried = 0;
  const counting = {
    [customFetch]: (...args: Parameters<typeof fetch>) => {
      carried++;
      return fetch(...args);
    },
  };
  const found = { nothing: [] as string[], allButUserInfo: [] as string[], all: 0 };
  const untried: string[] = [];
  for await (const { name, provider } of modules(counting)) {
    carried = 0;
    const { signIns = [], requests } = await signIn(provider);
    const sent = signIns.length * requests.app;
    const isOwn = !("userinfo" in (defects[name]?.fix ?? {}));
    if (sent === 0 || !isOwn) untried.push(name);
    else if (carried === 0) found.nothing.push(name);
    else if (carried === sent) found.all++;
    // Without a discovery document, the one request of each sign-in exchanges the code.
    else if (carried === signIns.length) found.allButUserInfo.push(name);
    else throw new Error(`${name} sends ${sent} requests, of which ${carried} are carried.`);
  }
  expect(found).toEqual({
    nothing: ["apple", "azure-ad", "microsoft-entra-id", "tiktok"],
    allButUserInfo: [
      ...["dropbox", "facebook", "foursquare", "github", "hubspot", "nextcloud"],
      ...["notion", "todoist", "trakt", "vk", "wechat"],
    ],
    all: 76,
  });
  expect(untried).toEqual(["azure-devops", "bungie"]);
  const own: string[] = [];
  for await (const { name, provider } of modules()) if (customFetch in provider) own.push(name);
  expect(own).toEqual(found.nothing);
});

shows("V1.checks-of-modules", async () => {
  const byChecks: Record<string, string[]> = {};
  for await (const { name, provider } of modules()) {
    const checks = [...(provider.checks ?? ["pkce"])].sort().join(" ");
    (byChecks[checks] ??= []).push(name);
  }
  const { pkce = [], ...others } = byChecks;
  expect(pkce).toHaveLength(71);
  expect(others).toEqual({
    "pkce state": ["descope", "fusionauth", "huggingface", "kinde", "okta", "roblox", "twitter"],
    state: [
      ...["atlassian", "click-up", "eveonline", "figma", "line"],
      ...["linkedin", "netsuite", "reddit", "threads", "wechat"],
    ],
    nonce: ["slack"],
    "nonce state": ["apple"],
    "nonce pkce state": ["bankid-no", "salesforce", "vipps"],
  });
});

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
