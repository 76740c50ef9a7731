import { hkdfSync } from "node:crypto";

import { jwtDecrypt, type JWTPayload } from "jose";

/** Name of the app's session cookie. The key depends on it. */
const NAME = "__Secure-authjs.session-token";

/** The claims of a session cookie. @throws if it is not valid */
export async function openSession(cookie: string): Promise<JWTPayload> {
  const secret = process.env.AUTH_SECRET ?? "";
  const info = `Auth.js Generated Encryption Key (${NAME})`;
  const key = new Uint8Array(hkdfSync("sha256", secret, NAME, info, 64));
  const { payload } = await jwtDecrypt(cookie, key, {
    keyManagementAlgorithms: ["dir"],
    contentEncryptionAlgorithms: ["A256CBC-HS512"],
    clockTolerance: 15,
  });
  return payload;
}
