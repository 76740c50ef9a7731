import { beforeEach, describe, expect, test } from "vitest";

import { HtmlDocument } from "../html/document";
import { openIdProvider } from "./openid-provider";
import { alice, bob } from "./personas";
import { CLIENT, parametersOf, ProviderTest, REQUEST } from "./testing";

let acme: ProviderTest;
beforeEach(() => {
  acme = new ProviderTest(
    openIdProvider({
      name: "Acme & Co",
      issuer: "https://id.example",
      clients: [CLIENT],
      personas: [alice, bob],
      scopes: ["calendar:read"],
    }),
  );
});

async function parse(response: Response): Promise<HtmlDocument> {
  return new HtmlDocument(await response.text(), "https://id.example/authorize");
}

describe("the consent page", () => {
  test("names the app, the provider and what is asked for, and says that it is simulated", async () => {
    const response = await acme.authorize({ scope: "openid email calendar:read" });
    expect(response.status).toBe(200);
    const { title, text } = await parse(response);
    expect(title).toBe("Sign in with Acme & Co");
    expect(text).toContain("Simulated");
    expect(text).toContain("app.example wants to sign you in with Acme & Co");
    expect(text).toContain("It asks id.example for:");
    expect(text).toContain(
      "who you are openid your e-mail address email calendar:read calendar:read",
    );
  });

  test("offers each persona, and a way out", async () => {
    const { clickables } = await parse(await acme.authorize());
    expect(clickables.map(({ name }) => name)).toEqual([
      "Continue as Alice Example",
      "Continue as Bob Example",
      "Cancel",
    ]);
  });

  test("shows what the request carries as text, never as HTML", async () => {
    const evil = `"><script>alert(1)</script><a href="https://evil.example/">click</a>`;
    const response = await acme.authorize({ state: evil, scope: evil, [evil]: evil });
    const html = await response.clone().text();
    expect(html).not.toContain("<script");
    const page = await parse(response);
    expect(page.clickables.map(({ kind }) => kind)).toEqual(["submit", "submit", "submit"]);
    const [first] = page.clickables;
    const entries = first?.kind === "submit" ? first.submission.entries : [];
    expect(entries).toContainEqual(["state", evil]);
    expect(entries).toContainEqual([evil, evil]);
  });
});

describe("consent (RFC 6749, section 4.1.2)", () => {
  test("sends the browser back with a code and the state as it came", async () => {
    const response = await acme.click("Continue as Bob Example");
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toMatch(/^https:\/\/app\.example\/callback\?/);
    expect(parametersOf(response)).toEqual({
      code: expect.stringMatching(/^code_[\w-]{20}$/),
      state: REQUEST.state,
      iss: "https://id.example",
    });
  });

  test("without a state sends none back", async () => {
    const response = await acme.click("Continue as Bob Example", { state: undefined });
    expect(Object.keys(parametersOf(response))).toEqual(["code", "iss"]);
  });

  test("sends back a state that is empty", async () => {
    const response = await acme.click("Continue as Bob Example", { state: "" });
    expect(parametersOf(response)).toMatchObject({ state: "" });
  });

  test("keeps the query of a registered redirect URI", async () => {
    const response = await acme.click("Continue as Bob Example", {
      redirect_uri: CLIENT.redirectUris[1],
    });
    expect(parametersOf(response)).toMatchObject({ from: "acme", code: expect.any(String) });
  });

  test("gives a new code each time", async () => {
    expect(await acme.code()).not.toBe(await acme.code());
  });

  test("refused is access_denied (section 4.1.2.1)", async () => {
    expect(parametersOf(await acme.click("Cancel"))).toEqual({
      error: "access_denied",
      error_description: expect.any(String),
      state: REQUEST.state,
      iss: "https://id.example",
    });
  });

  test("cannot be given by a link: the choice counts in a form only", async () => {
    const response = await acme.authorize({ persona: "alice" });
    expect(response.status).toBe(200);
    const [, bobs] = (await parse(response)).clickables;
    const entries = bobs?.kind === "submit" ? bobs.submission.entries : [];
    expect(entries.filter(([name]) => name === "persona")).toEqual([["persona", "bob"]]);
  });
});

describe("a request that must not be redirected (RFC 6749, section 4.1.2.1)", () => {
  test.each([
    ["an unknown client", { client_id: "stranger" }, "stranger"],
    ["no client", { client_id: undefined }, "client ID"],
    ["an unregistered redirect URI", { redirect_uri: "https://evil.example/" }, "evil.example"],
    ["no redirect URI", { redirect_uri: undefined }, "redirect URI"],
    [
      "a redirect URI that only begins as a registered one (RFC 9700, section 2.1)",
      { redirect_uri: "https://app.example/callback/../open" },
      "not registered",
    ],
  ])("%s: an error page that says why", async (_what, params, reason) => {
    const response = await acme.authorize(params);
    expect(response.status).toBe(400);
    expect(response.headers.has("location")).toBe(false);
    expect((await parse(response)).text).toContain(reason);
  });

  test("also when it comes as a form", async () => {
    const entries = Object.entries({ ...REQUEST, redirect_uri: "https://evil.example/" });
    const response = await acme.submit({
      action: "https://id.example/authorize",
      method: "POST",
      entries: [...entries, ["persona", "alice"]],
    });
    expect(response.status).toBe(400);
    expect(response.headers.has("location")).toBe(false);
  });

  test("names the redirect URIs that are registered", async () => {
    const { text } = await parse(await acme.authorize({ redirect_uri: "https://app.example/" }));
    for (const uri of CLIENT.redirectUris) expect(text).toContain(uri);
  });

  test("shows what the request carries as text, never as HTML", async () => {
    const evil = `<img src="/x" onerror="alert(1)">`;
    for (const params of [{ client_id: evil }, { redirect_uri: evil }]) {
      const page = await parse(await acme.authorize(params));
      expect(page.text).toContain(evil);
      expect(page.subresources).toEqual([]);
    }
  });
});

describe("a faulty request of a known app is sent back with an error (section 4.1.2.1)", () => {
  test.each([
    ["an implicit flow", { response_type: "token" }, "unsupported_response_type"],
    ["no response type", { response_type: undefined }, "invalid_request"],
    ["a plain code challenge", { code_challenge_method: "plain" }, "invalid_request"],
    ["a code challenge without method", { code_challenge_method: undefined }, "invalid_request"],
  ])("%s: %j", async (_what, params, error) => {
    const response = await acme.authorize(params);
    expect(response.status).toBe(302);
    expect(parametersOf(response)).toMatchObject({ error, state: REQUEST.state });
    expect(parametersOf(response)).not.toHaveProperty("code");
  });
});

test("what is nowhere is a page of its own that says so", async () => {
  const response = await acme.read("https://id.example/<b>");
  expect(response.status).toBe(404);
  expect((await parse(response)).text).toContain("Acme & Co refuses There is nothing at /%3Cb%3E.");
});
