import { decodeJwt } from "jose";
import { beforeEach, describe, expect, test } from "vitest";

import { HtmlDocument } from "../html/document";
import { github } from "./github";
import { openIdProvider } from "./openid-provider";
import { alice, bob } from "./personas";
import { CLIENT, membersOf, parametersOf, type Params, ProviderTest } from "./testing";

const OTHER = { ...CLIENT, id: "other-client" };

let acme: ProviderTest;
beforeEach(() => {
  acme = new ProviderTest(
    openIdProvider({
      name: "Acme ID",
      issuer: "https://id.example",
      clients: [CLIENT, OTHER],
      personas: [alice, bob],
      scopes: ["calendar:read"],
    }),
  ).rememberCookies();
});

/** What the browser is shown: the names of the page's buttons and links. */
async function asked(response: Response): Promise<string[]> {
  const page = new HtmlDocument(await response.text(), "https://id.example/authorize");
  return page.clickables.map(({ name }) => name);
}

const CHOOSER = ["Continue as Alice Example", "Continue as Bob Example", "Cancel"];
const CONSENT = ["Continue as Alice Example", "Cancel", "Use another account"];

async function authTime(response: Response): Promise<unknown> {
  const { id_token } = await membersOf(await acme.token({ code: parametersOf(response).code }));
  return decodeJwt(String(id_token)).auth_time;
}

const now = () => Math.floor(acme.clock.now() / 1000);

