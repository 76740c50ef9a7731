import { readFileSync } from "node:fs";

import { verifySignature } from "@simplewebauthn/server/helpers";
import { expect, onTestFinished } from "vitest";

import { CredentialKeyPair, toDer } from "../src/world/webauthn/key-pair";
import { openPasskeySite, register } from "../tests/signin/support/passkeys";
import { shows } from "../tests/support/shows";

const curve = { name: "ECDSA", namedCurve: "P-256" };
const data = new TextEncoder().encode("authenticator data, and the hash of the client data");

shows("passkeys.leading-zero", async () => {
  const pair = await crypto.subtle.generateKey(curve, true, ["sign", "verify"]);
  const credentialPublicKey = await new CredentialKeyPair(pair).toCose();
  const ecdsa = { name: "ECDSA", hash: "SHA-256" };

  // By which of the two numbers begin with a zero byte.
  const kinds = new Map<string, [valid: boolean, taken: boolean]>();
  const wanted = ["none", "r", "s"];
  while (!wanted.every((kind) => kinds.has(kind))) {
    const raw = new Uint8Array(await crypto.subtle.sign(ecdsa, pair.privateKey, data));
    const kind = [raw[0] === 0 ? "r" : "", raw[32] === 0 ? "s" : ""].join("") || "none";
    if (kinds.has(kind)) continue;
    const valid = await crypto.subtle.verify(ecdsa, pair.publicKey, raw, data);
    const taken = await verifySignature({ signature: toDer(raw), data, credentialPublicKey });
    kinds.set(kind, [valid, taken]);
  }
  expect(kinds.get("none")).toEqual([true, true]);
  expect(kinds.get("r")).toEqual([true, false]);
  expect(kinds.get("s")).toEqual([true, false]);

  const manifest = readFileSync("node_modules/@simplewebauthn/server/package.json", "utf8");
  expect(JSON.parse(manifest)).toMatchObject({ version: expect.stringMatching(/^9\./) });

  // Each number is a residue of the order of P-256 (FIPS 186-5), and all are equally likely.
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const one = Number((2n ** 248n * 10n ** 9n) / order) / 1e9;
  expect(Math.round(1 / one)).toBe(256);
  expect(Math.round(1 / (1 - (1 - one) ** 2))).toBe(128);
});

shows("passkeys.no-second-row", async () => {
  const site = openPasskeySite();
  onTestFinished(() => site.world.dispose());
  await register(site);
  const before = structuredClone(site.tables.sessions);
  await site.alice.opens("/auth/signin");
  await site.alice.signsInWithPasskey();
  site.alice.isAt("/");
  expect(site.tables.sessions).toEqual(before);
});
