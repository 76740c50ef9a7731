import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

import type { CredentialsConfig } from "@auth/core/providers/credentials";
import type { EmailConfig } from "@auth/core/providers/email";
import type { OAuth2Config, OIDCConfig } from "@auth/core/providers/oauth";
import type { WebAuthnConfig } from "@auth/core/providers/webauthn";
import { expect, test } from "vitest";

import { OPTIONS_OF_MODULE, PROVIDER_OPTIONS } from "../../src/doctor/config/provider-options";

/** The names in a type that are texts; the compiler compares these lists with the installed types. */
type Names<Type> = Record<Extract<keyof Type, string>, true>;

/** What is in the types and nobody reads; the doctor tells it. */
const UNREAD = ["jwks_endpoint", "idToken"];

const FEDERATED: Names<Omit<OAuth2Config<object>, "jwks_endpoint">> = {
  id: true,
  name: true,
  type: true,
  options: true,
  issuer: true,
  wellKnown: true,
  authorization: true,
  token: true,
  userinfo: true,
  profile: true,
  account: true,
  checks: true,
  clientId: true,
  clientSecret: true,
  client: true,
  style: true,
  allowDangerousEmailAccountLinking: true,
  redirectProxyUrl: true,
};

const OIDC: Names<Omit<OIDCConfig<object>, "jwks_endpoint">> = { ...FEDERATED, idToken: true };

const EMAIL: Names<EmailConfig> = {
  id: true,
  name: true,
  type: true,
  options: true,
  from: true,
  maxAge: true,
  sendVerificationRequest: true,
  secret: true,
  apiKey: true,
  server: true,
  generateVerificationToken: true,
  normalizeIdentifier: true,
};

const CREDENTIALS: Names<CredentialsConfig> = {
  id: true,
  name: true,
  type: true,
  credentials: true,
  authorize: true,
};

const WEBAUTHN: Names<WebAuthnConfig> = {
  id: true,
  name: true,
  type: true,
  relayingParty: true,
  getRelayingParty: true,
  enableConditionalUI: true,
  simpleWebAuthnBrowserVersion: true,
  formFields: true,
  authenticationOptions: true,
  registrationOptions: true,
  verifyAuthenticationOptions: true,
  verifyRegistrationOptions: true,
  getUserInfo: true,
  simpleWebAuthn: true,
};

test.each([
  ["oauth", FEDERATED],
  ["oidc", OIDC],
  ["email", EMAIL],
  ["credentials", CREDENTIALS],
  ["webauthn", WEBAUTHN],
])("the doctor knows the options of a provider of type %s", (type, names) => {
  const expected = new Set([...Object.keys(names), "options"]);
  expect([...(PROVIDER_OPTIONS[type] ?? [])].sort()).toEqual([...expected].sort());
});

const MODULES = path.resolve("node_modules/@auth/core/providers");

/** The id of what a module makes, and the names of the options that it reads itself. */
async function readsOf(file: string): Promise<{ id: string; reads: string[] } | undefined> {
  const loaded = (await import(pathToFileURL(path.join(MODULES, file)).href)) as {
    default?: (options: object) => { id: string };
  };
  if (typeof loaded.default !== "function") return undefined;
  const read = new Set<string>();
  const given: Record<string, unknown> = { issuer: "https://id.example", server: { host: "a" } };
  const options = new Proxy(given, {
    get: (target, name) => {
      if (typeof name === "string") read.add(name);
      return target[String(name)];
    },
    ownKeys: () => [],
  });
  const { id } = loaded.default(options);
  return { id, reads: [...read] };
}

test("the doctor knows what the installed provider modules read beside, and nothing more", async () => {
  const files = readdirSync(MODULES).filter((file) => file.endsWith(".js"));
  const everywhere = new Set([...Object.values(PROVIDER_OPTIONS).flat(), ...UNREAD]);
  const found: Record<string, string[]> = {};
  for (const file of files) {
    const module = await readsOf(file);
    const own = module?.reads.filter((name) => !everywhere.has(name)) ?? [];
    if (module && own.length > 0) found[module.id] = own;
  }
  expect(files.length).toBeGreaterThan(90);
  expect(found).toEqual(OPTIONS_OF_MODULE);
});
