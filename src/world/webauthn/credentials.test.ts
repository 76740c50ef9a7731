import { describe, expect, test } from "vitest";

import { SeededRandom } from "../random";
import { Trace } from "../trace/trace";
import type { AuthenticatorSetup } from "./authenticator";
import { toBase64Url, utf8 } from "./bytes";
import { BrowserCredentials } from "./credentials";
import type { CreationOptions } from "./options";

const ORIGIN = "https://login.app.example";
const challenge = utf8("a challenge");

function browser(...setups: AuthenticatorSetup[]) {
  const trace = new Trace();
  const parts = { browser: "laptop", random: new SeededRandom(1), trace };
  const list = setups.length > 0 ? setups : [{ name: "Built in" }];
  return { credentials: new BrowserCredentials(list, parts), trace };
}

function creation(options: Partial<CreationOptions> = {}): CreationOptions {
  return {
    rp: { name: "App", id: "app.example" },
    user: { id: utf8("alice"), name: "alice@mail.example" },
    challenge,
    pubKeyCredParams: [{ type: "public-key", alg: -7 }],
    ...options,
  };
}

const discoverable = { authenticatorSelection: { residentKey: "required" } };

describe("a page may ask for the relying party", () => {
  test.each([
    [ORIGIN, "login.app.example"],
    [ORIGIN, "app.example"],
    ["https://app.example:8443", "app.example"],
    ["http://localhost:3000", "localhost"],
    ["https://shop.app.co.uk", "app.co.uk"],
  ])("%s: %s", async (origin, id) => {
    const { credentials } = browser();
    const made = await credentials.create(origin, creation({ rp: { name: "x", id } }));
    expect(JSON.parse(new TextDecoder().decode(made.clientDataJSON))).toEqual({
      type: "webauthn.create",
      challenge: toBase64Url(challenge),
      origin,
      crossOrigin: false,
    });
  });

  test.each([
    ["of somebody else", ORIGIN, "other.example"],
    ["that only ends alike", "https://notapp.example", "app.example"],
    ["below it", "https://app.example", "login.app.example"],
    ["that is a public suffix", "https://app.co.uk", "co.uk"],
    ["that is a top-level domain", ORIGIN, "example"],
    ["on http", "http://app.example", "app.example"],
  ])("but none %s", async (_, origin, id) => {
    const { credentials, trace } = browser();
    const attempt = credentials.create(origin, creation({ rp: { name: "x", id } }));
    await expect(attempt).rejects.toMatchObject({ name: "SecurityError" });
    await expect(credentials.get(origin, { challenge, rpId: id })).rejects.toMatchObject({
      name: "SecurityError",
    });
    expect(trace.events).toMatchObject([
      { kind: "authenticator", operation: "create", rpId: id, error: expect.any(String) as string },
      { kind: "authenticator", operation: "get", rpId: id, error: expect.any(String) as string },
    ]);
  });

  test("or name none, and mean its own host", async () => {
    const { credentials } = browser();
    await credentials.create(ORIGIN, creation({ rp: { name: "x" } }));
    expect(credentials.authenticators[0]?.credentials[0]?.rpId).toBe("login.app.example");
  });
});

