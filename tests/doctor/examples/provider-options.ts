import { customFetch } from "@auth/core";
import AzureDevOps from "@auth/core/providers/azure-devops";
import Discord from "@auth/core/providers/discord";
import FusionAuth from "@auth/core/providers/fusionauth";
import GitHub from "@auth/core/providers/github";
import GitLab from "@auth/core/providers/gitlab";
import Google from "@auth/core/providers/google";
import MicrosoftEntraID from "@auth/core/providers/microsoft-entra-id";
import Spotify from "@auth/core/providers/spotify";
import { expect, test } from "vitest";

import { magicLinks } from "../../support/world/passwords-and-links";
import { acme, identityService } from "../../support/world/providers";
import { type Case, examplesOf, findingsOf, nobodyComes } from "../clinic";

const client = { clientId: "fake", clientSecret: "fake-client-secret" };

/** A config with these providers that is only looked at; each copy is new, since modules write into theirs. */
function providers(make: () => unknown[], rest: object = {}): Case {
  return { config: () => ({ providers: make(), ...rest }), visit: nobodyComes };
}

/** The decision of an app. */
const belongs = (user: unknown, profile: unknown) => user !== profile;

/** A config with Acme ID, which differs from what is in order. */
function acmeWith(options: object): Case {
  return providers(() => [{ ...acme.config(), ...options }]);
}

const endpoints = {
  authorization: "https://id.acme.example/authorize",
  token: "https://id.acme.example/token",
  userinfo: "https://id.acme.example/userinfo",
};

const conform = (response: Response) => response;

const acmeEndpoints = {
  authorization: `${acme.issuer}/authorize?scope=email`,
  token: `${acme.issuer}/token`,
  userinfo: `${acme.issuer}/userinfo`,
};

examplesOf("lost-endpoint", {
  found: providers(() => [
    Spotify({ ...client, authorization: { params: { scope: "user-read-email" } } }),
  ]),
  expected: { severity: "broken", option: "providers.spotify.authorization" },
  healthy: [
    // The app asks who the person is, and nobody needs the address.
    providers(() => [Discord({ ...client, userinfo: { request: () => ({ id: "1" }) } } as object)]),
    providers(() => [
      Spotify({
        ...client,
        authorization: { url: "https://accounts.spotify.com/authorize", params: { scope: "x" } },
      }),
    ]),
    // Its address is an object, which parameters join; Google's is in its discovery document.
    providers(() => [GitHub({ ...client, authorization: { params: { scope: "repo" } } })]),
    providers(() => [Google({ ...client, authorization: { params: { prompt: "consent" } } })]),
  ],
});

test.each([
  ["token", "client secret", () => Discord({ ...client, token: { conform } } as object)],
  // It has an issuer, which changes nothing.
  ["token", "client secret", () => GitHub({ ...client, token: { conform } } as object)],
  ["userinfo", "access token", () => Discord({ ...client, userinfo: { params: {} } } as object)],
])("without the %s address the %s goes to a stranger (%#)", async (endpoint, what, make) => {
  const found = await findingsOf(providers(() => [make()]));
  expect(found).toEqual([
    expect.objectContaining({
      rule: "lost-endpoint",
      severity: "danger",
      option: expect.stringMatching(`${endpoint}$`) as string,
      consequence: expect.stringMatching(
        new RegExp(`https://authjs\\.dev/.* ${what} there`),
      ) as string,
    }),
  ]);
});

test("core sends the code and the client secret to authjs.dev", async () => {
  const sent: { url: string; authorization: string | null; code: string | null }[] = [];
  await findingsOf({
    config: ({ customFetch: ownFetch }) => ({
      providers: [
        {
          ...acme.config(),
          type: "oauth",
          ...acmeEndpoints,
          [ownFetch]: (url: string, init: { headers: Headers; body: URLSearchParams }) => {
            const { headers, body } = init;
            sent.push({
              url: String(url),
              authorization: new Headers(headers).get("authorization"),
              code: new URLSearchParams(body).get("code"),
            });
            return Promise.resolve(new Response("", { status: 404 }));
          },
          options: { token: { conform } },
        },
      ],
    }),
    visit: ({ alice }) => alice.signsInWith("Acme ID").catch(() => undefined),
  });
  expect(sent).toEqual([
    {
      url: "https://authjs.dev/",
      authorization: expect.stringMatching(/^Basic /) as string,
      code: expect.stringMatching(/./) as string,
    },
  ]);
});

