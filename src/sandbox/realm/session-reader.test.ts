import { encode } from "@auth/core/jwt";
import { beforeEach, describe, expect, test } from "vitest";

import type { Browser } from "../../world/browser/browser";
import { CookieJar } from "../../world/browser/cookie-jar";
import { Trace } from "../../world/trace/trace";
import type { SessionConfig } from "./auth-cookies";
import { readSession } from "./session-reader";

const SECURE = "__Secure-authjs.session-token";
const config: SessionConfig = { secret: "a secret that only this test uses" };

let jar: CookieJar;
beforeEach(() => {
  jar = new CookieJar("laptop", new Trace());
});

function keep(name: string, value: string): void {
  jar.receive(`${name}=${value}; Path=/; Secure`, "https://app.example/", "strict");
}

/** A session token as core makes it for a cookie of this name. */
function token(name: string, secret: SessionConfig["secret"] = config.secret): Promise<string> {
  return encode({ token: { name: "Alice", sub: "1" }, secret: secret ?? "", salt: name });
}

function read(changes: SessionConfig = {}) {
  return readSession({ jar } as Browser, { ...config, ...changes });
}

describe("reading the session of a browser", () => {
  test("finds none where there is no cookie", async () => {
    keep("authjs.callback-url", "x");
    expect(await read()).toEqual({ kind: "none" });
  });

  test.each([SECURE, "authjs.session-token"])("decrypts the token in %s", async (name) => {
    keep(name, await token(name));
    expect(await read()).toEqual({
      kind: "jwt",
      cookie: name,
      value: jar.list()[0]?.value,
      header: { alg: "dir", enc: "A256CBC-HS512", kid: expect.any(String) },
      claims: expect.objectContaining({ name: "Alice", sub: "1", exp: expect.any(Number) }),
    });
  });

  test("follows the name that the config gives the cookie", async () => {
    keep("my-session", await token("my-session"));
    const cookies = { sessionToken: { name: "my-session" } };
    expect(await read({ cookies })).toMatchObject({ kind: "jwt", cookie: "my-session" });
    expect(await read()).toEqual({ kind: "none" });
  });

  test("puts a token together that came in pieces, by their number", async () => {
    const whole = await token(SECURE);
    const size = Math.ceil(whole.length / 11);
    const pieces = Array.from({ length: 11 }, (_, i) => whole.slice(i * size, (i + 1) * size));
    for (const i of [10, 2, 0, 9, 1, 3, 8, 5, 4, 7, 6]) keep(`${SECURE}.${i}`, pieces[i] ?? "");
    expect(await read()).toMatchObject({ kind: "jwt", cookie: SECURE, claims: { sub: "1" } });
  });

  test("tries every secret of a rotation", async () => {
    keep(SECURE, await token(SECURE, "the old secret"));
    expect(await read({ secret: ["the new secret", "the old secret"] })).toMatchObject({
      kind: "jwt",
    });
  });

  test("says why a token cannot be read: of another secret, another cookie, changed, or none", async () => {
    const own = await token(SECURE);
    const middle = own.length / 2;
    const changed = `${own.slice(0, middle)}${own[middle] === "A" ? "B" : "A"}${own.slice(middle + 1)}`;
    for (const [value, refusal] of [
      [await token(SECURE, "another secret"), { cause: "secret" }],
      [await token("authjs.session-token"), { cause: "salt", salt: "authjs.session-token" }],
      [changed, { cause: "changed", code: "ERR_JWE_DECRYPTION_FAILED" }],
      ["no.token", { cause: "form" }],
    ] as const) {
      jar = new CookieJar("laptop", new Trace());
      keep(SECURE, value);
      expect(await read()).toMatchObject({
        kind: "unreadable",
        cookie: SECURE,
        value,
        refusal: { ...refusal, reason: expect.stringMatching(/./) },
      });
    }
  });

  test.each([{ session: { strategy: "database" } }, { adapter: {} }])(
    "leaves the key of a database session alone: %j",
    async (changes) => {
      keep(SECURE, "3b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed");
      expect(await read(changes)).toEqual({
        kind: "opaque",
        cookie: SECURE,
        value: "3b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed",
      });
    },
  );

  test("decrypts also beside an adapter, when the config says that sessions are JWTs", async () => {
    keep(SECURE, await token(SECURE));
    expect(await read({ adapter: {}, session: { strategy: "jwt" } })).toMatchObject({
      kind: "jwt",
    });
  });
});
