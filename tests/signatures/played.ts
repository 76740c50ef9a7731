/** Signatures whose texts come of a fault that `played.test.ts` plays against the real library. */
export const PLAYED = [
  "response-issuer",
  "token-issuer",
  "metadata-issuer",
  "token-audience",
  "token-nonce",
  "state-differs",
  "no-id-token",
  "no-access-token",
  "endpoint-error",
  "not-conform",
  "access-denied",
  "invalid-scope",
] as const;
