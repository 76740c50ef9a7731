import Passkey from "@auth/core/providers/passkey";
import { afterEach, describe, expect, test } from "vitest";

import { Visitor } from "../../src/scenario/visitor";
import { SeededRandom } from "../../src/world/random";
import { Authenticator } from "../../src/world/webauthn/authenticator";
import { utf8 } from "../../src/world/webauthn/bytes";
import {
  credentials,
  errors,
  lastCallback,
  openPasskeySite,
  register,
  signOut,
  VERIFICATION_FAILED,
} from "./support/passkeys";
import { APP, SESSION_COOKIE, type Site } from "../../plugins/catalog/direct/site";

let site: Site;
afterEach(() => site.world.dispose());

describe("an attack", () => {
  test("that replays an assertion: its challenge has been used", async () => {
    site = openPasskeySite();
    await register(site);
    await signOut(site);
    await site.alice.opens("/auth/signin");
    await site.alice.signsInWithPasskey();
    const { body } = lastCallback(site);
    await signOut(site);
    await replay(body);
    site.alice.isAt("/auth/error?error=Configuration");
    site.alice.hasNoCookie(SESSION_COOKIE);
    expect(errors(site)).toContain("InvalidCheck");
  });

  test("that replays assertion and challenge cookie: the counter has moved on", async () => {
    site = openPasskeySite();
    await register(site);
    await signOut(site);
    await site.alice.opens("/auth/signin");
    await site.alice.signsInWithPasskey();
    const { body, headers } = lastCallback(site);
    const cookies = headers.find(([name]) => name === "cookie")?.[1] ?? "";
    const [challenge = ""] = /__Secure-authjs\.challenge=[^;]+/.exec(cookies) ?? [];
    expect(challenge).not.toBe("");
    await signOut(site);
    site.world.browser("alice").jar.receive(`${challenge}; Path=/; Secure`, APP, "strict", 0);
    await replay(body);
    site.alice.isAt(VERIFICATION_FAILED);
    site.alice.hasNoCookie(SESSION_COOKIE);
    expect(errors(site)).toContain("Response counter value 1 was lower than expected 1");
  });

  test("with a clone of the authenticator: seen when the counters cross", async () => {
    site = openPasskeySite(Passkey({}), { browsers: { mallory: "Mallory's laptop" } });
    await register(site);
    const [own] = credentials(site).authenticators;
    if (!own) throw new Error("no authenticator");
    credentials(site, "mallory").authenticators = [own.clone("Copy of Alice's key")];
    const mallory = new Visitor(site.world.browser("mallory"), APP);
    await mallory.opens("/auth/signin");
    await mallory.signsInWithPasskey();
    mallory.hasCookie(SESSION_COOKIE);

    await signOut(site);
    await site.alice.opens("/auth/signin");
    await site.alice.signsInWithPasskey();
    site.alice.isAt(VERIFICATION_FAILED);
    expect(errors(site)).toContain("Response counter value 1 was lower than expected 1");
    expect(site.tables.authenticators[0]?.counter).toBe(1);
  });

  test("from another site: the browser does not let it ask for app.example", async () => {
    site = openPasskeySite();
    await register(site);
    const options = { rpId: "app.example", challenge: utf8("stolen challenge") };
    await expect(credentials(site).get("https://evil.example", options)).rejects.toThrow(
      "A page of evil.example must not use the relying party app.example.",
    );
  });

  test("from a subdomain: the browser allows it, and the site refuses the origin", async () => {
    site = openPasskeySite();
    await register(site);
    await signOut(site);
    await site.alice.opens("/auth/signin");
    const { get } = credentials(site);
    credentials(site).get = (_origin, options) =>
      get.call(credentials(site), "https://blog.app.example", options);
    await site.alice.signsInWithPasskey();
    site.alice.isAt(VERIFICATION_FAILED);
    expect(errors(site)).toContain(
      'Unexpected authentication response origin "https://blog.app.example"',
    );
  });

  test("with a signature of another key", async () => {
    site = openPasskeySite();
    await register(site);
    await signOut(site);
    const [authenticator] = credentials(site).authenticators;
    const [stored] = authenticator?.credentials ?? [];
    const other = await new Authenticator({ name: "x" }, new SeededRandom(9)).makeCredential({
      rpId: "app.example",
      user: { id: utf8("x"), name: "x" },
      discoverable: true,
      verifyUser: true,
      attestation: "none",
      clientDataHash: utf8(""),
    });
    if (stored) stored.keys = other.credential.keys;
    await site.alice.opens("/auth/signin");
    await site.alice.signsInWithPasskey();
    site.alice.isAt(VERIFICATION_FAILED);
    expect(errors(site)).toContain("WebAuthn authentication response could not be verified");
  });
});

/** Posts what was posted before. */
async function replay(body: string): Promise<void> {
  await site.alice.opens("/auth/signin");
  await site.world.browser("alice").tab.submit({
    action: `${APP}/auth/callback/passkey`,
    method: "POST",
    entries: [...new URLSearchParams(body)],
  });
}