examplesOf("oauth-without-userinfo", {
  found: acmeWith({ type: "oauth" }),
  expected: { severity: "broken", option: "providers.acme.userinfo" },
  healthy: [
    acmeWith({}),
    acmeWith({ type: "oauth", ...endpoints }),
    acmeWith({ type: "oauth", userinfo: { request: () => ({ sub: "1" }) } }),
  ],
});

const document = `${acme.issuer}/.well-known/openid-configuration`;

examplesOf("ignored-discovery-address", {
  found: [
    acmeWith({ issuer: undefined, wellKnown: document }),
    acmeWith({ issuer: undefined, wellKnown: document, type: "oauth", userinfo: "https://a.b/c" }),
  ],
  expected: {
    severity: "broken",
    fix: expect.stringContaining(`most likely \`${acme.issuer}\``) as string,
  },
  healthy: [
    acmeWith({ wellKnown: document }),
    // Nothing is discovered, here or there.
    acmeWith({ wellKnown: "https://id.acme.example/oidc/config", ...endpoints }),
    acmeWith({ wellKnown: document, issuer: undefined, type: "oauth", ...endpoints }),
  ],
});

test("a discovery document at another address is worth knowing, and no more", async () => {
  const findings = await findingsOf(acmeWith({ wellKnown: "https://id.acme.example/oidc/config" }));
  expect(findings).toEqual([
    expect.objectContaining({ rule: "ignored-discovery-address", severity: "advice" }),
  ]);
});

examplesOf("old-provider-option", {
  found: acmeWith({ scope: "openid email" }),
  expected: { severity: "broken", option: "providers.acme.scope" },
  healthy: [
    acmeWith({ [customFetch]: fetch }),
    // Names of version 4 that these modules read.
    providers(() => [AzureDevOps({ ...client, scope: "vso.profile" })]),
  ],
});

test.each([
  ["version", { version: "2.0" }],
  ["params", { params: { grant_type: "authorization_code" } }],
  ["httpOptions", { httpOptions: { timeout: 10_000 } }],
  ["domain", { domain: "acme.example" }],
])("an old %s that is not missed is worth knowing, and no more", async (name, options) => {
  expect(await findingsOf(acmeWith(options))).toEqual([
    expect.objectContaining({
      rule: "old-provider-option",
      severity: "advice",
      option: `providers.acme.${name}`,
      fix: expect.stringMatching(/^Take it out\./) as string,
    }),
  ]);
});

test.each([
  ["version", { version: "1.0A" }, "Take it out."],
  ["params", { params: { audience: "api" } }, "Write `token: { url, params }`."],
  ["domain", { domain: "acme.example", issuer: undefined, ...endpoints }, "Write `issuer`."],
  [
    "scope",
    { ...endpoints, scope: "email" },
    `Write \`authorization: { url: "${endpoints.authorization}", params: { scope } }\`.`,
  ],
])("an old %s that is missed is broken", async (name, options, fix) => {
  const found = await findingsOf(acmeWith(options));
  expect(found.filter(({ rule }) => rule === "old-provider-option")).toEqual([
    expect.objectContaining({ severity: "broken", option: `providers.acme.${name}`, fix }),
  ]);
});

test("no name that is not read is put in the place of another", async () => {
  const [found] = await findingsOf(acmeWith({ well_known: document }));
  expect(found).toMatchObject({
    rule: "unknown-provider-option",
    severity: "advice",
    fix: "Take it out, unless code of your own reads it.",
  });
  expect(found?.reason).not.toContain("wellKnown");
});

examplesOf("unknown-provider-option", {
  found: providers(() => [GitHub({ ...client, allowDangerousEmailAccountLink: true } as object)]),
  expected: {
    severity: "broken",
    option: "providers.github.allowDangerousEmailAccountLink",
    fix: "Did you mean `allowDangerousEmailAccountLinking`?",
  },
  healthy: [
    providers(() => [GitHub({ ...client, enterprise: { baseUrl: "https://git.example" } })]),
    providers(() => [GitLab({ ...client, baseUrl: "https://git.example" })]),
    providers(() => [FusionAuth({ ...client, issuer: "https://id.example", tenantId: "t" })]),
    // The function that sends the mail gets the provider, with what else is written there.
    providers(() => [{ ...magicLinks([]), templateId: "d-1" }]),
    acmeWith({ type: "oauth", userinfo: { request: () => ({}) }, tenant: "a" }),
  ],
});

