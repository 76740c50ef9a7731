import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { describe, expect, test } from "vitest";

import { callModule } from "../../plugins/catalog/modules";
import { signIn } from "../../plugins/catalog/sign-in";
import { HtmlDocument } from "../world/html/document";
import type { Client, ClientAuthMethod, Prompt } from "../world/idp/definition";
import { alice, bob } from "../world/idp/personas";
import { membersOf, type Params, parametersOf, ProviderTest } from "../world/idp/testing";
import {
  covers,
  NOTHING_KNOWN,
  type RefreshTokenRule,
  valueOf,
  type VendorBehavior,
} from "./behavior";
import { vendors } from "./data";
import { registration, resolveProvider, standUp } from "./index";
import type { Vendor } from "./vendor";

const APP = "https://app.example";

/** The issuers that vendors send with the code. Keycloak's is that of the realm. */
const ISSUERS: Record<string, string> = {
  google: "https://accounts.google.com",
  github: "https://github.com/login/oauth",
  keycloak: "https://keycloak.example/realms/example",
};

type Fact = keyof VendorBehavior;
type Value<F extends Fact> = Exclude<VendorBehavior[F], "unknown">["value"];

const known = Object.entries(vendors as Record<string, Vendor>).flatMap(([id, { behavior }]) =>
  behavior ? [{ id, behavior }] : [],
);

/** A vendor that stands, with the app registered as its module has it. */
async function stand(id: string, behavior: VendorBehavior, changes: Partial<Client> = {}) {
  const config = await callModule(id);
  const { clientAuthentication } = resolveProvider(config);
  const client = { ...registration(config, APP), ...changes };
  const idp = new ProviderTest(standUp(config, { personas: [alice, bob], clients: [client] }));
  idp.rememberCookies();
  const [redirect_uri] = client.redirectUris;
  const usual = valueOf(behavior.clientAuthentication)?.[0] ?? clientAuthentication;
  const request = { client_id: client.id, redirect_uri, scope: undefined };

  const post = (method: string, fields: Params) => {
    const isBasic = method === "client_secret_basic";
    const own = isBasic ? { client_id: undefined, client_secret: undefined } : secretOf(client);
    const basic = `Basic ${btoa(`${client.id}:${client.secret ?? ""}`)}`;
    return idp.token({ redirect_uri, ...own, ...fields }, isBasic ? { authorization: basic } : {});
  };
  const ask = (params: Params = {}) => idp.authorize({ ...request, ...params });
  const agree = (params: Params = {}) =>
    idp.click("Continue as Alice Example", { ...request, ...params });
  const exchange = (response: Response, method = usual) =>
    post(method, { code: parametersOf(response).code });
  return {
    id,
    behavior,
    idp,
    client,
    ask,
    agree,
    exchange,
    tokens: async (params: Params = {}) => membersOf(await exchange(await agree(params))),
    refresh: (refresh_token: unknown) =>
      post(usual, {
        grant_type: "refresh_token",
        refresh_token: String(refresh_token),
        redirect_uri: undefined,
        code_verifier: undefined,
      }),
    /** From now on, a browser that the vendor has never seen. */
    anotherBrowser: () => void idp.rememberCookies(),
  };
}

type Play = Awaited<ReturnType<typeof stand>>;

function secretOf({ id, secret }: Client): Params {
  return { client_id: id, client_secret: secret };
}

/** What an app has to ask for, so that a refresh token comes. */
function asking(rule: RefreshTokenRule | undefined): Params {
  if (rule === undefined || typeof rule === "string") return {};
  return "scope" in rule ? { scope: `openid ${rule.scope}` } : { [rule.parameter]: rule.set };
}

/** Names of the people whom a page lets choose; empty if it is no such page. */
async function choices(response: Response): Promise<string[]> {
  if (response.headers.has("location")) return [];
  const { clickables } = new HtmlDocument(await response.text(), APP);
  return clickables.flatMap(({ name }) => /^Continue as (\w+)/.exec(name)?.[1] ?? []);
}

/** Whether the browser was sent back with a code, and nobody was asked. */
function isSilent(response: Response): boolean {
  return parametersOf(response).code !== undefined;
}

const EVERY_PROMPT: Prompt[] = ["none", "login", "consent", "select_account"];

