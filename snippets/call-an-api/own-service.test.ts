import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";

import { getToken } from "@auth/core/jwt";
import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { parseEnvironment } from "../../src/sandbox/realm/environment";
import { SESSION_COOKIE } from "../../tests/support/world/person";
import {
  SECRET,
  startSite,
  startSiteWithDatabase,
} from "../../tests/support/world/site";

import { askForSession } from "./ask-the-app";
import { openSession } from "./open-session";
import { makeServiceToken } from "./service-token";
import { readServiceToken } from "./verify-service-token";

const SERVICE = "https://reports.example/";

beforeEach(() => void vi.stubEnv("AUTH_SECRET", SECRET));
afterEach(() => void vi.unstubAllEnvs());

/** A request that reaches the service with the cookies of the app. */
function withCookies(cookies: { name: string; value: string }[]): Request {
  const pairs = cookies.map(({ name, value }) => `${name}=${value}`);
  return new Request(SERVICE, { headers: { cookie: pairs.join("; ") } });
}

describe("a token that the app signs", () => {
  // As a reader runs it, from a file that is not TypeScript.
  const script = readFileSync(
    path.join(import.meta.dirname, "make-keys.ts"),
    "utf8",
  );
  const keys = parseEnvironment(
    execFileSync(process.execPath, ["--input-type=module", "--eval", script], {
      cwd: import.meta.dirname,
      encoding: "utf8",
    }),
  );
  const { APP_PRIVATE_KEY = "", APP_PUBLIC_KEY = "" } = keys;

  beforeEach(() => {
    vi.stubEnv("APP_PRIVATE_KEY", APP_PRIVATE_KEY);
    vi.stubEnv("APP_PUBLIC_KEY", APP_PUBLIC_KEY);
  });

  const read = (token: string) =>
    readServiceToken(
      new Request(SERVICE, { headers: { authorization: `Bearer ${token}` } }),
    );

  it("tells the service who asks, for five minutes", async () => {
    for (const start of [startSite, startSiteWithDatabase]) {
      const { alice, world } = await start();
      await alice.signsInWith("Acme ID");
      const { user } = (await alice.session()) as { user: { email: string } };
      const token = await makeServiceToken(user.email);
      world.clock.advances("299 s");
      expect(await read(token)).toBe("alice@mail.example");
      world.clock.advances("2 s");
      await expect(read(token)).rejects.toThrow('"exp" claim');
      world.dispose();
    }
  });

  it("is made with the private key, of which the service has no part", () => {
    const secret = JSON.parse(APP_PRIVATE_KEY) as { d?: string };
    expect(secret.d).toMatch(/^[\w-]{43}$/);
    expect(APP_PUBLIC_KEY).not.toContain(secret.d);
    expect(Object.keys(JSON.parse(APP_PUBLIC_KEY) as object).sort()).toEqual([
      "crv",
      "kty",
      "x",
      "y",
    ]);
  });

  it("is refused when it is for another service, from another app, of another key, or without an end", async () => {
    const good = () => ({
      key: generated.privateKey,
      iss: "https://app.example",
      aud: "https://reports.example",
      exp: "5 min" as string | undefined,
    });
    const generated = await generateKeyPair("ES256", { extractable: true });
    const publicKey = JSON.stringify(await exportJWK(generated.publicKey));
    vi.stubEnv("APP_PUBLIC_KEY", publicKey);
    const sign = ({ key, iss, aud, exp }: ReturnType<typeof good>) => {
      const token = new SignJWT({ sub: "alice", iss, aud });
      if (exp !== undefined) token.setExpirationTime(exp);
      return token.setProtectedHeader({ alg: "ES256" }).sign(key);
    };
    expect(await read(await sign(good()))).toBe("alice");
    const other = await generateKeyPair("ES256");
    for (const [change, reason] of [
      [{ aud: "https://billing.example" }, '"aud" claim'],
      [{ iss: "https://other.example" }, '"iss" claim'],
      [{ key: other.privateKey }, "signature verification failed"],
      [{ exp: undefined }, '"exp" claim'],
    ] as const) {
      const token = await sign({ ...good(), ...change });
      await expect(read(token)).rejects.toThrow(reason);
    }
    await expect(read("")).rejects.toThrow();
  });
});

