import type { Facts } from "./fact";

/** Access tokens that expire, and the guide's way to refresh them (facts 0.4, 4). */
export const refresh = {
  "V9.last-cookie-wins": {
    sections: ["0.4"],
    statement:
      "The documented refresh in the jwt callback: of two parallel reads one is refused, and if its answer comes last, its cookie stays and the person is in RefreshTokenError for ever",
    verdict: "shown",
  },
  "V9.reuse-detection": {
    sections: ["0.4"],
    statement:
      "If the winner's cookie stays, a provider that revokes what came of a reused refresh token makes the next refresh fail for ever",
    verdict: "shown",
  },
  "VC-j.single-flight": {
    sections: ["0.4", "4.1"],
    statement:
      "A single flight in one process, keyed by the refresh token, gives every parallel read the same new tokens",
    verdict: "shown",
  },
} as const satisfies Facts;
