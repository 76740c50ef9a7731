import { beforeEach, describe, expect, test } from "vitest";

import { HtmlDocument } from "../html/document";
import { openIdProvider } from "./openid-provider";
import { alice } from "./personas";
import { CLIENT, type Params, ProviderTest, REQUEST } from "./testing";

const FORM_POST = { response_mode: "form_post" };

let acme: ProviderTest;
beforeEach(() => {
  acme = new ProviderTest(
    openIdProvider({
      name: "Acme ID",
      issuer: "https://id.example",
      clients: [CLIENT],
      personas: [alice],
    }),
  ).rememberCookies();
});

/** The form of an answer, and what it would send. */
async function formOf(response: Response) {
  expect(response.status).toBe(200);
  expect(response.headers.get("cache-control")).toBe("no-store");
  const source = await response.text();
  const { clickables } = new HtmlDocument(source, "https://id.example/authorize");
  const [button, ...others] = clickables;
  expect(others).toEqual([]);
  if (button?.kind !== "submit") throw new Error("The page has no button.");
  return { source, name: button.name, ...button.submission };
}

const click = (button: string, params: Params = {}) =>
  acme.click(button, { ...FORM_POST, ...params });

describe("response_mode=form_post (OAuth 2.0 Form Post Response Mode)", () => {
  test("answers with a form that submits itself, and a button if it does not", async () => {
    const { source, name, action, method, entries } = await formOf(
      await click("Continue as Alice Example"),
    );
    expect(source).toContain('<body onload="document.forms[0].submit()">');
    expect(name).toBe("Continue");
    expect(method).toBe("POST");
    expect(action).toBe(REQUEST.redirect_uri);
    expect(entries).toEqual([
      ["code", expect.stringMatching(/^code_/)],
      ["state", REQUEST.state],
      ["iss", "https://id.example"],
    ]);
  });

  test("brings a code that works", async () => {
    const { entries } = await formOf(await click("Continue as Alice Example"));
    const [, code] = entries.find(([name]) => name === "code") ?? [];
    expect((await acme.token({ code })).status).toBe(200);
  });

  test("keeps the query of the redirect URI in the address", async () => {
    const redirect_uri = CLIENT.redirectUris[1];
    const { action } = await formOf(await click("Continue as Alice Example", { redirect_uri }));
    expect(action).toBe(redirect_uri);
  });

  test("sets the provider's session cookie with it", async () => {
    const response = await click("Continue as Alice Example");
    expect(response.headers.get("set-cookie")).toMatch(/^__Host-session=/);
    expect((await formOf(await acme.authorize(FORM_POST))).entries[0]?.[0]).toBe("code");
  });

  test("carries refusals and errors the same way", async () => {
    const refused = await formOf(await click("Cancel"));
    expect(Object.fromEntries(refused.entries)).toMatchObject({
      error: "access_denied",
      state: REQUEST.state,
    });
    const silent = await formOf(await acme.authorize({ ...FORM_POST, prompt: "none" }));
    expect(Object.fromEntries(silent.entries)).toMatchObject({ error: "login_required" });
  });

  test("shows what it carries as text, never as HTML", async () => {
    const state = `"><script>alert(1)</script>`;
    const { source, entries } = await formOf(await click("Cancel", { state }));
    expect(source).not.toContain("<script");
    expect(entries).toContainEqual(["state", state]);
  });
});

test("an authorization request may come as a form (OpenID Connect Core 1.0, section 3.1.2.1)", async () => {
  const response = await acme.post("https://id.example/authorize", REQUEST);
  const { text } = new HtmlDocument(await response.text(), "https://id.example/authorize");
  expect(text).toContain("app.example wants to sign you in with Acme ID");
});

describe("the form that gives consent", () => {
  const decide = (headers: Record<string, string>) =>
    acme.post("https://id.example/authorize", { ...REQUEST, persona: "alice" }, headers);

  test("counts from the provider's own page", async () => {
    expect((await decide({ origin: "https://id.example" })).status).toBe(302);
  });

  test("is refused from another site, by its Origin", async () => {
    const response = await decide({ origin: "https://evil.example" });
    expect(response.status).toBe(403);
    expect(response.headers.has("set-cookie")).toBe(false);
    expect(await response.text()).toContain("https://evil.example");
  });
});

test("another method than GET and POST is refused", async () => {
  const request = new Request("https://id.example/authorize", { method: "PUT" });
  expect((await acme.browse(request)).status).toBe(405);
});

test("a parameter that comes twice is an invalid_request (RFC 6749, section 3.1)", async () => {
  const twice = (name: string) => {
    const params = new URLSearchParams(REQUEST);
    for (const value of ["once", "again"]) params.append(name, value);
    return acme.read(`https://id.example/authorize?${params.toString()}`);
  };
  expect((await twice("state")).headers.get("location")).toContain("error=invalid_request");
  expect((await twice("resource")).status).toBe(200);
  for (const name of ["client_id", "redirect_uri"]) {
    const response = await twice(name);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(name);
  }
});

test("a client that is not registered for codes is an unauthorized_client", async () => {
  acme = new ProviderTest(
    openIdProvider({
      name: "Acme ID",
      issuer: "https://id.example",
      clients: [{ ...CLIENT, grantTypes: ["refresh_token"] }],
      personas: [alice],
    }),
  );
  const response = await acme.authorize();
  expect(response.headers.get("location")).toContain("error=unauthorized_client");
});
