import type { Facts } from "./fact";

/** What a provider's tokens say, where they go, and what the session needs of them. */
export const providerTokens = {
  "tokens.id-token":
    "The ID token that an OpenID provider sends says who signed in (sub), when (iat) and at which app (aud)",
  "tokens.one-consent":
    "A code brings an access token, a refresh token and an ID token, and signIn hands all three to the app",
  "tokens.not-needed":
    "Eight days after a sign-in, with all of the provider's tokens expired and gone from the Account row, reads of the session with either strategy give the user and ask nothing of the provider",
  "tokens.in-the-cookie":
    "An access token that the jwt callback keeps is in the cookie of each request that follows, encrypted, and makes the cookie longer by more than the token's length",
  "tokens.by-scope":
    "Of three providers, one sends a refresh token with each sign-in, one only with the scope offline_access, and one never",
  "tokens.not-kept":
    "The provider's tokens are in account at the sign-in, and without a jwt callback that keeps them none is in the token or in the session",
  "tokens.sent-to-scripts":
    "An accessToken that the session callback adds is in what a script of the page gets from the session endpoint",
} as const satisfies Facts;
