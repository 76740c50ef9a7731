import type { AuthConfig } from "@auth/core";
import Passkey from "@auth/core/providers/passkey";
import WebAuthn, { type WebAuthnConfig } from "@auth/core/providers/webauthn";
import { afterEach, describe, expect, test } from "vitest";

import { Visitor } from "../../src/scenario/visitor";
import type { RequestEvent } from "../../src/world/trace/events";
import { Authenticator } from "../../src/world/webauthn/authenticator";
import { utf8 } from "../../src/world/webauthn/bytes";
import { SeededRandom } from "../../src/world/random";
import type { WorldSetup } from "../../src/world/world";
import { simpleWebAuthnScript } from "./support/assets";
import { ALICE } from "./support/mail";
import { APP, openSite, SESSION_COOKIE, type Site } from "./support/site";

const VERIFICATION_FAILED = "/auth/error?error=WebAuthnVerificationError";

let site: Site;
afterEach(() => site.world.dispose());

function open(
  provider: WebAuthnConfig = Passkey({}),
  setup: Partial<WorldSetup> = {},
  config: Partial<AuthConfig> = {},
): void {
  site = openSite(
    { providers: [provider], ...config },
    { assets: simpleWebAuthnScript(), ...setup },
  );
}

async function register(provider?: string): Promise<void> {
  await site.alice.opens("/auth/signin");
  await site.alice.registersPasskey({ email: ALICE, ...(provider ? { provider } : {}) });
}

async function signOut(): Promise<void> {
  await site.alice.opens("/auth/signout");
  await site.alice.clicks("Sign out");
  site.alice.hasNoCookie(SESSION_COOKIE);
}

function credentials(browser = "alice") {
  return site.world.browser(browser).credentials;
}

function errors(): string {
  const found = site.world.trace.events.flatMap((event) =>
    event.kind === "log" && event.level === "error" ? [event.message] : [],
  );
  return found.join("\n");
}

/** The requests of browsers, as method, path and parameter names. */
function requests(): string[] {
  return site.world.trace.events.flatMap((event) => {
    if (event.kind !== "request") return [];
    const { pathname, searchParams, host } = new URL(event.url);
    const names = event.method === "POST" ? new URLSearchParams(event.body) : searchParams;
    return [`${event.method} ${host}${pathname} ${[...names.keys()].join(",")}`.trim()];
  });
}

function lastCallback(): RequestEvent {
  const found = site.world.trace.events.findLast(
    (event) => event.kind === "request" && event.url === `${APP}/auth/callback/passkey`,
  );
  if (found?.kind !== "request") throw new Error("no callback yet");
  return found;
}

