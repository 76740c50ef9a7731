import { readdirSync, readFileSync } from "node:fs";

import { expect, test } from "vitest";

import Apple from "@auth/core/providers/apple";
import Auth0 from "@auth/core/providers/auth0";
import Cognito from "@auth/core/providers/cognito";
import GitHub from "@auth/core/providers/github";
import Google from "@auth/core/providers/google";
import Keycloak from "@auth/core/providers/keycloak";
import MicrosoftEntraID from "@auth/core/providers/microsoft-entra-id";
import Twitch from "@auth/core/providers/twitch";

import { NEED_NO_OPENID } from "../../../src/doctor/rules/scopes";
import { acme } from "../../support/world/providers";
import type { Site } from "../../support/world/site";
import { type Case, examplesOf, findingsOf, nobodyComes } from "../clinic";

const client = { clientId: "fake", clientSecret: "fake-client-secret" };

const TENANT = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

/** A config with a provider that is only looked at. */
function one(make: () => unknown): Case {
  return { config: () => ({ providers: [make()] }), visit: nobodyComes };
}

/** A config with Acme ID, which differs from what is in order. */
function acmeWith(options: object): Case {
  return one(() => ({ ...acme.config(), ...options }));
}

const endpoints = {
  authorization: "https://id.acme.example/authorize",
  token: "https://id.acme.example/token",
  userinfo: "https://id.acme.example/userinfo",
};

const entra = (issuer: string) => one(() => MicrosoftEntraID({ ...client, issuer }));

examplesOf("wrong-issuer", {
  found: [
    entra(TENANT),
    entra(`https://login.microsoftonline.com/${TENANT}`),
    entra(`https://login.microsoftonline.com/${TENANT}/`),
    entra(`https://login.microsoftonline.com/${TENANT}/v2.0/`),
    entra("https://login.microsoftonline.com/undefined/v2.0"),
    entra("https://login.microsoftonline.com/{tenantId}/v2.0"),
    acmeWith({ issuer: "id.acme.example" }),
    acmeWith({ issuer: "https://undefined" }),
    acmeWith({ issuer: "https://undefined.acme.example" }),
    acmeWith({ issuer: "https://id.acme.example/realms/null" }),
    acmeWith({ issuer: `${acme.issuer}/.well-known/openid-configuration` }),
    one(() => Keycloak({ ...client, issuer: "https://sso.example/realms/main/" })),
    one(() => Keycloak({ ...client, issuer: "https://sso.example/auth" })),
    one(() => Cognito({ ...client, issuer: "https://app.auth.eu-west-1.amazoncognito.com" })),
  ],
  expected: { severity: "broken", consequence: expect.stringContaining("Configuration") as string },
  healthy: [
    acmeWith({}),
    entra(`https://login.microsoftonline.com/${TENANT}/v2.0`),
    entra("https://login.microsoftonline.com/organizations/v2.0"),
    one(() => MicrosoftEntraID({ ...client })),
    acmeWith({ issuer: "https://auth.null.dev" }),
    acmeWith({ issuer: "https://undefined.example" }),
    // What core asks for is written: the third it does not look for.
    acmeWith({ ...endpoints, userinfo: undefined, issuer: "accounts.acme.example" }),
    // Auth0 does spell it with a slash, and without one it is the same address.
    one(() => Auth0({ ...client, issuer: "https://app.eu.auth0.com/" })),
    one(() => Auth0({ ...client, issuer: "https://app.eu.auth0.com" })),
    one(() => Keycloak({ ...client, issuer: "https://sso.example/auth/realms/main" })),
    one(() =>
      Cognito({ ...client, issuer: "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_abc" }),
    ),
    // Nothing is discovered: the issuer is what the ID token says, whatever that is.
    acmeWith({ ...endpoints, issuer: "accounts.acme.example" }),
  ],
});

test.each([
  [`${TENANT}/`, TENANT],
  ["common", "common"],
  ["firm.onmicrosoft.com/", "<tenant id>"],
])("the tenant that stands in %s", async (written, tenant) => {
  const [found] = await findingsOf(entra(`https://login.microsoftonline.com/${written}`));
  expect(found?.fix).toBe(`Write \`issuer: "https://login.microsoftonline.com/${tenant}/v2.0"\`.`);
});

const scope = (value: string) => ({ authorization: { params: { scope: value } } });

async function asksForProviders({ alice }: Site): Promise<void> {
  await alice.opens("/auth/providers");
}

test("the modules that ask for an ID token without openid are those that the doctor knows", () => {
  const folder = "node_modules/@auth/core/providers";
  const found: string[] = [];
  for (const file of readdirSync(folder).filter((name) => /^[\w-]+\.js$/.test(name))) {
    const code = readFileSync(`${folder}/${file}`, "utf8").replaceAll(/\/\*[\s\S]*?\*\//g, "");
    const [, asked] = /\bscope:\s*["']([^"']*)["']/.exec(code) ?? [];
    if (!/\btype: "oidc"/.test(code) || asked === undefined) continue;
    if (!asked.split(" ").includes("openid")) found.push(file.replace(".js", ""));
  }
  expect(found).toEqual(NEED_NO_OPENID);
});

examplesOf("scope-without-openid", {
  found: [
    acmeWith(scope("email profile")),
    one(() => Google({ ...client, ...scope("https://www.googleapis.com/auth/calendar") })),
    // Core writes the scope into what the module brings.
    { ...one(() => Twitch({ ...client, ...scope("user:read:email") })), visit: asksForProviders },
  ],
  expected: { severity: "broken", fix: expect.stringContaining('scope: "openid ') as string },
  healthy: [
    acmeWith({}),
    acmeWith(scope("openid")),
    acmeWith(scope("openid+email")),
    acmeWith({ authorization: { params: { prompt: "login" } } }),
    // Apple sends an ID token for every scope.
    one(() => Apple({ ...client, ...scope("name") })),
    one(() => GitHub({ ...client, ...scope("repo") })),
  ],
});

examplesOf("openid-without-issuer", {
  found: acmeWith({
    type: "oauth",
    issuer: undefined,
    ...endpoints,
    authorization: { url: endpoints.authorization, ...scope("openid email").authorization },
  }),
  expected: { severity: "broken", option: "providers.acme.authorization.params.scope" },
  healthy: [
    acmeWith({ type: "oauth", ...endpoints, ...scope("openid") }),
    acmeWith({
      type: "oauth",
      issuer: undefined,
      ...endpoints,
      authorization: `${endpoints.authorization}?scope=email`,
    }),
    acmeWith({
      type: "oauth",
      issuer: undefined,
      ...endpoints,
      authorization: `${endpoints.authorization}?scope=openid`,
      token: { url: endpoints.token, conform: (response: Response) => response },
    }),
  ],
});

examplesOf("scope-by-default", {
  found: acmeWith({ type: "oauth", ...endpoints }),
  expected: { severity: "advice", option: "providers.acme.authorization" },
  healthy: [
    acmeWith({ type: "oauth", ...endpoints, authorization: `${endpoints.authorization}?scope=a` }),
    acmeWith({}),
    one(() => GitHub(client)),
  ],
});
