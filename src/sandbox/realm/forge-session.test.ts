import { decode, encode } from "@auth/core/jwt";
import { beforeEach, describe, expect, test } from "vitest";

import type { Browser } from "../../world/browser/browser";
import { CookieJar } from "../../world/browser/cookie-jar";
import { Trace } from "../../world/trace/trace";
import type { TokenMaking } from "../messages";
import type { SessionConfig } from "./auth-cookies";
import { forgeSession } from "./forge-session";
import { readSession } from "./session-reader";

const NAME = "__Secure-authjs.session-token";
const config: SessionConfig = { secret: "a secret that only this test uses" };

let trace: Trace;
let browser: Browser;
beforeEach(async () => {
  trace = new Trace();
  browser = { jar: new CookieJar("laptop", trace), actor: { name: "Laptop" } } as Browser;
  const token = await encode({ token: { sub: "1" }, secret: config.secret ?? "", salt: NAME });
  browser.jar.receive(
    `${NAME}=${token}; Path=/; Secure; HttpOnly`,
    "https://app.example/",
    "strict",
  );
});

async function forge(making: TokenMaking, claims = '{"sub":"2"}', changes: SessionConfig = {}) {
  const used = { ...config, ...changes };
  (await forgeSession(browser, claims, making, used))(1);
  return readSession(browser, used);
}

describe("a session token is made anew", () => {
  test("and taken, if it is made as the app does", async () => {
    expect(await forge("app")).toMatchObject({ kind: "jwt", claims: { sub: "2" } });
    const [cookie, ...others] = browser.jar.list();
    expect(cookie).toMatchObject({ name: NAME, httpOnly: true, secure: true, path: "/" });
    expect(others).toEqual([]);
  });

  test.each([
    ["other-secret", { cause: "secret", reason: "no matching decryption secret" }],
    ["other-salt", { cause: "salt", reason: "no matching decryption secret" }],
    ["expired", { cause: "expired", code: "ERR_JWT_EXPIRED" }],
    ["unsigned", { cause: "unsigned", code: "ERR_JWE_INVALID" }],
  ] as const)("and refused, if it is %s", async (making, refusal) => {
    const session = await forge(making);
    expect(session).toMatchObject({ kind: "unreadable", refusal });
    const { value } = session as { value: string };
    const { reason } = (session as { refusal: { reason: string } }).refusal;
    await expect(decode({ token: value, secret: config.secret ?? "", salt: NAME })).rejects.toThrow(
      reason,
    );
  });

  test("what an expired or unsigned one says can be read all the same", async () => {
    for (const making of ["expired", "unsigned"] as const) {
      expect(await forge(making)).toMatchObject({ claims: { sub: "2" } });
    }
  });

  test("with the functions of the config, where it has its own", async () => {
    const jwt = {
      encode: ({ token }: { token?: object }) => `mine ${JSON.stringify(token)}`,
      decode: ({ token }: { token?: string }) => JSON.parse(token?.slice(5) ?? "") as object,
    };
    expect(await forge("app", '{"a":1}', { jwt })).toMatchObject({ kind: "jwt", claims: { a: 1 } });
  });

  test("a large one comes in pieces, and a small one takes their place", async () => {
    const large = JSON.stringify({ text: "a".repeat(6_000) });
    expect(await forge("app", large)).toMatchObject({
      claims: { text: expect.stringMatching(/^a+$/) },
    });
    expect(browser.jar.list().map(({ name }) => name)).toEqual(
      [0, 1, 2].map((n) => `${NAME}.${n}`),
    );
    await forge("app");
    expect(browser.jar.list().map(({ name }) => name)).toEqual([NAME]);
  });

  test("from claims that are an object, for a browser that has a session", async () => {
    await expect(forge("app", "[1]")).rejects.toThrow("Claims are a JSON object.");
    await expect(forge("app", "{")).rejects.toThrow("JSON");
    await expect(forge("app", "{}", { adapter: {} })).rejects.toThrow("rows of its database");
    browser.jar.delete();
    await expect(forge("app")).rejects.toThrow("Laptop has no session cookie");
  });
});