describe("the provider's own session", () => {
  test("is a cookie that only the provider's origin gets, renewed at each sign-in", async () => {
    const first = await acme.click("Continue as Alice Example");
    const cookie = /^__Host-session=[\w-]{24}; Path=\/; HttpOnly; Secure; SameSite=Lax$/;
    expect(first.headers.get("set-cookie")).toMatch(cookie);
    const again = await acme.click("Continue as Alice Example", { prompt: "login" });
    expect(again.headers.get("set-cookie")).toMatch(cookie);
    expect(again.headers.get("set-cookie")).not.toBe(first.headers.get("set-cookie"));
  });

  test("a session id that was renewed opens nothing any more", async () => {
    await acme.click("Continue as Alice Example");
    const old = acme.cookie;
    await acme.click("Continue as Alice Example", { prompt: "login" });
    acme.cookie = old;
    expect(await asked(await acme.authorize())).toEqual(CHOOSER);
  });

  test("over plain http does without Secure and the prefix", async () => {
    const plain = new ProviderTest(
      openIdProvider({
        name: "Acme ID",
        issuer: "http://id.example",
        clients: [CLIENT],
        personas: [alice],
      }),
    );
    const response = await plain.click("Continue as Alice Example");
    expect(response.headers.get("set-cookie")).toMatch(
      /^session=[\w-]{24}; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  test("a second sign-in asks nothing, and tells when the person signed in", async () => {
    await acme.click("Continue as Bob Example");
    const signedIn = now();
    acme.clock.advances("1 h");
    const response = await acme.authorize();
    expect(response.status).toBe(302);
    expect(response.headers.has("set-cookie")).toBe(false);
    const { id_token } = await membersOf(await acme.token({ code: parametersOf(response).code }));
    expect(decodeJwt(String(id_token))).toMatchObject({
      sub: "acct_bob",
      auth_time: signedIn,
      iat: now(),
    });
  });

  test("is the browser's own: another one is asked", async () => {
    await acme.click("Continue as Alice Example");
    acme.cookie = "";
    expect(await asked(await acme.authorize())).toEqual(CHOOSER);
    acme.cookie = "__Host-session=made-up";
    expect(await asked(await acme.authorize())).toEqual(CHOOSER);
  });

  test("ends after two weeks, or when the provider forgets", async () => {
    await acme.click("Continue as Alice Example");
    acme.clock.advances(14 * 86_400_000 - 1);
    expect((await acme.authorize()).status).toBe(302);
    acme.clock.advances("1 ms");
    expect(await asked(await acme.authorize())).toEqual(CHOOSER);
    await acme.click("Continue as Alice Example");
    acme.provider.sessions.clear();
    expect(await asked(await acme.authorize())).toEqual(CHOOSER);
  });
});

describe("what was consented to is remembered by person, app and scope:", () => {
  beforeEach(() => acme.click("Continue as Alice Example", { scope: "openid email" }));

  test.each([
    ["the same scopes", { scope: "email openid" }, 302],
    ["fewer scopes", { scope: "openid" }, 302],
    ["a further scope", { scope: "openid email calendar:read" }, 200],
    ["another app", { scope: "openid email", client_id: OTHER.id }, 200],
  ])("%s: %j", async (_what, params, status) => {
    const response = await acme.authorize(params);
    expect(response.status).toBe(status);
    if (status === 200) expect(await asked(response)).toEqual(CONSENT);
  });

  test("agreeing again adds the scope, and is no new sign-in", async () => {
    const signedIn = now();
    acme.clock.advances("1 min");
    const more = { scope: "openid email calendar:read" };
    const response = await acme.click("Continue as Alice Example", more);
    expect(response.headers.has("set-cookie")).toBe(false);
    expect(await authTime(response)).toBe(signedIn);
    expect((await acme.authorize(more)).status).toBe(302);
  });

  test("refusing remembers nothing", async () => {
    await acme.click("Cancel", { scope: "openid phone" });
    expect((await acme.authorize({ scope: "openid phone" })).status).toBe(200);
  });
});

describe("prompt (OpenID Connect Core 1.0, section 3.1.2.1)", () => {
  test("none without a session: login_required", async () => {
    expect(parametersOf(await acme.authorize({ prompt: "none" }))).toMatchObject({
      error: "login_required",
      state: "state & more",
    });
  });

  test("none with a session, but without consent: consent_required", async () => {
    await acme.click("Continue as Alice Example", { scope: "openid" });
    expect(parametersOf(await acme.authorize({ prompt: "none" }))).toMatchObject({
      error: "consent_required",
    });
  });

  test("none with both: a code, and no page", async () => {
    await acme.click("Continue as Alice Example");
    expect(parametersOf(await acme.authorize({ prompt: "none" }))).toHaveProperty("code");
  });

  test("login: the person signs in again", async () => {
    await acme.click("Continue as Alice Example");
    acme.clock.advances("1 h");
    expect(await asked(await acme.authorize({ prompt: "login" }))).toEqual(CHOOSER);
    expect(await authTime(await acme.click("Continue as Alice Example", { prompt: "login" }))).toBe(
      now(),
    );
  });

  test("consent: the person is asked again, but need not sign in", async () => {
    await acme.click("Continue as Alice Example");
    const signedIn = now();
    acme.clock.advances("1 h");
    expect(await asked(await acme.authorize({ prompt: "consent" }))).toEqual(CONSENT);
    const response = await acme.click("Continue as Alice Example", { prompt: "consent" });
    expect(await authTime(response)).toBe(signedIn);
  });

  test("select_account: the person may be another one, the present one comes first", async () => {
    await acme.click("Continue as Bob Example");
    const [first, ...rest] = await asked(await acme.authorize({ prompt: "select_account" }));
    expect([first, ...rest]).toEqual([CHOOSER[1], CHOOSER[0], CHOOSER[2]]);
    const response = await acme.click("Continue as Alice Example", { prompt: "select_account" });
    const { id_token } = await membersOf(await acme.token({ code: parametersOf(response).code }));
    expect(decodeJwt(String(id_token)).sub).toBe("acct_alice");
    expect(response.headers.has("set-cookie")).toBe(true);
  });

  test("consent offers another account, by the same request with select_account", async () => {
    await acme.click("Continue as Alice Example");
    const response = await acme.authorize({ prompt: "consent" });
    const page = new HtmlDocument(await response.text(), "https://id.example/authorize");
    const link = page.clickables.find(({ name }) => name === "Use another account");
    const url = new URL(link?.kind === "link" ? link.href : "about:blank");
    expect(url.searchParams.get("prompt")).toBe("select_account");
    expect(url.searchParams.get("state")).toBe("state & more");
    expect(await asked(await acme.browse(new Request(url)))).toEqual(CHOOSER);
  });

  test.each([
    ["none with another", { prompt: "none login" }],
    ["a max_age that is no number", { max_age: "soon" }],
    ["a negative max_age", { max_age: "-1" }],
  ])("%s is an invalid_request", async (_what, params: Params) => {
    expect(parametersOf(await acme.authorize(params))).toMatchObject({ error: "invalid_request" });
  });

  test("GitHub knows select_account only, and ignores the others", async () => {
    const hub = new ProviderTest(github({ clients: [CLIENT], personas: [alice, bob] }));
    hub.rememberCookies();
    await hub.click("Continue as Alice Example");
    for (const params of [{ prompt: "login" }, { prompt: "none" }, { prompt: "consent" }]) {
      expect((await hub.authorize(params)).status).toBe(302);
    }
    expect((await hub.authorize({ prompt: "select_account" })).status).toBe(200);
  });
});

describe("max_age", () => {
  beforeEach(async () => {
    await acme.click("Continue as Alice Example");
    acme.clock.advances("10 min");
  });

  test("that the session is younger than asks nothing", async () => {
    expect((await acme.authorize({ max_age: "600" })).status).toBe(302);
  });

  test.each(["599", "0"])("%s, which the session is older than, asks to sign in", async (age) => {
    expect(await asked(await acme.authorize({ max_age: age }))).toEqual(CHOOSER);
    const response = await acme.click("Continue as Alice Example", { max_age: age });
    expect(await authTime(response)).toBe(now());
  });

  test("with prompt=none is login_required", async () => {
    expect(parametersOf(await acme.authorize({ max_age: "1", prompt: "none" }))).toMatchObject({
      error: "login_required",
    });
  });

  test("0 asks even somebody who signed in just now", async () => {
    await acme.click("Continue as Alice Example", { prompt: "login" });
    expect(await asked(await acme.authorize({ max_age: "0" }))).toEqual(CHOOSER);
  });
});

describe("a hint about who signs in", () => {
  test.each([
    ["the id", "bob"],
    ["the e-mail address", "Bob@Mail.example"],
    ["the user name", "bob-example"],
  ])("by %s puts the person first", async (_what, login_hint) => {
    expect((await asked(await acme.authorize({ login_hint })))[0]).toBe("Continue as Bob Example");
  });

  test("that nobody answers to changes nothing", async () => {
    expect(await asked(await acme.authorize({ login_hint: "stranger" }))).toEqual(CHOOSER);
  });

  test("about the person who is signed in asks nothing, about another one asks", async () => {
    await acme.click("Continue as Alice Example");
    expect((await acme.authorize({ login_hint: "alice" })).status).toBe(302);
    expect((await asked(await acme.authorize({ login_hint: "bob" })))[0]).toBe(
      "Continue as Bob Example",
    );
    const silent = await acme.authorize({ login_hint: "bob", prompt: "none" });
    expect(parametersOf(silent)).toMatchObject({ error: "login_required" });
  });

  test("by an ID token counts as well, if the provider signed it", async () => {
    const code = parametersOf(await acme.click("Continue as Alice Example")).code;
    const { id_token } = await membersOf(await acme.token({ code }));
    acme.clock.advances("2 h");
    const hint = { id_token_hint: String(id_token), prompt: "none" };
    expect(parametersOf(await acme.authorize(hint))).toHaveProperty("code");
    await acme.click("Continue as Bob Example", { prompt: "login" });
    expect(parametersOf(await acme.authorize(hint))).toMatchObject({ error: "login_required" });
    const forged = { id_token_hint: `${String(id_token)}AAAA`, prompt: "none" };
    expect(parametersOf(await acme.authorize(forged))).toHaveProperty("code");
  });
});

test("ui_locales, claims and acr_values are ignored", async () => {
  const params = { ui_locales: "de", claims: '{"userinfo":{}}', acr_values: "high" };
  expect(await asked(await acme.authorize(params))).toEqual(CHOOSER);
});
