import type { Adapter, AdapterAccount, AdapterAuthenticator } from "@auth/core/adapters";
import { beforeEach, describe, expect, test } from "vitest";

/** An adapter on an empty database, with every method. */
export type CompleteAdapter = Required<Adapter>;

const HOUR = 3_600_000;

/**
 * What `@auth/core` 0.41 relies on in an adapter, as tests: the types' part and what they do not say.
 * The places of core that rely on it are named.
 *
 * @param create makes the adapter anew, on an empty database
 */
export function adapterContract(create: () => Promise<CompleteAdapter>): void {
  let adapter: CompleteAdapter;
  beforeEach(async () => {
    adapter = await create();
  });

  const proposal = {
    id: "4d1f6b0e-0000-4000-8000-000000000000",
    name: "Ada",
    email: "ada@mail.example",
    emailVerified: null,
    image: "https://mail.example/ada.png",
  };
  const account = (userId: string): AdapterAccount => ({
    userId,
    type: "oidc",
    provider: "acme",
    providerAccountId: "acme-1",
    access_token: "access",
    refresh_token: "refresh",
    expires_at: 1_767_603_600,
    token_type: "bearer",
    scope: "openid email",
    id_token: "a.b.c",
  });
  const passkey = (userId: string): AdapterAuthenticator => ({
    userId,
    credentialID: "credential-1",
    providerAccountId: "credential-1",
    credentialPublicKey: "key",
    counter: 0,
    credentialDeviceType: "singleDevice",
    credentialBackedUp: false,
    transports: "usb,nfc",
  });

  describe("users", () => {
    // handle-login.ts goes on with what createUser returns, above all its id.
    test("are created with an id of the database's, and found by it", async () => {
      const created = await adapter.createUser({ ...proposal });
      expect(created).toEqual({ ...proposal, id: expect.any(String) });
      expect(created.id).not.toBe("");
      expect(await adapter.getUser(created.id)).toEqual(created);
    });

    test("are found by their address, compared exactly", async () => {
      const created = await adapter.createUser({ ...proposal });
      expect(await adapter.getUserByEmail("ada@mail.example")).toEqual(created);
      expect(await adapter.getUserByEmail("ada@mail.exampl_")).toBeNull();
      expect(await adapter.getUserByEmail("%")).toBeNull();
    });

    test("may lack a name, a picture and an address", async () => {
      const { id } = await adapter.createUser({ id: "x", emailVerified: null } as never);
      expect(await adapter.getUser(id)).toEqual({
        ...{ id, name: null, email: null, emailVerified: null, image: null },
      });
    });

    test("that are not there are null", async () => {
      expect(await adapter.getUser("nobody")).toBeNull();
      expect(await adapter.getUserByEmail("nobody@mail.example")).toBeNull();
      const nobody = { provider: "acme", providerAccountId: "nobody" };
      expect(await adapter.getUserByAccount(nobody)).toBeNull();
    });

    // callback/index.ts and send-token.ts give the user to callbacks, which may compare the time.
    test("keep emailVerified as a Date, to the millisecond", async () => {
      const emailVerified = new Date(1_767_603_600_123);
      const { id } = await adapter.createUser({ ...proposal, emailVerified });
      expect((await adapter.getUser(id))?.emailVerified).toEqual(emailVerified);
    });

    // handle-login.ts, "email": updateUser({ id, emailVerified }).
    test("are updated in what is given, and keep the rest", async () => {
      const created = await adapter.createUser({ ...proposal });
      const emailVerified = new Date(1_767_603_600_000);
      const updated = await adapter.updateUser({ id: created.id, emailVerified });
      expect(updated).toEqual({ ...created, emailVerified });
      expect(await adapter.getUser(created.id)).toEqual(updated);
    });

    test("that are not there cannot be updated", async () => {
      await expect(
        Promise.resolve().then(() => adapter.updateUser({ id: "nobody", name: "Nobody" })),
      ).rejects.toThrow();
    });

    test("have an address that nobody else has", async () => {
      await adapter.createUser({ ...proposal });
      await expect(
        Promise.resolve().then(() => adapter.createUser({ ...proposal, id: "another" })),
      ).rejects.toThrow();
    });

    test("take their accounts, sessions and passkeys along when they are deleted", async () => {
      const { id } = await adapter.createUser({ ...proposal });
      await adapter.linkAccount(account(id));
      const expires = new Date(Date.now() + HOUR);
      await adapter.createSession({ sessionToken: "token", userId: id, expires });
      await adapter.createAuthenticator(passkey(id));
      await adapter.deleteUser(id);
      expect(await adapter.getUser(id)).toBeNull();
      expect(await adapter.getAccount("acme-1", "acme")).toBeNull();
      expect(await adapter.getSessionAndUser("token")).toBeNull();
      expect(await adapter.listAuthenticatorsByUserId(id)).toEqual([]);
    });
  });

  describe("accounts", () => {
    test("lead to their user, by provider and id together", async () => {
      const user = await adapter.createUser({ ...proposal });
      await adapter.linkAccount(account(user.id));
      const find = (provider: string, providerAccountId: string) =>
        adapter.getUserByAccount({ provider, providerAccountId });
      expect(await find("acme", "acme-1")).toEqual(user);
      expect(await find("other", "acme-1")).toBeNull();
      expect(await find("acme", "acme-2")).toBeNull();
    });

    test("keep the tokens, and the rest of what the provider sent where there is a column", async () => {
      const { id } = await adapter.createUser({ ...proposal });
      await adapter.linkAccount({ ...account(id), not_a_column: "new" } as AdapterAccount);
      expect(await adapter.getAccount("acme-1", "acme")).toEqual({
        ...account(id),
        session_state: null,
      });
    });

    test("are linked once", async () => {
      const ada = await adapter.createUser({ ...proposal });
      const bob = await adapter.createUser({ ...proposal, id: "b", email: "bob@mail.example" });
      await adapter.linkAccount(account(ada.id));
      await expect(
        Promise.resolve().then(() => adapter.linkAccount(account(bob.id))),
      ).rejects.toThrow();
    });

    test("can be unlinked; the user stays", async () => {
      const user = await adapter.createUser({ ...proposal });
      await adapter.linkAccount(account(user.id));
      const key = { provider: "acme", providerAccountId: "acme-1" };
      await adapter.unlinkAccount(key);
      expect(await adapter.getUserByAccount(key)).toBeNull();
      expect(await adapter.getUser(user.id)).toEqual(user);
    });
  });

  describe("sessions", () => {
    const expires = new Date(1_767_603_600_123);
    let user: Awaited<ReturnType<CompleteAdapter["createUser"]>>;
    beforeEach(async () => {
      user = await adapter.createUser({ ...proposal });
      await adapter.createSession({ sessionToken: "token", userId: user.id, expires });
    });

    // session.ts compares session.expires.valueOf() with Date.now(): a string never ends.
    test("come with their user, and end at a Date", async () => {
      const session = { sessionToken: "token", userId: user.id, expires };
      expect(await adapter.getSessionAndUser("token")).toEqual({ session, user });
      expect(await adapter.createSession({ ...session, sessionToken: "second" })).toEqual({
        ...session,
        sessionToken: "second",
      });
    });

    test("that have ended are still returned: Auth.js deletes them", async () => {
      const past = new Date(0);
      await adapter.createSession({ sessionToken: "old", userId: user.id, expires: past });
      expect((await adapter.getSessionAndUser("old"))?.session.expires).toEqual(past);
    });

    test("that are not there are null", async () => {
      expect(await adapter.getSessionAndUser("nothing")).toBeNull();
      expect(
        (await adapter.updateSession({ sessionToken: "nothing", expires })) ?? null,
      ).toBeNull();
    });

    test("are prolonged", async () => {
      const later = new Date(expires.getTime() + HOUR);
      expect(await adapter.updateSession({ sessionToken: "token", expires: later })).toEqual({
        ...{ sessionToken: "token", userId: user.id, expires: later },
      });
      expect((await adapter.getSessionAndUser("token"))?.session.expires).toEqual(later);
    });

    test("are deleted one by one", async () => {
      await adapter.createSession({ sessionToken: "second", userId: user.id, expires });
      await adapter.deleteSession("token");
      expect(await adapter.getSessionAndUser("token")).toBeNull();
      expect(await adapter.getSessionAndUser("second")).not.toBeNull();
      await adapter.deleteSession("token");
    });
  });

  describe("verification tokens", () => {
    const token = {
      identifier: "ada@mail.example",
      token: "hash",
      expires: new Date(1_767_603_600_123),
    };

    // callback/index.ts compares invite.expires.valueOf() with Date.now().
    test("are given out once, with the time at which they end as a Date", async () => {
      await adapter.createVerificationToken(token);
      const { identifier, token: hash } = token;
      expect(await adapter.useVerificationToken({ identifier, token: hash })).toEqual(token);
      expect(await adapter.useVerificationToken({ identifier, token: hash })).toBeNull();
    });

    test("are given out once even when asked for twice at the same time", async () => {
      await adapter.createVerificationToken(token);
      const { identifier, token: hash } = token;
      const use = async () => adapter.useVerificationToken({ identifier, token: hash });
      const both = await Promise.all([use(), use()]);
      expect(both.filter((one) => one !== null)).toEqual([token]);
    });

    test("are for one address only", async () => {
      await adapter.createVerificationToken(token);
      const other = { identifier: "bob@mail.example", token: "hash" };
      expect(await adapter.useVerificationToken(other)).toBeNull();
      expect(await adapter.useVerificationToken({ ...other, ...token })).toEqual(token);
    });
  });

  describe("passkeys", () => {
    let userId: string;
    beforeEach(async () => {
      userId = (await adapter.createUser({ ...proposal })).id;
    });

    test("are found by their id, and among those of their user", async () => {
      expect(await adapter.createAuthenticator(passkey(userId))).toEqual(passkey(userId));
      expect(await adapter.getAuthenticator("credential-1")).toEqual(passkey(userId));
      expect(await adapter.listAuthenticatorsByUserId(userId)).toEqual([passkey(userId)]);
    });

    test("that are not there are null, or an empty list", async () => {
      expect(await adapter.getAuthenticator("nothing")).toBeNull();
      expect(await adapter.listAuthenticatorsByUserId(userId)).toEqual([]);
    });

    // webauthn-utils.ts, verifyAuthenticate.
    test("count their uses", async () => {
      await adapter.createAuthenticator(passkey(userId));
      const counted = { ...passkey(userId), counter: 7 };
      expect(await adapter.updateAuthenticatorCounter("credential-1", 7)).toEqual(counted);
      expect(await adapter.getAuthenticator("credential-1")).toEqual(counted);
      await expect(
        Promise.resolve().then(() => adapter.updateAuthenticatorCounter("nothing", 1)),
      ).rejects.toThrow();
    });
  });
}
