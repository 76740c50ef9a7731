import { skipCSRFCheck } from "@auth/core";
import AzureAD from "@auth/core/providers/azure-ad";
import GitHub from "@auth/core/providers/github";
import MicrosoftEntraID from "@auth/core/providers/microsoft-entra-id";
import { expect, test } from "vitest";

import { passwords } from "../../support/world/passwords-and-links";
import { acme, beta } from "../../support/world/providers";
import { type Case, examplesOf, findingsOf, nobodyComes } from "../clinic";

/** A config that is only looked at. */
function lookAt(config: object): Case {
  return { config: () => config, visit: nobodyComes };
}

/** A config with Acme ID, which differs from what is in order. */
function acmeWith(options: object): Case {
  return lookAt({ providers: [{ ...acme.config(), ...options }] });
}

const healthy = lookAt({});

examplesOf("no-provider", {
  found: [
    lookAt({ providers: [] }),
    lookAt({ providers: {} }),
    lookAt({ providers: [acme.config(), undefined] }),
    lookAt({ providers: [acme.config(), { default: GitHub }] }),
    lookAt({ providers: [acme.config(), Promise.resolve(GitHub)] }),
  ],
  expected: { severity: "broken", option: "providers" },
  healthy: [healthy, lookAt({ providers: [GitHub] })],
});

examplesOf("equal-provider-ids", {
  found: lookAt({ providers: [acme.config(), { ...beta.config(), id: "acme" }] }),
  expected: { severity: "broken", option: "providers.acme.id" },
  healthy,
});

examplesOf("client-credentials", {
  found: [acmeWith({ clientId: undefined }), acmeWith({ clientId: "", clientSecret: "" })],
  expected: { severity: "broken", option: "providers.acme.clientId" },
  healthy: [
    healthy,
    acmeWith({ clientSecret: undefined, client: { token_endpoint_auth_method: "none" } }),
    {
      ...lookAt({ providers: [GitHub] }),
      environment: { AUTH_GITHUB_ID: "fake-id", AUTH_GITHUB_SECRET: "fake-secret" },
    },
  ],
});

const endpoints = {
  authorization: "https://id.acme.example/authorize",
  token: "https://id.acme.example/token",
  userinfo: "https://id.acme.example/userinfo",
};

examplesOf("oidc-without-issuer", {
  found: acmeWith({ issuer: undefined, ...endpoints }),
  expected: { severity: "broken", option: "providers.acme.issuer" },
  healthy: [healthy, acmeWith({ issuer: undefined, type: "oauth", ...endpoints })],
});

examplesOf("insecure-provider", {
  found: acmeWith({ issuer: "http://id.acme.example" }),
  expected: { severity: "danger", option: "providers.acme.issuer" },
  healthy: [healthy, acmeWith({ issuer: "http://localhost:9000" })],
});

examplesOf("no-checks", {
  found: [acmeWith({ checks: ["none"] }), acmeWith({ checks: [] })],
  expected: { severity: "danger", option: "providers.acme.checks" },
  healthy: [healthy, acmeWith({ checks: ["state"] })],
});

examplesOf("merged-checks", {
  found: lookAt({
    providers: [{ ...acme.config(), checks: ["pkce", "state"], options: { checks: ["none"] } }],
  }),
  expected: { severity: "advice", option: "providers.acme.checks" },
  healthy,
});

examplesOf("unknown-checks", {
  found: [acmeWith({ checks: ["PKCE"] }), acmeWith({ checks: "state" })],
  expected: { severity: "broken", option: "providers.acme.checks" },
  healthy: [healthy, acmeWith({ checks: ["pkce", "state", "nonce"] })],
});

const formPost = { authorization: { params: { response_mode: "form_post" } } };

examplesOf("pkce-with-form-post", {
  found: acmeWith(formPost),
  expected: { severity: "broken", option: "providers.acme.checks" },
  healthy: [healthy, acmeWith({ ...formPost, checks: ["state"] })],
});

