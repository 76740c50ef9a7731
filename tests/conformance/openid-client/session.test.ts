import * as client from "openid-client";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { APP, CALLBACK, currentUrl, registered, RelyingParty } from "./relying-party";

let party: RelyingParty;
let config: client.Configuration;
beforeEach(async () => {
  const clients = [{ ...registered(), postLogoutRedirectUris: [`${APP}/signed-out`] }];
  party = new RelyingParty({ clients });
  config = await party.discover();
});
afterEach(() => party.dispose());

/** Whether a request makes the provider ask Alice something. */
async function asks(parameters: Record<string, string> = {}): Promise<boolean> {
  const before = party.arrivals.length;
  const { url } = await party.begin(config, parameters);
  await party.alice.opens(url.href);
  return party.arrivals.length === before;
}

/** The error with which a request comes back. */
async function errorOf(parameters: Record<string, string>): Promise<unknown> {
  const { url, checks } = await party.begin(config, parameters);
  await party.alice.opens(url.href);
  const arrival = party.arrivals.at(-1);
  if (!arrival) throw new Error("She did not come back.");
  return client
    .authorizationCodeGrant(config, currentUrl(arrival), checks)
    .catch((error: unknown) => error);
}

describe("the provider's session (OpenID Connect Core 1.0, section 3.1.2.1)", () => {
  test("knows who was there before", async () => {
    expect(await asks()).toBe(true);
    await party.signIn(config);
    expect(await asks()).toBe(false);
  });

  test.each(["login", "consent", "select_account"])(
    "prompt=%s asks all the same",
    async (prompt) => {
      await party.signIn(config);
      expect(await asks({ prompt })).toBe(true);
    },
  );

  test("prompt=none comes back with login_required, or with a code", async () => {
    expect(await errorOf({ prompt: "none" })).toMatchObject({ error: "login_required" });
    await party.signIn(config);
    expect((await party.signIn(config, { prompt: "none" })).claims()?.sub).toBe("acct_alice");
  });

  test("prompt=none comes back with consent_required for more than was allowed", async () => {
    await party.signIn(config, { scope: "openid" });
    expect(await errorOf({ prompt: "none", scope: "openid phone" })).toMatchObject({
      error: "consent_required",
    });
  });

  test("max_age asks for a fresh sign-in; openid-client checks auth_time", async () => {
    await party.signIn(config);
    party.world.clock.advances("10 min");
    expect(await asks({ max_age: "900" })).toBe(false);
    await expect(party.signIn(config, {}, { maxAge: 300 })).rejects.toMatchObject({
      code: "OAUTH_JWT_TIMESTAMP_CHECK_FAILED",
    });
    const tokens = await party.signIn(config, { max_age: "300" }, { maxAge: 300 });
    expect(tokens.claims()?.auth_time).toBe(Math.floor(party.world.clock.now() / 1000));
  });

  test("ends with its time", async () => {
    await party.signIn(config);
    party.world.clock.advances("15 d");
    expect(await asks()).toBe(true);
  });

  test.each(["unsupported", "none login"])(
    "prompt=%s is sent back or not heeded",
    async (prompt) => {
      await party.signIn(config);
      const outcome = await errorOf({ prompt });
      expect(outcome).toMatchObject(
        prompt === "none login"
          ? { error: "invalid_request" }
          : { access_token: expect.any(String) },
      );
    },
  );
});

describe("the response", () => {
  test("comes by form_post, if that is asked (OAuth 2.0 Form Post Response Mode)", async () => {
    expect(config.serverMetadata().response_modes_supported).toContain("form_post");
    const { url, checks } = await party.begin(config, { response_mode: "form_post" });
    const before = party.arrivals.length;
    await party.alice.opens(url.href);
    await party.alice.clicks("Continue as Alice Example");
    // A browser that runs the page's script is back already; another one has a button.
    if (party.arrivals.length === before) await party.alice.clicks("Continue");
    const arrival = party.arrivals[before];
    expect(arrival?.method).toBe("POST");
    expect(new URL(arrival?.url ?? "").search).toBe("");
    const tokens = await client.authorizationCodeGrant(
      config,
      currentUrl(arrival ?? new Request(CALLBACK)),
      checks,
    );
    expect(tokens.claims()?.sub).toBe("acct_alice");
  });

  test("names the issuer, and says so in the metadata (RFC 9207)", async () => {
    expect(config.serverMetadata().authorization_response_iss_parameter_supported).toBe(true);
    const { url, checks } = await party.begin(config);
    const arrival = new URL((await party.visit(url)).url);
    expect(arrival.searchParams.get("iss")).toBe(config.serverMetadata().issuer);
    arrival.searchParams.delete("iss");
    await expect(client.authorizationCodeGrant(config, arrival, checks)).rejects.toMatchObject({
      code: "OAUTH_INVALID_RESPONSE",
    });
  });

  test.each([
    [{ response_type: "token" }, "unsupported_response_type"],
    [{ response_mode: "carrier_pigeon" }, "invalid_request"],
    [{ code_challenge_method: "plain" }, "invalid_request"],
  ])("is an error for %o", async (parameters, error) => {
    expect(await errorOf(parameters as unknown as Record<string, string>)).toMatchObject({ error });
  });
});

describe("RP-initiated logout", () => {
  const logoutUrl = (parameters: Record<string, string>) =>
    client.buildEndSessionUrl(config, parameters).href;

  test("with an ID token ends the session and brings her back with the state", async () => {
    const { id_token = "" } = await party.signIn(config);
    await party.alice.opens(
      logoutUrl({
        id_token_hint: id_token,
        post_logout_redirect_uri: `${APP}/signed-out`,
        state: "a state",
      }),
    );
    party.alice.isAt("/signed-out?state=a+state");
    expect(await asks()).toBe(true);
  });

  test("accepts an ID token that has expired", async () => {
    const { id_token = "" } = await party.signIn(config);
    party.world.clock.advances("1 d");
    await party.alice.opens(
      logoutUrl({ id_token_hint: id_token, post_logout_redirect_uri: `${APP}/signed-out` }),
    );
    party.alice.isAt("/signed-out");
  });

  test("without one asks her, and heeds what she says", async () => {
    await party.signIn(config);
    const url = logoutUrl({ post_logout_redirect_uri: `${APP}/signed-out` });
    await party.alice.opens(url);
    await party.alice.clicks("Stay signed in");
    expect(await asks()).toBe(false);
    await party.alice.opens(url);
    await party.alice.clicks("Sign out");
    party.alice.isAt("/signed-out");
    expect(await asks()).toBe(true);
  });

  test("does not send her to an address that is not registered", async () => {
    const { id_token = "" } = await party.signIn(config);
    await party.alice.opens(
      logoutUrl({ id_token_hint: id_token, post_logout_redirect_uri: "https://evil.example/" }),
    );
    party.alice.sees("is not registered");
    expect(await asks()).toBe(false);
  });
});
