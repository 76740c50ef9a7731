import { beforeEach, describe, expect, test } from "vitest";

import { HtmlDocument } from "../html/document";
import type { Client } from "./identity-provider";
import { openIdProvider } from "./openid-provider";
import { alice, bob } from "./personas";
import { CLIENT, membersOf, parametersOf, type Params, ProviderTest } from "./testing";

const BYE = "https://app.example/bye?from=acme";
const client: Client = { ...CLIENT, postLogoutRedirectUris: [BYE] };
const OTHER: Client = { ...CLIENT, id: "other-client" };
const LOGOUT = "https://id.example/logout";

let acme: ProviderTest;
let idToken: string;
beforeEach(async () => {
  acme = new ProviderTest(
    openIdProvider({
      name: "Acme ID",
      issuer: "https://id.example",
      clients: [client, OTHER],
      personas: [alice, bob],
    }),
  ).rememberCookies();
  const code = parametersOf(await acme.click("Continue as Alice Example")).code;
  idToken = String((await membersOf(await acme.token({ code }))).id_token);
});

/** Opens the logout address in the browser. */
function open(params: Params = {}): Promise<Response> {
  const given = Object.entries(params).filter((pair): pair is [string, string] => !!pair[1]);
  return acme.browse(new Request(`${LOGOUT}?${new URLSearchParams(given).toString()}`));
}

async function click(response: Response, button: string, headers = {}): Promise<Response> {
  const { clickables } = new HtmlDocument(await response.text(), LOGOUT);
  const target = clickables.find(({ name }) => name === button);
  if (target?.kind !== "submit") throw new Error(`no button ${button}`);
  const { action, method, entries } = target.submission;
  return acme.browse(new Request(action, { method, headers, body: new URLSearchParams(entries) }));
}

async function isSignedIn(): Promise<boolean> {
  return (await acme.authorize()).status === 302;
}

describe("with an ID token of the person who is signed in", () => {
  test("the session ends, and the browser goes to the registered address with the state", async () => {
    const response = await open({
      id_token_hint: idToken,
      post_logout_redirect_uri: BYE,
      state: "s & t",
    });
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toMatch(/^https:\/\/app\.example\/bye\?/);
    expect(parametersOf(response)).toEqual({ from: "acme", state: "s & t" });
    expect(response.headers.get("set-cookie")).toBe(
      "__Host-session=; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=0",
    );
    expect(await isSignedIn()).toBe(false);
  });

  test("the session is gone at the provider, whatever cookie the browser keeps", async () => {
    const { cookie } = acme;
    await open({ id_token_hint: idToken });
    acme.cookie = cookie;
    expect(await isSignedIn()).toBe(false);
  });

  test("that has expired, it works all the same", async () => {
    acme.clock.advances("2 d");
    await open({ id_token_hint: idToken });
    expect(await isSignedIn()).toBe(false);
  });

  test("and without an address, a page says so", async () => {
    const response = await open({ id_token_hint: idToken });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("Signed out of Acme ID");
  });

  test("also by POST", async () => {
    const body = new URLSearchParams({ id_token_hint: idToken, post_logout_redirect_uri: BYE });
    const response = await acme.browse(new Request(LOGOUT, { method: "POST", body }));
    expect(response.status).toBe(302);
    expect(await isSignedIn()).toBe(false);
  });

  test("tokens go on to work: they are the app's", async () => {
    const code = parametersOf(await acme.authorize()).code;
    const { access_token } = await membersOf(await acme.token({ code }));
    await open({ id_token_hint: idToken });
    expect((await acme.read("https://id.example/userinfo", access_token)).status).toBe(200);
  });
});

describe("without, the person is asked", () => {
  test("and signs out by a click", async () => {
    const asked = await open({ client_id: CLIENT.id, post_logout_redirect_uri: BYE, state: "s" });
    expect(asked.status).toBe(200);
    expect(await isSignedIn()).toBe(true);
    const response = await click(asked, "Sign out");
    expect(parametersOf(response)).toEqual({ from: "acme", state: "s" });
    expect(await isSignedIn()).toBe(false);
  });

  test("or stays", async () => {
    const response = await click(await open(), "Stay signed in");
    expect(await response.text()).toContain("Still signed in at Acme ID");
    expect(await isSignedIn()).toBe(true);
  });

  test("a link, or a form of another site, cannot answer for them", async () => {
    expect(await (await open({ confirm: "yes" })).text()).toContain("Do you want to sign out");
    const forged = await click(await open(), "Sign out", { origin: "https://evil.example" });
    expect(await forged.text()).toContain("Do you want to sign out");
    expect(await isSignedIn()).toBe(true);
    await click(await open(), "Sign out", { origin: "https://id.example" });
    expect(await isSignedIn()).toBe(false);
  });

  test("also if the ID token is about somebody else", async () => {
    await acme.click("Continue as Bob Example", { prompt: "login" });
    const response = await open({ id_token_hint: idToken });
    expect(await response.text()).toContain("Do you want to sign out of Acme ID?");
    expect(await isSignedIn()).toBe(true);
  });

  test("nobody is asked if nobody is signed in", async () => {
    acme.cookie = "";
    const response = await open({ client_id: CLIENT.id, post_logout_redirect_uri: BYE });
    expect(response.status).toBe(302);
    expect(response.headers.has("set-cookie")).toBe(false);
  });
});

describe("is refused with a page that says why", () => {
  test.each<[string, () => Params, string]>([
    [
      "an unknown address",
      () => ({ id_token_hint: idToken, post_logout_redirect_uri: "https://evil.example/" }),
      `Registered: ${BYE}`,
    ],
    [
      "an address of another client",
      () => ({ client_id: OTHER.id, post_logout_redirect_uri: BYE }),
      "Registered: none",
    ],
    [
      "an address of nobody",
      () => ({ post_logout_redirect_uri: BYE }),
      "needs an id_token_hint or a client_id",
    ],
    [
      "a client that the token was not made for",
      () => ({ id_token_hint: idToken, client_id: OTHER.id }),
      "was issued to client-id, not to other-client",
    ],
    [
      "a token that the provider did not sign",
      () => ({ id_token_hint: "nonsense" }),
      "is not an ID token of this provider",
    ],
  ])("%s", async (_what, params, reason) => {
    const response = await open(params());
    expect(response.status).toBe(400);
    expect(response.headers.has("location")).toBe(false);
    expect(new HtmlDocument(await response.text(), LOGOUT).text).toContain(reason);
    expect(await isSignedIn()).toBe(true);
  });

  test("another method", async () => {
    const response = await acme.browse(new Request(LOGOUT, { method: "DELETE" }));
    expect(response.status).toBe(405);
  });
});
