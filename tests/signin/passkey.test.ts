import Passkey from "@auth/core/providers/passkey";
import WebAuthn from "@auth/core/providers/webauthn";
import { afterEach, describe, expect, test } from "vitest";

import { Visitor } from "../../src/scenario/visitor";
import { SeededRandom } from "../../src/world/random";
import { Authenticator } from "../../src/world/webauthn/authenticator";
import { ALICE } from "../../plugins/catalog/direct/mail";
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

/** The requests of browsers, as method, path and parameter names. */
function requests(): string[] {
  return site.world.trace.events.flatMap((event) => {
    if (event.kind !== "request") return [];
    const { pathname, searchParams, host } = new URL(event.url);
    const names = event.method === "POST" ? new URLSearchParams(event.body) : searchParams;
    return [`${event.method} ${host}${pathname} ${[...names.keys()].join(",")}`.trim()];
  });
}

/**
 * Runs the script of the page that the tab shows, as a page view does. It asks for a challenge after
 * some turns of the event loop: the more, the slower the machine.
 */
function runScriptOfPage({ world }: Site, turns: number): void {
  const { tab } = world.browser("alice");
  const askForChallenge = async () => {
    for (let turn = 0; turn < turns; turn++) await new Promise((resolve) => setImmediate(resolve));
    const url = `${APP}/auth/webauthn-options/passkey?action=authenticate`;
    await tab.fetchFromPage(url, { method: "GET" });
  };
  tab.scriptsRun = askForChallenge();
}

describe("somebody who is signed out registers a passkey", () => {
  test("with the requests of core's own page, and has an account, a session, a credential", async () => {
    site = openPasskeySite();
    await register(site);
    expect(requests().filter((line) => !line.includes("/callback-url"))).toEqual([
      "GET app.example/auth/signin",
      "GET unpkg.com/@simplewebauthn/browser@v9.0.1/dist/bundle/index.umd.min.js",
      "GET app.example/auth/webauthn-options/passkey action,email",
      "GET app.example/auth/webauthn-options/passkey email",
      "POST app.example/auth/callback/passkey csrfToken,email,action,data",
      "GET app.example/",
    ]);
    const { users, accounts, authenticators } = site.tables;
    const [stored] = credentials(site).authenticators[0]?.credentials ?? [];
    const id = Buffer.from(stored?.id ?? []).toString("base64");
    expect(users).toMatchObject([{ email: ALICE }]);
    expect(accounts).toMatchObject([
      { provider: "passkey", type: "webauthn", providerAccountId: id, userId: users[0]?.id },
    ]);
    expect(authenticators).toMatchObject([
      {
        credentialID: id,
        userId: users[0]?.id,
        counter: 0,
        credentialDeviceType: "singleDevice",
        credentialBackedUp: false,
        transports: "hybrid,internal",
      },
    ]);
    expect((await site.session())?.user?.email).toBe(ALICE);
    site.alice.hasNoCookie("__Secure-authjs.challenge");
  });

  test.each([0, 1, 2, 3, 4, 6, 8, 12, 16, 24])(
    "beside the page's own script, which asks after %i turns",
    async (turns) => {
      site = openPasskeySite();
      await site.alice.opens("/auth/signin");
      runScriptOfPage(site, turns);
      await site.alice.registersPasskey({ email: ALICE });
      expect(errors(site)).toBe("");
      await signOut(site);
      await site.alice.opens("/auth/signin");
      runScriptOfPage(site, turns);
      await site.alice.signsInWithPasskey();
      expect(errors(site)).toBe("");
      expect((await site.session())?.user?.email).toBe(ALICE);
    },
  );

  test("and core keeps nothing of what the page sent but the public key", async () => {
    site = openPasskeySite();
    await register(site);
    const [row] = site.tables.authenticators;
    const [stored] = credentials(site).authenticators[0]?.credentials ?? [];
    const cose = Buffer.from((await stored?.keys.toCose()) ?? []).toString("base64");
    expect(row?.credentialPublicKey).toBe(cose);
  });

  test("whose prompt they cancel: nothing happens, and a second try works", async () => {
    site = openPasskeySite();
    site.alice.cancelsNextPasskeyPrompt();
    await register(site);
    site.alice.isAt("/auth/signin");
    expect(errors(site)).toContain("NotAllowedError: The person canceled the prompt");
    expect(site.tables.users).toEqual([]);
    await register(site);
    site.alice.hasCookie(SESSION_COOKIE);
  });

  test("too late: the challenge lives for 15 minutes", async () => {
    site = openPasskeySite();
    await site.alice.opens("/auth/signin");
    const { create } = credentials(site);
    credentials(site).create = (...args) => {
      site.world.clock.advances("16 min");
      return create.apply(credentials(site), args);
    };
    await site.alice.registersPasskey({ email: ALICE });
    site.alice.isAt("/auth/error?error=Configuration");
    expect(errors(site)).toContain("InvalidCheck");
  });

  test("with an authenticator that vouches for itself, if the site asks for it", async () => {
    site = openPasskeySite(Passkey({ registrationOptions: { attestationType: "direct" } }));
    await register(site);
    const data = JSON.parse(new URLSearchParams(lastCallback(site).body).get("data") ?? "") as {
      response: { attestationObject: string };
    };
    const attestation = Buffer.from(data.response.attestationObject, "base64url").toString(
      "latin1",
    );
    expect(attestation).toContain("packed");
    expect((await site.session())?.user?.email).toBe(ALICE);
  });

  test("that is synced to their other devices", async () => {
    site = openPasskeySite(Passkey({}), {
      authenticators: { alice: [{ name: "Password manager", synced: true }] },
    });
    await register(site);
    expect(site.tables.authenticators).toMatchObject([
      { credentialDeviceType: "multiDevice", credentialBackedUp: true, counter: 0 },
    ]);
    await signOut(site);
    await site.alice.opens("/auth/signin");
    await site.alice.signsInWithPasskey();
    expect(site.tables.authenticators[0]?.counter).toBe(0);
    site.alice.hasCookie(SESSION_COOKIE);
  });
});

