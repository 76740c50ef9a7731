import type { Facts } from "./fact";

/** What others can do with a session cookie, and what a service can be given in its place. */
export const tokenElsewhere = {
  "session-token.guessed-offline":
    "With one session cookie, secrets can be tried without a request to the app: of a list, the right one opens it",
  "session-token.of-version-4":
    "decode() of core opens no session token of next-auth 4, which has another key and the encryption A256GCM, although the secret is the same",
  "session-token.signed-for-a-service":
    "A token that the app signs with a private key, for five minutes, is verified with the public key alone, which signs none, and is refused after its end",
} as const satisfies Facts;
