import type { Facts } from "./fact";

/** Access tokens that expire, and the guide's way to refresh them. */
export const refresh = {
  "refresh.new-token-at-sign-in":
    "At a sign-in the jwt callback gets a new token, in which nothing is of the session that the browser still has",
  "refresh.copied-request":
    "A request for the session that is a copy of a POST ends with 400 and MissingCSRF, and the body of that POST is used up; a copy of its cookie alone gives the session",
  "V9.last-cookie-wins":
    "The documented refresh in the jwt callback: of two parallel reads one is refused, and if its answer comes last, its cookie stays, the person stays in RefreshTokenError, and each read sends one more refresh, which is refused",
  "V9.reuse-detection":
    "If the winner's cookie stays, a provider that revokes what came of a reused refresh token refuses every later refresh",
  "VC-j.single-flight":
    "A single flight in one process, keyed by the refresh token, gives every parallel read the same new tokens",
} as const satisfies Facts;
