import { decodeCBOR } from "@levischuck/tiny-cbor";
import { expect, test, vi } from "vitest";

import { fromBase64Url, toBase64Url, utf8 } from "./bytes";
import { CredentialKeyPair, toDer } from "./key-pair";

test.each([
  ["small numbers", [0, 1, 0, 2], [0x30, 6, 2, 1, 1, 2, 1, 2]],
  ["a high first bit", [0x80, 0, 0x7f, 0xff], [0x30, 9, 2, 3, 0, 0x80, 0, 2, 2, 0x7f, 0xff]],
  ["zero", [0, 0, 0, 5], [0x30, 6, 2, 1, 0, 2, 1, 5]],
])("a signature in DER: %s", (_, raw, der) => {
  expect([...toDer(Uint8Array.from(raw))]).toEqual(der);
});

test("a key signs so that its own public key verifies it", async () => {
  const keys = await CredentialKeyPair.generate();
  const cose = decodeCBOR(await keys.toCose()) as Map<number, number | Uint8Array>;
  expect([cose.get(1), cose.get(3), cose.get(-1)]).toEqual([2, -7, 1]);
  const coordinate = (label: number) => toBase64Url(cose.get(label) as Uint8Array);
  const key = await crypto.subtle.importKey(
    "jwk",
    { kty: "EC", crv: "P-256", x: coordinate(-2), y: coordinate(-3) },
    { name: "ECDSA", namedCurve: "P-256" },
    true,
    ["verify"],
  );
  const spki = new Uint8Array(await crypto.subtle.exportKey("spki", key));
  expect(spki).toEqual(await keys.toSpki());
  const { verify } = await import("node:crypto");
  const pem = `-----BEGIN PUBLIC KEY-----\n${Buffer.from(spki).toString("base64")}\n-----END PUBLIC KEY-----`;
  const data = utf8("what is signed");
  expect(verify("sha256", data, pem, await keys.sign(data))).toBe(true);
  expect(verify("sha256", utf8("other"), pem, await keys.sign(data))).toBe(false);
});

test.each([
  ["first", [0, ...new Array<number>(63).fill(1)]],
  ["second", [...new Array<number>(32).fill(1), 0, ...new Array<number>(31).fill(1)]],
])("a key signs again where the %s number begins with a zero byte", async (_, short) => {
  const keys = await CredentialKeyPair.generate();
  const draw = vi.spyOn(crypto.subtle, "sign");
  draw.mockResolvedValueOnce(Uint8Array.from(short).buffer);
  const signature = await keys.sign(utf8("what is signed"));
  expect(draw.mock.calls.length).toBeGreaterThan(1);
  expect(signature).not.toEqual(toDer(Uint8Array.from(short)));
  draw.mockRestore();
});

test("base64url goes both ways", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
  expect(toBase64Url(bytes)).not.toMatch(/[+/=]/);
});
