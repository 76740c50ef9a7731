import type { Facts } from "./fact";

/** Access tokens that expire, and the guide's way to refresh them. */
export const refresh = {
  "V9.last-cookie-wins":
    "The documented refresh in the jwt callback: of two parallel reads one is refused, and if its answer comes last, its cookie stays and the person stays in RefreshTokenError",
  "V9.reuse-detection":
    "If the winner's cookie stays, a provider that revokes what came of a reused refresh token refuses every later refresh",
  "VC-j.single-flight":
    "A single flight in one process, keyed by the refresh token, gives every parallel read the same new tokens",
} as const satisfies Facts;