/** How each fact is played. A fact without a play does not compile. */
const plays: { [F in Fact]: (play: Play, value: Value<F>) => Promise<void> } = {
  async refreshToken({ id, behavior, ...play }, rule) {
    const without = await play.tokens();
    if (rule === "always") {
      expect(without.refresh_token).toBeTypeOf("string");
      expect((await play.refresh(without.refresh_token)).status).toBe(200);
      return;
    }
    expect(without).toHaveProperty("access_token");
    expect(without).not.toHaveProperty("refresh_token");
    if (rule === "never") {
      const asked = { scope: "openid offline_access", access_type: "offline", prompt: "consent" };
      const { tokens } = await stand(id, behavior);
      expect(await tokens(asked)).not.toHaveProperty("refresh_token");
      return;
    }
    const { tokens, ask, exchange } = await stand(id, behavior);
    expect((await tokens(asking(rule))).refresh_token).toBeTypeOf("string");
    if ("scope" in rule) return;
    const again = await ask(asking(rule));
    expect(isSilent(again)).toBe(true);
    expect(await membersOf(await exchange(again))).not.toHaveProperty("refresh_token");
    const wanted = await tokens({ ...asking(rule), prompt: "consent" });
    expect(wanted.refresh_token).toBeTypeOf("string");
  },

  async usedRefreshToken({ behavior, tokens, refresh, idp }, becomes) {
    const { refresh_token } = await tokens(asking(valueOf(behavior.refreshToken)));
    const first = await refresh(refresh_token);
    expect(first.status).toBe(200);
    const { refresh_token: next = refresh_token } = await membersOf(first);
    expect(next !== refresh_token).toBe(becomes !== "kept");
    await idp.clock.passes(86_400_000);
    expect((await refresh(next)).ok).toBe(true);
    expect((await refresh(refresh_token)).ok).toBe(becomes !== "replaced");
  },

  async idToken({ id, behavior }, rule) {
    const sent = async (scope: string) => {
      const { tokens } = await stand(id, behavior);
      return Object.hasOwn(await tokens({ scope }), "id_token");
    };
    expect(await sent("openid email")).toBe(rule !== "never");
    expect(await sent("email")).toBe(rule === "always");
  },

  async issInCallback({ id, agree }, isSent) {
    expect(parametersOf(await agree()).iss).toBe(isSent ? ISSUERS[id] : undefined);
    if (isSent) expect(ISSUERS).toHaveProperty(id);
  },

  async prompts({ behavior, ask, agree, anotherBrowser }, heeded) {
    await agree();
    const remembers = valueOf(behavior.remembersPerson) ?? false;
    for (const prompt of EVERY_PROMPT) {
      const response = await ask({ prompt });
      const asks = !remembers || (prompt !== "none" && heeded.includes(prompt));
      expect(isSilent(response), prompt).toBe(!asks);
      if (asks && prompt !== "none") expect(await choices(response), prompt).toContain("Alice");
      if (asks && prompt === "select_account") {
        expect(await choices(await ask({ prompt })), prompt).toEqual(["Alice", "Bob"]);
      }
    }
    anotherBrowser();
    const refusal = parametersOf(await ask({ prompt: "none" })).error;
    expect(refusal).toBe(heeded.includes("none") ? "login_required" : undefined);
  },

  async remembersPerson({ ask, agree, anotherBrowser }, remembers) {
    expect(await choices(await ask())).toEqual(["Alice", "Bob"]);
    await agree();
    expect(isSilent(await ask())).toBe(remembers);
    anotherBrowser();
    expect(await choices(await ask())).toEqual(["Alice", "Bob"]);
  },

  async loginHint({ ask }, parameter) {
    const named = { [parameter]: bob.username };
    expect(await choices(await ask(named))).toEqual(["Bob", "Alice"]);
    if (parameter === "login_hint") return;
    expect(await choices(await ask({ login_hint: bob.username }))).toEqual(["Alice", "Bob"]);
  },

  async clientAuthentication({ id, behavior, ...play }, accepted) {
    for (const method of ["client_secret_basic", "client_secret_post"] as ClientAuthMethod[]) {
      const answer = await membersOf(await play.exchange(await play.agree(), method));
      const member = accepted.includes(method) ? "access_token" : "error";
      expect(answer, method).toHaveProperty(member);
      play.anotherBrowser();
    }
    const answer = await withAssertion(id, behavior);
    const member = accepted.includes("private_key_jwt") ? "access_token" : "error";
    expect(answer, "private_key_jwt").toHaveProperty(member);
  },

  async redirectUri({ id, behavior }, rule) {
    const isTaken = async (registered: string, asked: string) => {
      const { ask } = await stand(id, behavior, { redirectUris: [registered] });
      return (await ask({ redirect_uri: asked })).status < 400;
    };
    const callback = `${APP}/callback`;
    expect(await isTaken(callback, callback)).toBe(true);
    expect(await isTaken(callback, `${APP}/other`)).toBe(false);
    expect(await isTaken(callback, `${APP}/callback-2`)).toBe(false);
    expect(await isTaken(callback, "https://app.example:8443/callback")).toBe(false);
    expect(await isTaken(callback, `${callback}/`)).toBe(rule === "below");
    expect(await isTaken(callback, `${callback}/deeper`)).toBe(rule === "below");
    expect(await isTaken(callback, "https://preview.app.example/callback")).toBe(rule === "below");
    for (const loopback of ["http://localhost", "http://127.0.0.1"]) {
      const other = await isTaken(`${loopback}:3000/callback`, `${loopback}:4000/callback`);
      expect(other, loopback).toBe(rule !== "exact");
    }
  },
};