describe("askForSession", () => {
  it("gives what the session callback returns, and nobody without a cookie", async () => {
    const { alice } = await startSite(() => ({
      callbacks: {
        session: ({ session }) => ({
          user: { name: session.user.name, plan: "free" },
          expires: String(session.expires),
        }),
      },
    }));
    await alice.signsInWith("Acme ID");
    expect(await askForSession(withCookies(alice.cookies()))).toEqual({
      user: { name: "Alice Example", plan: "free" },
      expires: expect.any(String),
    });
    expect(await askForSession(withCookies([]))).toBeNull();
  });

  it("throws when the app fails, and does not say that nobody is signed in", async () => {
    const site = await startSite();
    await site.alice.signsInWith("Acme ID");
    site.deploys({ secret: [] });
    await expect(
      askForSession(withCookies(site.alice.cookies())),
    ).rejects.toThrow("The app answered 500.");
  });

  it("learns of a sign-out at once with database sessions, and with JWT sessions not from a copy of the cookie", async () => {
    const names: (string | null | undefined)[] = [];
    for (const start of [startSiteWithDatabase, startSite]) {
      const { alice, world } = await start();
      await alice.signsInWith("Acme ID");
      const copy = alice.cookies();
      expect(await askForSession(withCookies(copy))).not.toBeNull();
      await alice.signsOut();
      const session = await askForSession(withCookies(copy));
      names.push(session?.user?.name);
      world.dispose();
    }
    expect(names).toEqual([undefined, "Alice Example"]);
  });

  it("learns at once of a session that the jwt callback ends", async () => {
    const site = await startSite();
    await site.alice.signsInWith("Acme ID");
    const request = withCookies(site.alice.cookies());
    site.deploys({ callbacks: { jwt: () => null } });
    expect(await askForSession(request)).toBeNull();
  });
});

describe("openSession", () => {
  it("opens a session cookie without Auth.js, and finds the claims that getToken finds", async () => {
    const { alice } = await startSite();
    await alice.signsInWith("Acme ID");
    const claims = await openSession(alice.sessionCookie ?? "");
    expect(claims).toMatchObject({
      name: "Alice Example",
      email: "alice@mail.example",
    });
    const req = withCookies(alice.cookies());
    expect(claims).toEqual(
      await getToken({ req, secret: SECRET, secureCookie: true }),
    );
  });

  it("opens a cookie in pieces when they are joined in the order of their numbers", async () => {
    const { alice } = await startSite(() => ({
      callbacks: { jwt: ({ token }) => ({ ...token, note: "x".repeat(9000) }) },
    }));
    await alice.signsInWith("Acme ID");
    const pieces = alice.cookies("session-token");
    expect(pieces.map(({ name }) => name)).toEqual(
      [0, 1, 2, 3].map((number) => `${SESSION_COOKIE}.${number}`),
    );
    const claims = await openSession(pieces.map(({ value }) => value).join(""));
    expect(claims.name).toBe("Alice Example");
  });

  it("refuses a cookie after its end, and one that another secret or another name made", async () => {
    const { alice, core } = await startSite();
    await alice.signsInWith("Acme ID");
    const cookie = alice.sessionCookie ?? "";
    const token = { name: "Alice Example" };
    const ended = await core.encode({
      ...{ token, secret: SECRET, salt: SESSION_COOKIE },
      maxAge: -60,
    });
    await expect(openSession(ended)).rejects.toThrow('"exp" claim');
    const foreign = await core.encode({
      ...{ token, secret: SECRET, salt: "authjs.session-token" },
    });
    await expect(openSession(foreign)).rejects.toThrow("decryption");
    vi.stubEnv("AUTH_SECRET", "another secret");
    await expect(openSession(cookie)).rejects.toThrow("decryption");
  });

  it("opens a copy of the cookie after its owner has signed out or the jwt callback has ended the session, until it expires", async () => {
    const site = await startSite();
    await site.alice.signsInWith("Acme ID");
    const copy = site.alice.sessionCookie ?? "";
    site.deploys({ callbacks: { jwt: () => null } });
    expect((await openSession(copy)).name).toBe("Alice Example");
    await site.alice.signsOut();
    expect(site.alice.sessionCookie).toBeUndefined();
    site.world.clock.advances("29 d");
    expect((await openSession(copy)).name).toBe("Alice Example");
    site.world.clock.advances("2 d");
    await expect(openSession(copy)).rejects.toThrow('"exp" claim');
  });
});