describe("somebody who is signed out registers a passkey", () => {
  test("with the requests of core's own page, and has an account, a session, a credential", async () => {
    open();
    await register();
    expect(requests().filter((line) => !line.includes("/callback-url"))).toEqual([
      "GET app.example/auth/signin",
      "GET unpkg.com/@simplewebauthn/browser@v9.0.1/dist/bundle/index.umd.min.js",
      "GET app.example/auth/webauthn-options/passkey action,email",
      "GET app.example/auth/webauthn-options/passkey email",
      "POST app.example/auth/callback/passkey csrfToken,email,action,data",
      "GET app.example/",
    ]);
    const { users, accounts, authenticators } = site.tables;
    const [stored] = credentials().authenticators[0]?.credentials ?? [];
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

  test("and core keeps nothing of what the page sent but the public key", async () => {
    open();
    await register();
    const [row] = site.tables.authenticators;
    const [stored] = credentials().authenticators[0]?.credentials ?? [];
    const cose = Buffer.from((await stored?.keys.toCose()) ?? []).toString("base64");
    expect(row?.credentialPublicKey).toBe(cose);
  });

  test("whose prompt they cancel: nothing happens, and a second try works", async () => {
    open();
    site.alice.cancelsNextPasskeyPrompt();
    await register();
    site.alice.isAt("/auth/signin");
    expect(errors()).toContain("NotAllowedError: The person canceled the prompt");
    expect(site.tables.users).toEqual([]);
    await register();
    site.alice.hasCookie(SESSION_COOKIE);
  });

  test("too late: the challenge lives for 15 minutes", async () => {
    open();
    await site.alice.opens("/auth/signin");
    const { create } = credentials();
    credentials().create = (...args) => {
      site.world.clock.advances("16 min");
      return create.apply(credentials(), args);
    };
    await site.alice.registersPasskey({ email: ALICE });
    site.alice.isAt("/auth/error?error=Configuration");
    expect(errors()).toContain("InvalidCheck");
  });

  test("with an authenticator that vouches for itself, if the site asks for it", async () => {
    open(Passkey({ registrationOptions: { attestationType: "direct" } }));
    await register();
    const data = JSON.parse(new URLSearchParams(lastCallback().body).get("data") ?? "") as {
      response: { attestationObject: string };
    };
    const attestation = Buffer.from(data.response.attestationObject, "base64url").toString(
      "latin1",
    );
    expect(attestation).toContain("packed");
    expect((await site.session())?.user?.email).toBe(ALICE);
  });

  test("that is synced to their other devices", async () => {
    open(Passkey({}), { authenticators: { alice: [{ name: "Password manager", synced: true }] } });
    await register();
    expect(site.tables.authenticators).toMatchObject([
      { credentialDeviceType: "multiDevice", credentialBackedUp: true, counter: 0 },
    ]);
    await signOut();
    await site.alice.opens("/auth/signin");
    await site.alice.signsInWithPasskey();
    expect(site.tables.authenticators[0]?.counter).toBe(0);
    site.alice.hasCookie(SESSION_COOKIE);
  });
});

describe("somebody who is signed in", () => {
  test("adds a second authenticator to their account", async () => {
    open();
    await register();
    const key = new Authenticator(
      { name: "Security key", attachment: "cross-platform" },
      new SeededRandom(7),
    );
    credentials().authenticators = [key];
    await site.alice.registersPasskey();
    const { users, accounts, authenticators } = site.tables;
    expect(users).toHaveLength(1);
    expect(accounts.map(({ userId }) => userId)).toEqual([users[0]?.id, users[0]?.id]);
    expect(authenticators.map(({ transports }) => transports)).toEqual(["hybrid,internal", "usb"]);
  });

  test("cannot register the same authenticator twice: the site excludes it", async () => {
    open();
    await register();
    await site.alice.registersPasskey();
    expect(errors()).toContain("InvalidStateError");
    expect(site.tables.authenticators).toHaveLength(1);
  });

  test("gets no options from the form of the sign-in page, which asks without an action", async () => {
    open();
    await register();
    await site.alice.opens("/auth/signin");
    await site.alice.signsInWithPasskey({ email: ALICE });
    expect(errors()).toContain('Failed to fetch options: 400 {"error":"Invalid request"}');
  });
});

describe("somebody who has a passkey signs in", () => {
  test("after typing the address, and the counter goes up", async () => {
    open();
    await register();
    await signOut();
    await site.alice.opens("/auth/signin");
    await site.alice.signsInWithPasskey({ email: ALICE });
    expect((await site.session())?.user?.email).toBe(ALICE);
    expect(site.tables.authenticators[0]?.counter).toBe(1);
  });

  test("without typing anything: the credential is discoverable", async () => {
    open();
    await register();
    await signOut();
    await site.alice.opens("/auth/signin");
    await site.alice.signsInWithPasskey();
    expect((await site.session())?.user?.email).toBe(ALICE);
    expect(requests()).toContain("GET app.example/auth/webauthn-options/passkey action,email");
  });

  test("but not from a browser that does not hold it", async () => {
    open(Passkey({}), { browsers: { mallory: "Mallory's laptop" } });
    await register();
    const mallory = new Visitor(site.world.browser("mallory"), APP);
    await mallory.opens("/auth/signin");
    await mallory.registersPasskey({ email: ALICE });
    mallory.isAt("/auth/signin");
    mallory.hasNoCookie(SESSION_COOKIE);
    expect(errors()).toContain("NotAllowedError: No authenticator of this browser holds");
  });

  test("and with JWT sessions too", async () => {
    open(Passkey({}), {}, { session: { strategy: "jwt" } });
    await register();
    await signOut();
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
    open(Passkey({}), withoutPin);
    await register();
    expect(errors()).toContain("NotAllowedError: No authenticator of this browser can make");
  });

  test("is used by the provider WebAuthn, and then refused by the verifier's own default", async () => {
    open(WebAuthn({}), withoutPin);
    await register("webauthn");
    site.alice.isAt(VERIFICATION_FAILED);
    expect(errors()).toContain("User verification required, but user could not be verified");
  });

  test("signs in where the site does not require it, by address only", async () => {
    const lenient = { requireUserVerification: false };
    open(
      WebAuthn({ verifyRegistrationOptions: lenient, verifyAuthenticationOptions: lenient }),
      withoutPin,
    );
    await register("webauthn");
    await signOut();
    await site.alice.opens("/auth/signin");
    await site.alice.signsInWithPasskey({ provider: "webauthn" });
    site.alice.hasNoCookie(SESSION_COOKIE);
    await site.alice.signsInWithPasskey({ provider: "webauthn", email: ALICE });
    site.alice.hasCookie(SESSION_COOKIE);
  });
});

describe("an attack", () => {
  test("that replays an assertion: its challenge has been used", async () => {
    open();
    await register();
    await signOut();
    await site.alice.opens("/auth/signin");
    await site.alice.signsInWithPasskey();
    const { body } = lastCallback();
    await signOut();
    await replay(body);
    site.alice.isAt("/auth/error?error=Configuration");
    site.alice.hasNoCookie(SESSION_COOKIE);
    expect(errors()).toContain("InvalidCheck");
  });

  test("that replays assertion and challenge cookie: the counter has moved on", async () => {
    open();
    await register();
    await signOut();
    await site.alice.opens("/auth/signin");
    await site.alice.signsInWithPasskey();
    const { body, headers } = lastCallback();
    const cookies = headers.find(([name]) => name === "cookie")?.[1] ?? "";
    const [challenge = ""] = /__Secure-authjs\.challenge=[^;]+/.exec(cookies) ?? [];
    expect(challenge).not.toBe("");
    await signOut();
    site.world.browser("alice").jar.receive(`${challenge}; Path=/; Secure`, APP, "strict", 0);
    await replay(body);
    site.alice.isAt(VERIFICATION_FAILED);
    site.alice.hasNoCookie(SESSION_COOKIE);
    expect(errors()).toContain("Response counter value 1 was lower than expected 1");
  });

  test("with a clone of the authenticator: seen when the counters cross", async () => {
    open(Passkey({}), { browsers: { mallory: "Mallory's laptop" } });
    await register();
    const [own] = credentials().authenticators;
    if (!own) throw new Error("no authenticator");
    credentials("mallory").authenticators = [own.clone("Copy of Alice's key")];
    const mallory = new Visitor(site.world.browser("mallory"), APP);
    await mallory.opens("/auth/signin");
    await mallory.signsInWithPasskey();
    mallory.hasCookie(SESSION_COOKIE);

    await signOut();
    await site.alice.opens("/auth/signin");
    await site.alice.signsInWithPasskey();
    site.alice.isAt(VERIFICATION_FAILED);
    expect(errors()).toContain("Response counter value 1 was lower than expected 1");
    expect(site.tables.authenticators[0]?.counter).toBe(1);
  });

  test("from another site: the browser does not let it ask for app.example", async () => {
    open();
    await register();
    const options = { rpId: "app.example", challenge: utf8("stolen challenge") };
    await expect(credentials().get("https://evil.example", options)).rejects.toThrow(
      "A page of evil.example must not use the relying party app.example.",
    );
  });

  test("from a subdomain: the browser allows it, and the site refuses the origin", async () => {
    open();
    await register();
    await signOut();
    await site.alice.opens("/auth/signin");
    const { get } = credentials();
    credentials().get = (_origin, options) =>
      get.call(credentials(), "https://blog.app.example", options);
    await site.alice.signsInWithPasskey();
    site.alice.isAt(VERIFICATION_FAILED);
    expect(errors()).toContain(
      'Unexpected authentication response origin "https://blog.app.example"',
    );
  });

  test("with a signature of another key", async () => {
    open();
    await register();
    await signOut();
    const [authenticator] = credentials().authenticators;
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
    expect(errors()).toContain("WebAuthn authentication response could not be verified");
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
