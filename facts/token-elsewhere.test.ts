import { hkdfSync } from "node:crypto";

import { EncryptJWT, generateKeyPair, jwtDecrypt, jwtVerify, SignJWT } from "jose";
import { expect, vi } from "vitest";

import { loadCore } from "../tests/support/world/core";
import { shows } from "../tests/support/shows";
import { SESSION_COOKIE } from "../tests/support/world/person";
import { SECRET, startSite } from "../tests/support/world/site";

shows("session-token.guessed-offline", async () => {
  const { alice, core, deploys, visits } = await startSite();
  deploys({ secret: "sunshine" });
  await alice.signsInWith("Acme ID");
  const token = alice.sessionCookie ?? "";
  const seen = visits.length;
  const ask = vi.spyOn(globalThis, "fetch");
  const opening: string[] = [];
  for (const secret of ["password", "123456", "sunshine", "qwerty"]) {
    const opened = await core.decode({ token, secret, salt: SESSION_COOKIE }).catch(() => null);
    if (opened?.name === "Alice Example") opening.push(secret);
  }
  expect(opening).toEqual(["sunshine"]);
  expect(ask).not.toHaveBeenCalled();
  expect(visits).toHaveLength(seen);
  ask.mockRestore();
});

shows("session-token.of-version-4", async () => {
  // As next-auth 4 makes it: one key for every cookie, of 32 bytes.
  const info = "NextAuth.js Generated Encryption Key";
  const key = new Uint8Array(hkdfSync("sha256", SECRET, "", info, 32));
  const token = await new EncryptJWT({ name: "Alice Example" })
    .setProtectedHeader({ alg: "dir", enc: "A256GCM" })
    .setExpirationTime("30 d")
    .encrypt(key);
  expect((await jwtDecrypt(token, key)).payload.name).toBe("Alice Example");
  const { decode, encode } = await loadCore();
  for (const salt of [SESSION_COOKIE, "next-auth.session-token", ""]) {
    await expect(decode({ token, secret: SECRET, salt })).rejects.toThrow();
  }
  const own = await encode({ token: { name: "Alice" }, secret: SECRET, salt: SESSION_COOKIE });
  expect(await decode({ token: own, secret: SECRET, salt: SESSION_COOKIE })).toMatchObject({
    name: "Alice",
  });
});

shows("session-token.signed-for-a-service", async () => {
  const { alice } = await startSite();
  await alice.signsInWith("Acme ID");
  const { user } = (await alice.session()) as { user: { email: string } };
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  const sign = (key: CryptoKey) =>
    new SignJWT({ email: user.email })
      .setProtectedHeader({ alg: "ES256" })
      .setAudience("reports")
      .setExpirationTime("5 min")
      .sign(key);
  const token = await sign(privateKey);
  const verify = (currentDate = new Date()) =>
    jwtVerify(token, publicKey, { audience: "reports", currentDate });
  expect((await verify()).payload.email).toBe(user.email);
  await expect(verify(new Date(Date.now() + 6 * 60_000))).rejects.toThrow("exp");
  await expect(sign(publicKey)).rejects.toThrow(TypeError);
});