test("a member that is like no option is worth knowing, and no more", async () => {
  const findings = await findingsOf(acmeWith({ region: "eu" }));
  expect(findings).toEqual([
    expect.objectContaining({
      rule: "unknown-provider-option",
      severity: "advice",
      option: "providers.acme.region",
      fix: "Take it out, unless code of your own reads it.",
    }),
  ]);
});

examplesOf("unknown-endpoint-member", {
  found: [
    acmeWith({ authorization: { scope: "openid" } }),
    providers(() => [Google({ ...client, authorization: { scope: "openid" } } as object)]),
    acmeWith({ token: { request: () => ({}) } }),
  ],
  expected: { severity: "broken" },
  healthy: [
    acmeWith({ authorization: { params: { scope: "openid" } } }),
    acmeWith({ token: { conform: (response: Response) => response } }),
  ],
});

const tenant = "https://login.microsoftonline.com/3f2504e0-4f89-41d3-9a0c-0305e82c3301/v2.0";

examplesOf("entra-with-own-id", {
  found: providers(() => [MicrosoftEntraID({ ...client, id: "microsoft_entra_id" })]),
  expected: { severity: "broken", option: "providers.microsoft_entra_id.id" },
  healthy: [
    providers(() => [MicrosoftEntraID(client)]),
    // The advice would be wrong here: with a tenant's own issuer every id works.
    providers(() => [MicrosoftEntraID({ ...client, id: "work", issuer: tenant })]),
  ],
});

test.each(["common", "organizations"])("nobody signs in at %s by hand", async (tenants) => {
  const byHand = {
    id: "entra",
    name: "Entra",
    type: "oidc",
    issuer: `https://login.microsoftonline.com/${tenants}/v2.0`,
    ...client,
  };
  expect(await findingsOf(providers(() => [byHand]))).toEqual([
    expect.objectContaining({
      rule: "shared-tenant",
      severity: "broken",
      option: "providers.entra.issuer",
      fix: expect.stringMatching(/^Use the module/) as string,
    }),
  ]);
});

examplesOf("shared-tenant", {
  found: [
    providers(() => [MicrosoftEntraID({ ...client })]),
    providers(() => [
      MicrosoftEntraID({
        ...client,
        issuer: "https://login.microsoftonline.com/organizations/v2.0",
      }),
    ]),
  ],
  expected: { severity: "advice", option: "providers.microsoft-entra-id.issuer" },
  healthy: [
    providers(() => [MicrosoftEntraID({ ...client, issuer: tenant })]),
    providers(() => [MicrosoftEntraID({ ...client })], {
      callbacks: { signIn: ({ profile }: { profile?: { tid?: string } }) => profile?.tid === "a" },
    }),
    providers(() => [MicrosoftEntraID({ ...client })], {
      callbacks: { signIn: ({ profile }: { profile?: { iss?: string } }) => profile?.iss === "a" },
    }),
    providers(() => [MicrosoftEntraID({ ...client })], {
      callbacks: {
        signIn: ({ user, profile }: Record<"user" | "profile", unknown>) => belongs(user, profile),
      },
    }),
    // One tenant: that of personal accounts.
    providers(() => [
      MicrosoftEntraID({ ...client, issuer: "https://login.microsoftonline.com/consumers/v2.0" }),
    ]),
  ],
});

test("after a sign-in, the id of one's own is the cause", async () => {
  const work = identityService("work", "Work", "https://id.work.example");
  const entra = {
    ...work.config(),
    id: "microsoft-entra-id",
    options: {
      id: "work",
      issuer: "https://login.microsoftonline.com/common/v2.0",
      authorization: { url: `${work.issuer}/authorize`, params: { scope: "openid email" } },
      token: { url: `${work.issuer}/token` },
      userinfo: { url: `${work.issuer}/userinfo` },
    },
  };
  const findings = await findingsOf({
    config: () => ({ providers: [entra] }),
    site: { services: [work] },
    visit: ({ alice }) => alice.signsInWith("Work").catch(() => undefined),
  });
  expect(findings[0]?.rule).toBe("entra-with-own-id");
  expect(findings.find(({ rule }) => rule === "callback-route-error")).toMatchObject({
    title: "Auth.js does not allow for tenants under the id “work”",
    fix: expect.stringMatching(/^Leave `id` out/) as string,
    event: expect.any(Number) as number,
  });
});
