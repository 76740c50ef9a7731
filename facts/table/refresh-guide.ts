import type { Facts } from "./fact";

/** What the guide on refreshing access tokens says of tokens, providers and connections. */
export const refreshGuide = {
  "refresh.lost-result":
    "A rotating provider refuses a refresh token that has been used: if the result of one refresh is lost, the next ends as invalid_grant",
  "refresh.grace-period":
    "With a grace period at a provider that rotates, two parallel refreshes with one token both succeed, also from different browsers; after the period it refuses that token",
  "refresh.lost-answer":
    "With a single flight that remembers for a minute, a browser that never got the new cookie gets the tokens within that minute, and invalid_grant after it",
  "refresh.expires-at":
    "account.expires_at is in seconds since 1970: the time of the sign-in and the provider's expires_in",
  "refresh.lost-session":
    "With a new secret, or another name of the cookie, the jwt callback runs at no read, and what the token held is gone",
  "refresh.next-refuses-next":
    "Next.js throws an error for a Route Handler that answers with NextResponse.next()",
  "refresh.sveltekit-late-cookie":
    "SvelteKit refuses a cookie that is set after the response has been made",
} as const satisfies Facts;
