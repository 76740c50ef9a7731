import { describe, expect, test } from "vitest";

import Google from "@auth/core/providers/google";
import GitHub from "@auth/core/providers/github";
import MicrosoftEntraID from "@auth/core/providers/microsoft-entra-id";

import { ScenarioRun } from "../run";
import { signInScenario } from "./sign-in-scenario";

const app = { config: {}, fetch: () => new Response("Hello") };

/** The world of a config as it stands at its first step, and what its log says then. */
async function startWith(...providers: unknown[]) {
  const scenario = signInScenario({ providers });
  const run = new ScenarioRun(scenario, app as never);
  await run.next().catch(() => undefined);
  run.world.dispose();
  return scenario.warnings?.join("\n") ?? "";
}

const key = { clientId: "app", clientSecret: "secret" };

describe("a provider of which the world can make nothing is a warning that names the option", () => {
  test.each([
    [
      "Entra with a tenant for an issuer",
      "`issuer`",
      MicrosoftEntraID({ ...key, issuer: "3f2504e0-4f89-41d3-9a0c-0305e82c3301" }),
    ],
    [
      "Entra with a host for an issuer",
      "`issuer`",
      MicrosoftEntraID({ ...key, issuer: "login.microsoftonline.com/common/v2.0" }),
    ],
    ["Google with an issuer that is a path", "`issuer`", Google({ ...key, issuer: "/google" })],
    [
      "an issuer of another scheme",
      "`issuer`",
      { id: "a", name: "A", type: "oidc", issuer: "mailto:a@b.example", ...key },
    ],
    [
      "an issuer that is a number",
      "`issuer`",
      { id: "a", name: "A", type: "oidc", issuer: 5, ...key },
    ],
    [
      "an authorization without a host",
      "`authorization`",
      GitHub({ ...key, authorization: "/login/oauth" }),
    ],
    ["a token endpoint that is a word", "`token`", GitHub({ ...key, token: { url: "token" } })],
    [
      "a userinfo endpoint without a scheme",
      "`userinfo`",
      GitHub({ ...key, userinfo: "api.github.com/user" }),
    ],
    [
      "a userinfo endpoint that is a number",
      "`userinfo`",
      GitHub({ ...key, userinfo: 7 as never }),
    ],
  ])("%s", async (_name, option, provider) => {
    const warnings = await startWith(provider);
    expect(warnings).toContain("No identity provider stands behind");
    expect(warnings).toContain(option);
    expect(warnings).toContain("is not an address");
    // The others of the list are there nevertheless.
    const both = await startWith(Google(key), provider);
    expect(both.match(/No identity provider/g)).toHaveLength(1);
  });
});

test.each([
  [undefined],
  [null],
  ["text"],
  [{ id: "x" }],
  [{ id: "x", type: "oauth" }],
  [{ id: "x", type: "oidc", name: 5, issuer: {} }],
  [{ id: "x", type: "oauth", issuer: null, authorization: null, token: null, userinfo: null }],
  [
    {
      id: "x",
      type: "oidc",
      issuer: "https://a.example",
      options: { client: 7, checks: "pkce", ...key },
    },
  ],
])("nothing in a list of providers keeps the world from being built: %j", async (provider) => {
  await expect(startWith(provider)).resolves.toBeTypeOf("string");
});