examplesOf("unguarded-email-linking", {
  found: {
    ...acmeWith({ allowDangerousEmailAccountLinking: true }),
    database: true,
  },
  expected: {
    severity: "danger",
    option: "providers.acme.allowDangerousEmailAccountLinking",
  },
  healthy: [healthy, acmeWith({ allowDangerousEmailAccountLinking: true })],
});

examplesOf("callback-no-function", {
  found: lookAt({ callbacks: { session: { user: "id" } } }),
  expected: { severity: "broken", option: "callbacks.session" },
  healthy: lookAt({ callbacks: { session: () => null, jwt: undefined } }),
});

examplesOf("page-is-no-path", {
  found: [lookAt({ pages: { signIn: "login" } }), lookAt({ pages: { signIn: true } })],
  expected: { severity: "broken", option: "pages.signIn" },
  healthy: [healthy, lookAt({ pages: { signIn: "/login" } })],
});

examplesOf("page-is-its-own", {
  found: lookAt({ pages: { signIn: "/auth/signin" } }),
  expected: { severity: "broken", option: "pages.signIn" },
  healthy: lookAt({ pages: { signIn: "/login", error: "/auth/signin" } }),
});

examplesOf("page-not-reached", {
  found: lookAt({ pages: { newUser: "/welcome" } }),
  expected: { severity: "advice", option: "pages.newUser" },
  healthy: [healthy, { ...lookAt({ pages: { newUser: "/welcome" } }), database: true }],
});

examplesOf("debug-enabled", {
  found: lookAt({ debug: true }),
  expected: { severity: "advice", option: "debug" },
  healthy: lookAt({ debug: false }),
});

examplesOf("insecure-cookies", {
  found: lookAt({ useSecureCookies: false }),
  expected: { severity: "danger", option: "useSecureCookies" },
  healthy: [healthy, { ...lookAt({ useSecureCookies: false }), origin: "http://app.example" }],
});

examplesOf("raw-answers", {
  found: lookAt({ raw: Symbol("raw") }),
  expected: { severity: "broken", option: "raw" },
  healthy,
});

examplesOf("base-path-shape", {
  found: ["auth", "/", "/auth/", "/(auth)"].map((basePath) => lookAt({ basePath })),
  expected: { severity: "broken", option: "basePath" },
  healthy: [healthy, lookAt({ basePath: "/api/auth" })],
});

examplesOf("unknown-option", {
  found: lookAt({ session: { strateg: "jwt" } }),
  expected: {
    severity: "broken",
    option: "session.strateg",
    fix: "Did you mean `session.strategy`?",
  },
  healthy: [healthy, lookAt({ session: { strategy: "jwt" }, theme: { logo: "/logo.svg" } })],
});

test("nobody is told to take out what guards the pages of a Next.js app", async () => {
  const findings = await findingsOf(lookAt({ callbacks: { authorized: () => false } }));
  expect(findings.map(({ rule, fix }) => [rule, fix])).toEqual([
    ["authorized-callback", expect.stringMatching(/^With `next-auth`, keep it/)],
  ]);
});

const tenant = { clientId: "fake", clientSecret: "fake", tenantId: "0f0e-fake" };
const ownTenant = "https://login.microsoftonline.com/0f0e-fake/v2.0";

examplesOf("ignored-tenant", {
  // A copy for each: the module writes its issuer into what it is given.
  found: [MicrosoftEntraID, AzureAD].map((module) => ({
    ...lookAt({}),
    config: () => ({ providers: [module({ ...tenant })] }),
  })),
  expected: { severity: "danger", title: expect.stringContaining("ignores `tenantId`") },
  healthy: [
    lookAt({ providers: [MicrosoftEntraID({ ...tenant, issuer: ownTenant })] }),
    lookAt({ providers: [MicrosoftEntraID] }),
  ],
});

examplesOf("csrf-disabled", {
  found: lookAt({ skipCSRFCheck }),
  expected: { severity: "danger", option: "skipCSRFCheck" },
  healthy: lookAt({ providers: [passwords(() => null)] }),
});