describe("a registration is refused", () => {
  test.each<[string, AuthenticatorSetup, Partial<CreationOptions>, string]>([
    [
      "without ES256",
      { name: "x" },
      { pubKeyCredParams: [{ type: "public-key", alg: -257 }] },
      "NotSupportedError",
    ],
    ["for a user without id", { name: "x" }, { user: { id: utf8(""), name: "x" } }, "TypeError"],
    ["for a long id", { name: "x" }, { user: { id: new Uint8Array(65), name: "x" } }, "TypeError"],
    [
      "where no resident key fits",
      { name: "x", residentKeys: false },
      discoverable,
      "NotAllowedError",
    ],
    [
      "where nobody can be verified",
      { name: "x", userVerification: false },
      { authenticatorSelection: { userVerification: "required" } },
      "NotAllowedError",
    ],
    [
      "for an authenticator of another kind",
      { name: "x", attachment: "cross-platform" },
      { authenticatorSelection: { authenticatorAttachment: "platform" } },
      "NotAllowedError",
    ],
  ])("%s", async (_, setup, options, name) => {
    const { credentials } = browser(setup);
    await expect(credentials.create(ORIGIN, creation(options))).rejects.toMatchObject({ name });
    expect(credentials.authenticators[0]?.credentials).toEqual([]);
  });

  test("by an authenticator that holds an excluded credential, after the person agreed", async () => {
    const { credentials } = browser();
    const { id } = await credentials.create(ORIGIN, creation());
    const again = creation({ excludeCredentials: [{ type: "public-key", id }] });
    credentials.cancelNextPrompt();
    await expect(credentials.create(ORIGIN, again)).rejects.toMatchObject({
      name: "NotAllowedError",
    });
    await expect(credentials.create(ORIGIN, again)).rejects.toMatchObject({
      name: "InvalidStateError",
    });
  });
});

describe("a discoverable credential", () => {
  test("takes the place of the one for the same account, and of no other", async () => {
    const { credentials } = browser();
    await credentials.create(ORIGIN, creation(discoverable));
    const second = await credentials.create(ORIGIN, creation(discoverable));
    const bob = { id: utf8("bob"), name: "bob@mail.example" };
    await credentials.create(ORIGIN, creation({ ...discoverable, user: bob }));
    const [authenticator] = credentials.authenticators;
    expect(authenticator?.credentials.map(({ userName }) => userName)).toEqual([
      "alice@mail.example",
      "bob@mail.example",
    ]);
    expect(authenticator?.credentials[0]?.id).toEqual(second.id);
  });

  test("is found without its id, and tells whose it is", async () => {
    const { credentials } = browser();
    await credentials.create(ORIGIN, creation(discoverable));
    const { userHandle } = await credentials.get(ORIGIN, { challenge, rpId: "app.example" });
    expect(userHandle).toEqual(utf8("alice"));
  });

  test("is the only kind that is found without its id", async () => {
    const { credentials } = browser();
    const { id } = await credentials.create(ORIGIN, creation());
    const request = { challenge, rpId: "app.example" };
    await expect(credentials.get(ORIGIN, request)).rejects.toMatchObject({
      name: "NotAllowedError",
    });
    const allowCredentials = [{ type: "public-key", id }];
    const { userHandle } = await credentials.get(ORIGIN, { ...request, allowCredentials });
    expect(userHandle).toBeNull();
  });
});

test("authenticator data says what happened: flags and counter", async () => {
  const { credentials } = browser({
    name: "Password manager",
    synced: true,
    countsSignatures: true,
  });
  const made = await credentials.create(ORIGIN, creation(discoverable));
  // User present and verified, backup eligible and backed up, attested credential data.
  expect(made.authenticatorData[32]).toBe(0b0101_1101);
  for (const counter of [1, 2]) {
    const { authenticatorData } = await credentials.get(ORIGIN, {
      challenge,
      rpId: "app.example",
      userVerification: "discouraged",
    });
    expect(authenticatorData).toHaveLength(37);
    expect(authenticatorData[32]).toBe(0b0001_1001);
    expect(new DataView(authenticatorData.buffer).getUint32(33)).toBe(counter);
  }
});

test("credential ids repeat with the seed; a clone goes on from the counter as it stood", async () => {
  const ids = await Promise.all(
    [1, 2].map(async () =>
      toBase64Url((await browser().credentials.create(ORIGIN, creation())).id),
    ),
  );
  expect(ids[0]).toBe(ids[1]);
  const { credentials } = browser();
  await credentials.create(ORIGIN, creation(discoverable));
  const [own] = credentials.authenticators;
  const copy = own?.clone("Copy");
  await credentials.get(ORIGIN, { challenge, rpId: "app.example" });
  expect([own, copy].map((one) => one?.credentials[0]?.counter)).toEqual([1, 0]);
});
