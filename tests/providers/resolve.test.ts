import { expect, test } from "vitest";

import parseProviders from "../../node_modules/@auth/core/lib/utils/providers.js";
import { callModule, listModules } from "../../plugins/catalog/modules";
import { type ConfiguredProvider, resolveProvider } from "../../src/vendors";

/** What core makes of a provider module, in the world's words. */
function byCore(provider: ConfiguredProvider) {
  const { providers } = parseProviders({
    url: new URL("https://app.example"),
    config: { providers: [provider as never] },
  });
  const [core] = providers as unknown as {
    id: string;
    issuer?: string;
    authorization?: { url: URL };
    token?: { url: URL };
    userinfo?: { url: URL };
    checks: string[];
    clientId: string;
    client?: Record<string, unknown>;
  }[];
  if (!core) throw new Error("core made no provider of it");
  const endpoint = (setting?: { url: URL }) =>
    setting && setting.url.host !== "authjs.dev"
      ? setting.url.origin + setting.url.pathname
      : undefined;
  return {
    id: core.id,
    issuer: core.issuer,
    authorization: endpoint(core.authorization),
    token: endpoint(core.token),
    userinfo: endpoint(core.userinfo),
    checks: core.checks,
    clientId: core.clientId,
    clientAuthentication: core.client?.token_endpoint_auth_method ?? "client_secret_basic",
  };
}

test("the world resolves every provider module as core does", async () => {
  let compared = 0;
  for (const { name } of listModules()) {
    const provider = await callModule(name).catch(() => undefined);
    if (provider?.type !== "oauth" && provider?.type !== "oidc") continue;
    expect(resolveProvider(provider), name).toMatchObject(byCore(await callModule(name)));
    compared++;
  }
  expect(compared).toBe(93);
});

const custom = {
  id: "custom",
  name: "Custom",
  type: "oidc" as const,
  issuer: "https://id.example/realm",
  clientId: "client-id",
  checks: ["pkce", "state"],
  authorization: { params: { scope: "openid" } },
  client: { token_endpoint_auth_method: "client_secret_post" },
};

test.each([
  ["nothing", {}],
  ["another id", { id: "other", clientId: "app" }],
  ["fewer checks, which core lays over the module's one by one", { checks: ["none"] }],
  ["an endpoint as a string", { token: "https://id.example/token?v=1" }],
  ["an endpoint as an object", { userinfo: { url: "https://id.example/me", params: { a: "b" } } }],
  ["more parameters", { authorization: { params: { prompt: "login" } } }],
  ["another client authentication", { client: { token_endpoint_auth_method: "none" } }],
  ["an issuer that is undefined", { issuer: undefined }],
])("and options as core does: %s", (_what, options) => {
  const make = (): ConfiguredProvider => structuredClone({ ...custom, options });
  expect(resolveProvider(make())).toMatchObject(byCore(make()));
});

test("a string in the place of which the options have an object is lost, as in core", () => {
  const provider = (): ConfiguredProvider => ({
    ...custom,
    token: "https://id.example/token",
    options: { token: { params: { a: "b" } } },
  });
  expect(byCore(provider()).token).toBeUndefined();
  expect(resolveProvider(provider()).token).toBeUndefined();
});
