import { afterEach, describe, expect, test } from "vitest";

import { type AcmeWorld, createAcmeWorld } from "./testing";
import { TokenBook } from "./token-book";

let acme: AcmeWorld;
let book: TokenBook;
afterEach(() => acme.world.dispose());

async function signIn(provider: Parameters<typeof createAcmeWorld>[0] = {}): Promise<void> {
  acme = createAcmeWorld({ refreshTokens: { rotates: true }, ...provider });
  book = new TokenBook(acme.world);
  await acme.asks("laptop");
  await acme.agrees("laptop", "Alice Example");
}

/** Kind and standing of each token, in the order in which they came. */
async function standings(): Promise<string[]> {
  return (await book.describe()).map(({ kind, standing }) => `${kind} ${standing}`);
}

describe("the book of tokens", () => {
  test("has every token that a sign-in brought, with whose it is and until when", async () => {
    await signIn({ lifetimes: { accessToken: 600, idToken: 900, refreshToken: 1200 } });
    const now = acme.world.clock.now();
    const tokens = await book.describe();
    expect(tokens.map(({ kind, value }) => [kind, value])).toEqual([
      ["id_token", acme.tokens.id_token],
      ["access_token", acme.tokens.access_token],
      ["refresh_token", acme.tokens.refresh_token],
    ]);
    const seconds = tokens.map(({ issued, expires }) => ((expires ?? 0) - issued) / 1000);
    expect(seconds.map((span) => Math.round(span / 10) * 10)).toEqual([900, 600, 1200]);
    for (const { person, provider, issued } of tokens) {
      expect({ person, provider }).toEqual({ person: "Alice Example", provider: "Acme ID" });
      expect(Math.abs(now - issued)).toBeLessThan(1000);
    }
    const [event] = tokens.map((token) => acme.world.trace.events[token.event - 1]);
    expect(event).toMatchObject({ kind: "response", status: 200 });
  });

  test("decodes an ID token, and tells that a key of the provider made it", async () => {
    await signIn();
    const [idToken, accessToken] = await book.describe();
    expect(idToken).toMatchObject({
      header: { alg: "RS256" },
      claims: { iss: "https://id.acme.example", aud: "app", sub: "acct_alice" },
      signature: "valid",
    });
    expect(accessToken).not.toHaveProperty("claims");
    expect(accessToken).not.toHaveProperty("signature");
  });

  test("tells a signature that no key of the provider made", async () => {
    await signIn({ faults: { wrongSignature: true } });
    expect((await book.describe())[0]).toMatchObject({ kind: "id_token", signature: "invalid" });
  });

  test("keeps to what a signature was worth when it came, whatever the keys are now", async () => {
    await signIn();
    const provider = acme.world.identityProviders.get("acme");
    provider?.definition.keys?.rotate({ keepsOld: false });
    expect((await book.describe())[0]).toMatchObject({ signature: "valid" });
  });

  test("follows a rotation, and the reuse that revokes a whole family", async () => {
    await signIn();
    const first = acme.tokens.refresh_token;
    await acme.refreshes();
    expect(await standings()).toEqual([
      "id_token unknown",
      "access_token active",
      "refresh_token used",
      "id_token unknown",
      "access_token active",
      "refresh_token active",
    ]);
    expect(await acme.refreshes(first)).toMatchObject({ error: "invalid_grant" });
    expect((await standings()).filter((text) => !text.startsWith("id_token"))).toEqual([
      "access_token revoked",
      "refresh_token revoked",
      "access_token revoked",
      "refresh_token revoked",
    ]);
  });

  test("moves with the world's clock", async () => {
    await signIn({ lifetimes: { accessToken: 600, idToken: 900, refreshToken: 1200 } });
    const after = async (duration: string) => {
      await acme.world.clock.advances(duration);
      return standings();
    };
    expect(await after("10 min")).toEqual([
      "id_token unknown",
      "access_token expired",
      "refresh_token active",
    ]);
    expect(await after("5 min")).toContain("id_token expired");
    expect(await after("5 min")).toContain("refresh_token expired");
  });

  test("remembers what the provider has struck from its books", async () => {
    await signIn({ lifetimes: { accessToken: 600 } });
    await acme.revokes();
    expect(await standings()).toContain("access_token revoked");
    // Long after their end, a provider forgets tokens when it issues the next.
    await acme.world.clock.advances("90 d");
    await acme.asks("laptop");
    await acme.agrees("laptop", "Alice Example");
    expect((await standings()).slice(0, 3)).toEqual([
      "id_token expired",
      "access_token expired",
      "refresh_token expired",
    ]);
  });

  test("has nothing of an answer that is no token response", async () => {
    await signIn({ faults: { html: ["token"] } });
    expect(await book.describe()).toEqual([]);
  });
});