describe("somebody who is signed in", () => {
  test("adds a second authenticator to their account", async () => {
    site = openPasskeySite();
    await register(site);
    const key = new Authenticator(
      { name: "Security key", attachment: "cross-platform" },
      new SeededRandom(7),
    );
    credentials(site).authenticators = [key];
    await site.alice.registersPasskey();
    const { users, accounts, authenticators } = site.tables;
    expect(users).toHaveLength(1);
    expect(accounts.map(({ userId }) => userId)).toEqual([users[0]?.id, users[0]?.id]);
    expect(authenticators.map(({ transports }) => transports)).toEqual(["hybrid,internal", "usb"]);
  });

  test("cannot register the same authenticator twice: the site excludes it", async () => {
    site = openPasskeySite();
    await register(site);
    await site.alice.registersPasskey();
    expect(errors(site)).toContain("InvalidStateError");
    expect(site.tables.authenticators).toHaveLength(1);
  });

  test("gets no options from the form of the sign-in page, which asks without an action", async () => {
    site = openPasskeySite();
    await register(site);
    await site.alice.opens("/auth/signin");
    await site.alice.signsInWithPasskey({ email: ALICE });
    expect(errors(site)).toContain('Failed to fetch options: 400 {"error":"Invalid request"}');
  });
});

describe("somebody who has a passkey signs in", () => {
  test("after typing the address, and the counter goes up", async () => {
    site = openPasskeySite();
    await register(site);
    await signOut(site);
    await site.alice.opens("/auth/signin");
    await site.alice.signsInWithPasskey({ email: ALICE });
    expect((await site.session())?.user?.email).toBe(ALICE);
    expect(site.tables.authenticators[0]?.counter).toBe(1);
  });

  test("without typing anything: the credential is discoverable", async () => {
    site = openPasskeySite();
    await register(site);
    await signOut(site);
    await site.alice.opens("/auth/signin");
    await site.alice.signsInWithPasskey();
    expect((await site.session())?.user?.email).toBe(ALICE);
    expect(requests()).toContain("GET app.example/auth/webauthn-options/passkey action,email");
  });

  test("but not from a browser that does not hold it", async () => {
    site = openPasskeySite(Passkey({}), { browsers: { mallory: "Mallory's laptop" } });
    await register(site);
    const mallory = new Visitor(site.world.browser("mallory"), APP);
    await mallory.opens("/auth/signin");
    await mallory.registersPasskey({ email: ALICE });
    mallory.isAt("/auth/signin");
    mallory.hasNoCookie(SESSION_COOKIE);
    expect(errors(site)).toContain("NotAllowedError: No authenticator of this browser holds");
  });

  test("and with JWT sessions too", async () => {
    site = openPasskeySite(Passkey({}), {}, { session: { strategy: "jwt" } });
    await register(site);
    await signOut(site);
    await site.alice.opens("/auth/signin");
    await site.alice.signsInWithPasskey();
    expect((await site.session())?.user?.email).toBe(ALICE);
    expect(site.tables.sessions).toEqual([]);
  });
});

describe("an authenticator without user verification", () => {
  const withoutPin = {
    authenticators: { alice: [{ name: "Old key", userVerification: false, residentKeys: false }] },
  };

  test("is not used by the provider Passkey, which requires it", async () => {
    site = openPasskeySite(Passkey({}), withoutPin);
    await register(site);
    expect(errors(site)).toContain("NotAllowedError: No authenticator of this browser can make");
  });

  test("is used by the provider WebAuthn, and then refused by the verifier's own default", async () => {
    site = openPasskeySite(WebAuthn({}), withoutPin);
    await register(site, "webauthn");
    site.alice.isAt(VERIFICATION_FAILED);
    expect(errors(site)).toContain("User verification required, but user could not be verified");
  });

  test("signs in where the site does not require it, by address only", async () => {
    const lenient = { requireUserVerification: false };
    site = openPasskeySite(
      WebAuthn({ verifyRegistrationOptions: lenient, verifyAuthenticationOptions: lenient }),
      withoutPin,
    );
    await register(site, "webauthn");
    await signOut(site);
    await site.alice.opens("/auth/signin");
    await site.alice.signsInWithPasskey({ provider: "webauthn" });
    site.alice.hasNoCookie(SESSION_COOKIE);
    await site.alice.signsInWithPasskey({ provider: "webauthn", email: ALICE });
    site.alice.hasCookie(SESSION_COOKIE);
  });
});