/** What comes of a code and a signed assertion (RFC 7523). */
async function withAssertion(id: string, behavior: VendorBehavior) {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const { idp, client, agree } = await stand(id, behavior, {
    tokenEndpointAuthMethod: "private_key_jwt",
    jwks: { keys: [await exportJWK(publicKey)] },
  });
  const now = Math.floor(idp.clock.now() / 1000);
  const client_assertion = await new SignJWT({})
    .setProtectedHeader({ alg: "RS256" })
    .setIssuer(client.id)
    .setSubject(client.id)
    .setAudience(idp.provider.definition.tokenEndpoint)
    .setJti("once")
    .setExpirationTime(now + 60)
    .sign(privateKey);
  const response = await idp.token({
    client_id: client.id,
    client_secret: undefined,
    client_assertion_type: "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
    client_assertion,
    redirect_uri: client.redirectUris[0],
    code: parametersOf(await agree()).code,
  });
  return membersOf(response);
}

describe.each(known)("$id behaves as its sources say", ({ id, behavior }) => {
  const facts = Object.keys(behavior) as Fact[];
  const sourced = facts.filter((fact) => behavior[fact] !== "unknown");

  test.each(sourced)("%s", async (fact) => {
    const play = await stand(id, behavior);
    const value = valueOf<unknown>(behavior[fact]);
    await (plays[fact] as (play: Play, value: unknown) => Promise<void>)(play, value);
  });

  test("each has its source and its day, and one of them is known", () => {
    expect(sourced).not.toEqual([]);
    for (const fact of sourced) {
      const { source, checked } = behavior[fact] as { source: string; checked: string };
      expect(new URL(source).protocol, fact).toBe("https:");
      expect(checked, fact).toMatch(/^2\d{3}-[01]\d-[0-3]\d$/);
    }
  });
});

describe("what is not known", () => {
  test("leaves a vendor as any other: it asks each time, and issues no refresh token", async () => {
    expect(known.map(({ id }) => id)).not.toContain("reddit");
    const { ask, agree, tokens } = await stand("reddit", NOTHING_KNOWN);
    expect(await tokens({ scope: "offline_access" })).not.toHaveProperty("refresh_token");
    expect(parametersOf(await agree())).not.toHaveProperty("iss");
    const asked = await ask({ prompt: "none", login_hint: bob.username });
    expect(await choices(asked)).toEqual(["Alice", "Bob"]);
  });
});

describe("a configuration that expects something else", () => {
  test("GitHub sends its own issuer all the same, and Auth.js refuses the answer", async () => {
    expect((await signIn(await callModule("github"))).failure).toBeUndefined();
    const { failure } = await signIn(await callModule("github", { issuer: "https://github.com" }));
    expect(failure).toContain('unexpected "iss" (issuer) response parameter value');
  });

  test("Apple takes the secret in the body only, whatever the client is set to", async () => {
    const client = { token_endpoint_auth_method: "client_secret_basic" };
    const { failure } = await signIn(await callModule("apple", { client }));
    expect(failure).toContain("server responded with an error in the response body");
  });

  test("GitLab sends an ID token for the scope openid, of which Auth.js expects no issuer", async () => {
    const authorization = "https://gitlab.com/oauth/authorize?scope=openid+read_user";
    const { failure } = await signIn(await callModule("gitlab", { authorization }));
    expect(failure).toContain('unexpected JWT "iss" (issuer) claim value');
  });
});

test.each([
  ["below", "https://app.example/", "https://app.example/any/path", true],
  ["below", "https://app.example/callback", "http://app.example/callback", false],
  ["below", "https://app.example/callback", "https://evilapp.example/callback", false],
  ["below", "https://app.example/callback", "not an address", false],
  ["loopback-port", "http://localhost:3000/a", "http://localhost:4000/b", false],
  ["loopback-port", "http://localhost:3000/a", "http://127.0.0.1:3000/a", false],
  ["exact", "http://localhost:3000/a", "http://localhost:4000/a", false],
] as const)("redirect URIs: %s, registered %s, asked %s", (rule, registered, asked, isCovered) => {
  expect(covers(rule, registered, asked)).toBe(isCovered);
});
