import type { Facts } from "./fact";

/** Passkeys. */
export const passkeys = {
  "passkeys.leading-zero":
    "@simplewebauthn/server 9 refuses valid signatures of ECDSA with P-256 in which a number begins with a zero byte: each of the two in one of 256, so about one signature in 128",
  "passkeys.no-second-row":
    "Signing in with a passkey while signed in as the same user adds no Session row",
} as const satisfies Facts;
