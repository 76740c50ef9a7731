import type { Facts } from "./fact";

/** Passkeys. */
export const passkeys = {
  "passkeys.leading-zero":
    "@simplewebauthn/server 9 refuses valid signatures in which a number begins with a zero byte",
} as const satisfies Facts;
